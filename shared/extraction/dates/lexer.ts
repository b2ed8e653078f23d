/** Words and numbers of a text with what they can mean in a date. */

import type { Word } from './tables.ts';
import { foldWord, type Term, termsOf } from './terms.ts';

/** A word, a run of digits, or a sign. `glued` is true when no space stands before it. */
export interface DateToken {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly digits: number | null;
  readonly glued: boolean;
  readonly terms: readonly Term[];
}

const TOKEN = /\d+|[\p{L}\p{M}]+(?:['’-]\p{L}[\p{L}\p{M}]*)*|\S/gu;

/** Reads the tokens of `text` for one language. Full-width digits are digits. */
export function readDateTokens(text: string, language: string): readonly DateToken[] {
  const table = termsOf(language);
  const tokens: DateToken[] = [];
  let last = -1;
  for (const match of text.matchAll(TOKEN)) {
    const word = match[0];
    const folded = foldWord(word);
    const start = match.index;
    tokens.push({
      text: word,
      folded,
      start,
      end: start + word.length,
      digits: /^\d{1,4}$/.test(word) ? Number(word) : null,
      glued: last === start,
      terms: lookUp(table, folded),
    });
    last = start + word.length;
  }
  return tokens;
}

const NONE: readonly Term[] = [];

/** German ordinals and adjectives take endings: "siebten", "dreißigster". */
function lookUp(table: ReadonlyMap<string, readonly Term[]>, folded: string): readonly Term[] {
  const direct = table.get(folded);
  if (direct !== undefined) return direct;
  return /[nrs]$/.test(folded) ? (table.get(folded.slice(0, -1))?.filter(({ is }) => is === 'ordinal') ?? NONE) : NONE;
}

/** The value of a token as `kind`, or null. */
export function termValue(
  token: DateToken | undefined,
  kind: 'month' | 'weekday' | 'number' | 'ordinal' | 'day',
): number | null {
  const term = token?.terms.find(({ is }) => is === kind);
  return term !== undefined && 'value' in term && typeof term.value === 'number' ? term.value : null;
}

/** True when the token is the grammar word. */
export const isWord = (token: DateToken | undefined, word: Word): boolean =>
  token?.terms.some(({ is }) => is === word) ?? false;
