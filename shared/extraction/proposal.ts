/** What a parser hands on: a place in the document that may be an action, with the reason. Refiners settle the rest. */
import type { CandidateKind } from './extraction.ts';
import type { View } from './view.ts';

/** A possible candidate. Offsets count in the text of placed line `line` (and `toLine`, when it ends on another). */
export interface Proposal {
  readonly line: number;
  readonly start: number;
  readonly toLine: number;
  readonly end: number;
  readonly kind: CandidateKind;
  /** 0..1, how much the form alone says. */
  readonly confidence: number;
  readonly rule: string;
  readonly reasons: readonly string[];
  /** The owner as written; null when nobody is named here. */
  readonly owner: string | null;
  /** A deadline that stands elsewhere, such as in a table's due column. */
  readonly dueText?: string | null;
}

/** A parser reads the whole view and proposes in reading order. */
export type Parser = (view: View) => readonly Proposal[];

/** A proposal within one line. */
export function propose(
  line: number,
  start: number,
  end: number,
  more: Omit<Proposal, 'line' | 'start' | 'end' | 'toLine'>,
): Proposal {
  return { line, start, end, toLine: line, ...more };
}

/** Narrows a span to its words: no white space, list signs or brackets at either edge. */
export function trimSpan(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  let to = end;
  while (from < to && /[\s\-–—:*_|,;>]/.test(text.charAt(from))) from++;
  while (to > from && /[\s|,;*_]/.test(text.charAt(to - 1))) to--;
  return [from, to];
}
