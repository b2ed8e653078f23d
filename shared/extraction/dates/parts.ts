/** The smallest pieces of the date grammar: days, years, units, and the words between them. */
import { type DateToken, isWord, termValue } from './lexer.ts';
import type { Unit } from './tables.ts';
import type { DateValue } from './value.ts';

/** A value read from tokens up to `next`. */
export interface Reading {
  readonly value: DateValue;
  readonly next: number;
}

/** How a locale writes 03/04: month first (en-US) or day first. */
export interface Numerals {
  readonly monthFirst: boolean;
}

export type Tokens = readonly DateToken[];

const SUFFIX = /^(?:st|nd|rd|th|er|ere|e|eme|de|ste|te|ter|ten|ro|o|a|º|ª|°)$/i;

/** A day of the month: "13", "13th", "13.", "first", "twenty second". */
export function readDay(
  tokens: Tokens,
  at: number,
): { readonly day: number; readonly next: number; readonly ordinal: boolean } | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.digits !== null && token.text.length <= 2 && token.digits >= 1 && token.digits <= 31) {
    const after = tokens[at + 1];
    if (
      after?.glued === true &&
      (SUFFIX.test(after.text) ||
        (after.text === '.' && !(tokens[at + 2]?.glued === true && tokens[at + 2]?.digits !== null)))
    ) {
      return { day: token.digits, next: at + 2, ordinal: true };
    }
    return { day: token.digits, next: at + 1, ordinal: false };
  }
  const ordinal = termValue(token, 'ordinal');
  if (ordinal !== null) return { day: ordinal, next: at + 1, ordinal: true };
  const tens = termValue(token, 'number');
  if (tens === null) return null;
  const ones = termValue(tokens[at + 1], 'ordinal') ?? termValue(tokens[at + 1], 'number');
  if (tens % 10 === 0 && tens >= 20 && ones !== null && ones < 10)
    return { day: tens + ones, next: at + 2, ordinal: true };
  return tens <= 31 && tens > 0 ? { day: tens, next: at + 1, ordinal: false } : null;
}

/** Spanish and Portuguese "vigésimo segundo": twenty and two. */
export function readCompoundOrdinal(tokens: Tokens, at: number): ReturnType<typeof readDay> {
  const tens = { vigesimo: 20, trigesimo: 30, twenty: 20, thirty: 30 }[tokens[at]?.folded ?? ''];
  if (tens === undefined) return readDay(tokens, at);
  const ones = termValue(tokens[at + 1], 'ordinal');
  return ones !== null && ones < 10
    ? { day: tens + ones, next: at + 2, ordinal: true }
    : { day: tens, next: at + 1, ordinal: true };
}

const isGlue = (token: DateToken | undefined): boolean =>
  token !== undefined &&
  (token.text === ',' ||
    token.text === '.' ||
    isWord(token, 'the') ||
    isWord(token, 'of') ||
    isWord(token, 'on') ||
    isWord(token, 'in'));

export function skipGlue(tokens: Tokens, at: number, most = 3): number {
  let next = at;
  while (next - at < most && isGlue(tokens[next])) next++;
  return next;
}

/** A year after a date: ", 2024", "de 2024", "im Jahr 2024", "'24". */
export function readYear(tokens: Tokens, at: number): { readonly year: number; readonly next: number } | null {
  let next = skipGlue(tokens, at);
  if (tokens[next]?.terms.some((term) => term.is === 'unit' && term.value === 'year') === true) next++;
  const token = tokens[next];
  if (token?.digits == null || token.text.length !== 4 || token.digits < 1900 || token.digits > 2199) return null;
  return { year: token.digits, next: next + 1 };
}

/** Shift of "this", "next", "the one after next", or null. */
export function shiftOf(token: DateToken | undefined): number | null {
  if (isWord(token, 'after-next')) return 2;
  if (isWord(token, 'next')) return 1;
  if (isWord(token, 'upcoming') || isWord(token, 'this')) return 0;
  return null;
}

export const unitOf = (token: DateToken | undefined): Unit | null => {
  const term = token?.terms.find(({ is }) => is === 'unit');
  return term?.is === 'unit' ? term.value : null;
};

export const isTimeLike = (tokens: Tokens, at: number): boolean =>
  /^(?::|h|am|pm|uhr|uur|heures?|horas?)$/i.test(tokens[at]?.folded ?? '') &&
  (tokens[at]?.text !== '.' || tokens[at]?.glued === true);
