/** What a document says besides actions: decisions, information and open questions, each with its place and reason. */
import { hasRole } from '../clauses.ts';
import type { CandidateKind } from '../extraction.ts';
import { type Proposal, propose, trimSpan } from '../proposal.ts';
import type { Placed } from '../structure.ts';
import type { Phrase, View } from '../view.ts';
import type { SectionKind } from '../words/headings.ts';
import { isEmptyItem } from './list-item.ts';
import { type Spoken, speakableLines } from './speakable.ts';

const KINDS: Readonly<Partial<Record<SectionKind, CandidateKind>>> = {
  decisions: 'decision',
  questions: 'open-question',
  information: 'information',
};

const LABELS: Readonly<Record<string, CandidateKind>> = {
  decision: 'decision',
  question: 'open-question',
  information: 'information',
};

const whole = (
  placed: Placed,
  kind: CandidateKind,
  from: number,
  confidence: number,
  rule: string,
  reason: string,
): Proposal | null => {
  const [start, end] = trimSpan(placed.line.text, from, placed.line.text.length);
  if (isEmptyItem(placed.line.text.slice(start, end))) return null;
  return propose(placed.index, start, end, { kind, confidence, rule, reasons: [reason], owner: null });
};

function listed(view: View, placed: Placed): Proposal | null {
  const { label } = placed;
  const marked = label === null ? undefined : LABELS[label.kind];
  if (label !== null && marked !== undefined)
    return whole(
      placed,
      marked,
      label.end,
      0.9,
      'labelled-statement',
      `marked "${placed.line.text.slice(0, label.end).trim()}"`,
    );
  const kind = KINDS[placed.section];
  if (kind === undefined || placed.line.marker === 'none' || placed.parent > placed.sectionLine) return null;
  const heading = view.placed[placed.sectionLine]?.line.text.trim() ?? '';
  return whole(placed, kind, 0, 0.75, 'section-statement', `stands under "${heading.slice(0, 40)}"`);
}

/** How far before "decided" a "nothing" may stand; after it the decision itself may be a "not". */
const NEGATION_REACH = 3;

const isDecided = (sentence: Phrase): boolean =>
  sentence.hits.some(
    ({ role, index }) => role === 'decision' && !hasRole(sentence, 'negation', index - NEGATION_REACH, index),
  );

function spoken(line: Spoken, sentence: Phrase): Proposal | null {
  if (isDecided(sentence) && sentence.ending !== '?' && !hasRole(sentence, 'hedge') && sentence.tokens.length > 4) {
    return propose(line.placed.index, sentence.start, sentence.end, {
      kind: 'decision',
      confidence: 0.55,
      rule: 'decided',
      reasons: ['says that it was decided'],
      owner: null,
    });
  }
  if (!/^[?？]$/.test(sentence.ending) || sentence.tokens.length < 5 || hasRole(sentence, 'courtesy')) return null;
  return propose(line.placed.index, sentence.start, sentence.end, {
    kind: 'open-question',
    confidence: 0.55,
    rule: 'question',
    reasons: ['ends with a question mark'],
    owner: null,
  });
}

/** Decisions, information and questions of a document. Transcripts give none: talk asks more than it decides. */
export function statements(view: View): readonly Proposal[] {
  if (view.kind === 'transcript') return [];
  const found: Proposal[] = [];
  for (const line of speakableLines(view)) {
    const item = listed(view, line.placed);
    if (item !== null) {
      found.push(item);
      continue;
    }
    for (const sentence of view.sentencesOf(line.placed.line)) {
      const proposal = spoken(line, sentence);
      if (proposal !== null) found.push(proposal);
    }
  }
  return found;
}
