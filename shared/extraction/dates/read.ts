/**
 * The grammar of dates in running text, shared by all languages that put spaces between words: one function a form,
 * each reading forward from a token. Longest reading wins. Which day it is, resolve.ts says.
 */
import { type DateToken, termValue } from './lexer.ts';
import type { Numerals, Reading, Tokens } from './parts.ts';
import { readDayFirst, readMonthFirst, readNth, readNumeric, readRange, readTriple } from './read-calendar.ts';
import {
  countedWeekdays,
  offsetOf,
  readAmounts,
  readHoliday,
  readMidnight,
  readOffset,
  readPartOfDay,
  readRelativeDay,
  weekdayOfOffset,
} from './read-relative.ts';
import { readEdge, readMonthDay, readNextMeeting, readSpan, readWeekNumber, WEEK_NUMBER } from './read-span.ts';
import { readWeekday } from './read-weekday.ts';

type Form = (tokens: Tokens, at: number, numerals: Numerals) => Reading | null;

/** Of two readings of one length the earlier form wins. */
const FORMS: readonly Form[] = [
  readRange,
  readTriple,
  readNumeric,
  readEdge,
  readNth,
  countedWeekdays,
  weekdayOfOffset,
  readWeekday,
  readMonthFirst,
  readDayFirst,
  readRelativeDay,
  readPartOfDay,
  readOffset,
  readSpan,
  readWeekNumber,
  readNextMeeting,
  readMonthDay,
  readHoliday,
  readMidnight,
];

const TIMELY: ReadonlySet<string> = new Set(
  'month weekday ordinal day unit holiday part now midnight meeting'.split(' '),
);

/** Words without a table of their own: "eow", "Monatsende", "KW12", "vigésimo", "new" in "new year". */
const isOdd = ({ folded }: DateToken): boolean =>
  /^eo[wmqyd]$|ende$/.test(folded) || /^vig|^trig|^new$|^pasado$/.test(folded) || WEEK_NUMBER.test(folded);

/** False when none of the words can be the heart of a date: "by", "the" and "next" alone are none. Most texts end here. */
export const mayHoldDates = (tokens: Tokens): boolean =>
  tokens.some((token) => token.digits !== null || token.terms.some(({ is }) => TIMELY.has(is)) || isOdd(token));

/** The longest date that begins at token `at`, or null. */
export function readDateAt(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
  const token = tokens[at];
  if (token === undefined || (token.terms.length === 0 && token.digits === null && token.text !== '+' && !isOdd(token)))
    return null;
  let longest: Reading | null = null;
  for (const read of FORMS) {
    const reading = read(tokens, at, numerals);
    if (reading !== null && (longest === null || reading.next > longest.next)) longest = reading;
  }
  return longest === null ? null : { ...longest, next: afterHour(tokens, longest.next) };
}

const CLOSING = /^(?:eod|cob|eob|eop|(?:end|close) of (?:the )?(?:business|day|play)\b)/;

/** "Friday COB", "tomorrow, by EOD": the hour the office closes belongs to the day before it and is no day of its own. */
function afterHour(tokens: Tokens, next: number): number {
  let from = next;
  while (from < next + 3 && /^(?:,|at|by|before|the|-)$/.test(tokens[from]?.folded ?? '')) from++;
  const words = tokens.slice(from, from + 4).map(({ folded }) => folded);
  if (!CLOSING.test(words.join(' '))) return next;
  const length = words[1] !== 'of' ? 1 : words[2] === 'the' ? 4 : 3;
  // "tomorrow, EOD Friday": the hour already has a day of its own.
  const own = tokens[from + length];
  return termValue(own, 'weekday') !== null || termValue(own, 'day') !== null ? next : from + length;
}

/** "1 month", "5 days": a bare length of time, read only where a phrase is nothing else. */
export function readBareAmount(tokens: Tokens): Reading | null {
  const read = readAmounts(tokens, 0);
  return read === null || read.next !== tokens.length ? null : offsetOf(read.amounts, null, read.next);
}
