/** CSV trackers: charset, delimiter and quotes found from the content; quoted line ends and doubled quotes kept. */

import type { ReadTracker } from '../../ports/documents.ts';
import { MAX_TRACKER_COLUMNS, MAX_TRACKER_ROWS } from './limits.ts';
import { decodeText } from './text-decoding.ts';
import { readTracker } from './tracker.ts';
import { Unreadable } from './unreadable.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_UNITS = 32 * 1024;

/** Reads a `.csv` or `.tsv`. Values stay as written, formulas included: nothing is evaluated. */
export function readCsv(bytes: Uint8Array): ReadTracker {
  const decoded = decodeText(bytes);
  const { text, declared } = withoutDeclaration(decoded.text);
  if (text.trim() === '') throw new Unreadable('empty', 'The file holds no text.');
  const delimiter = declared ?? delimiterOf(text);
  const records = parseCsv(text, delimiter, MAX_TRACKER_ROWS + 1_000);
  return { ...readTracker('csv', [{ records }]), delimiter, encoding: decoded.encoding };
}

/** Excel's own first line, `sep=;`. */
function withoutDeclaration(text: string): { text: string; declared?: string } {
  const match = /^sep=(.)\r?\n/i.exec(text);
  return match?.[1] === undefined ? { text } : { text: text.slice(match[0].length), declared: match[1] };
}

/** The delimiter that cuts the first records into the same number of cells most often. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE_UNITS);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = parseCsv(sample, delimiter, 50).map((record) => record.length);
    if (text.length > SAMPLE_UNITS) widths.pop();
    const score = steadiness(widths);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Share of records with the commonest width, weighed by that width; 0 when nothing is cut. */
function steadiness(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let score = 0;
  for (const [width, count] of counts) {
    if (width > 1) score = Math.max(score, (count / widths.length) * (1 + Math.log2(width) / 4));
  }
  return score;
}

/** Records of CSV text, RFC 4180 and what people make of it; a quote inside an unquoted cell is a character. */
export function parseCsv(text: string, delimiter: string, maxRecords: number): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at <= text.length && records.length < maxRecords) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at, delimiter) : bareCell(text, at, delimiter);
    if (record.length < MAX_TRACKER_COLUMNS) record.push(cell.value);
    at = cell.end;
    if (text.charAt(at) === delimiter) {
      at += 1;
      continue;
    }
    if (record.length > 1 || record[0] !== '' || at < text.length) records.push(record);
    record = [];
    if (at >= text.length) break;
    at += text.charAt(at) === '\r' && text.charAt(at + 1) === '\n' ? 2 : 1;
  }
  return records;
}

function quotedCell(text: string, start: number, delimiter: string): { value: string; end: number } {
  const pieces: string[] = [];
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: pieces.join('') + text.slice(at), end: text.length };
    pieces.push(text.slice(at, quote));
    at = quote + 1;
    if (text.charAt(at) !== '"') break;
    pieces.push('"');
    at += 1;
  }
  // Whatever stands between the closing quote and the delimiter belongs to the cell.
  const rest = bareCell(text, at, delimiter);
  return { value: pieces.join('') + rest.value, end: rest.end };
}

function bareCell(text: string, start: number, delimiter: string): { value: string; end: number } {
  let end = start;
  while (end < text.length) {
    const character = text.charAt(end);
    if (character === delimiter || character === '\n' || character === '\r') break;
    end += 1;
  }
  return { value: text.slice(start, end), end };
}
