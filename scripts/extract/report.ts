/** How the command shows what it found to people: one table a file, then what was decided and when to meet again. */

import type { Candidate, Extraction } from '../../shared/extraction/extraction.ts';

const HEADINGS = ['kind', 'owner', 'due', 'confidence', 'rule', 'text'] as const;
const MAX_TEXT = 100;

/** The report on one file, ending in a line break. */
export function reportOn(file: string, found: Extraction, notices: readonly string[]): string {
  const lines = [file, ...table(found.items)];
  for (const decision of found.decisions) lines.push(`  decision: ${oneLine(decision.text)}`);
  for (const question of found.questions) lines.push(`  question: ${oneLine(question.text)}`);
  if (found.followUp !== null)
    lines.push(`  follow-up: ${found.followUp.on ?? 'no date'} (${oneLine(found.followUp.phrase)})`);
  for (const notice of [...notices, ...found.notices]) lines.push(`  note: ${notice}`);
  return `${lines.join('\n')}\n`;
}

function table(items: readonly Candidate[]): string[] {
  if (items.length === 0) return ['  no action items'];
  const rows = [HEADINGS as readonly string[], ...items.map(rowOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

const rowOf = (item: Candidate): string[] => [
  item.kind,
  oneLine(item.ownerMatch?.person.name ?? item.owner ?? '-'),
  item.dueOn ?? (item.duePhrase === null ? '-' : `? ${oneLine(item.duePhrase)}`),
  item.confidence.toFixed(2),
  item.rule,
  oneLine(item.text),
];

/** Control characters and marks of direction in a document must not steer a terminal. */
function oneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length > MAX_TEXT ? `${plain.slice(0, MAX_TEXT - 1)}…` : plain;
}
