/** Stretches of the calendar and their ends: "end of the week", "next month", "EOQ", "the 27th", "the next meeting". */
import { type DateToken, isWord, termValue } from './lexer.ts';
import {
  isTimeLike,
  type Numerals,
  type Reading,
  readCompoundOrdinal,
  readYear,
  shiftOf,
  skipGlue,
  type Tokens,
  unitOf,
} from './parts.ts';
import { dayOfMonthName, readDayFirst, readNth } from './read-calendar.ts';
import { offsetOf, readAnchor } from './read-relative.ts';
import type { Unit } from './tables.ts';
import type { Edge } from './value.ts';

const edgeOf = (token: DateToken | undefined): Edge | null =>
  isWord(token, 'end') ? 'end' : isWord(token, 'start') ? 'start' : isWord(token, 'mid') ? 'mid' : null;

/** "end of the week", "fin du mois", "Anfang März", "end of Monday January 15th", "end of Q3", "EOW". */
export function readEdge(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
  const short = /^(?:eo(w|m|q|y|d)|(?:wochen|monats|quartals|jahres)ende)$/.exec(tokens[at]?.folded ?? '');
  if (short !== null)
    return {
      value: {
        type: 'span',
        unit: SHORT_UNITS[short[1] ?? (short[0] ?? '').charAt(0)] ?? 'week',
        shift: 0,
        edge: 'end',
      },
      next: at + 1,
    };
  const edge = edgeOf(tokens[at]);
  if (edge === null) return null;
  let from = skipGlue(tokens, at + 1, 4);
  if (tokens[from]?.text === '-') from++;
  const shift = shiftOf(tokens[from]);
  if (shift !== null) from++;
  const unit = unitOf(tokens[from]);
  if (unit !== null) {
    const after = shiftOf(tokens[from + 1]);
    if (unit === 'day') return endOfDay(tokens, from, numerals);
    return {
      value: { type: 'span', unit, shift: shift ?? after ?? 0, edge },
      next: from + 1 + (after === null ? 0 : 1),
    };
  }
  const month = termValue(tokens[from], 'month');
  if (month !== null && dayOfMonthName(tokens, from) === null) {
    const year = readYear(tokens, from + 1);
    return { value: { type: 'month', year: year?.year ?? null, month, edge }, next: year?.next ?? from + 1 };
  }
  if (isWord(tokens[from], 'part')) from = skipGlue(tokens, from + 1, 2);
  return edge === 'end' ? readAnchor(tokens, from, numerals) : null;
}

const SHORT_UNITS: Readonly<Record<string, Unit>> = {
  w: 'week',
  m: 'month',
  q: 'quarter',
  y: 'year',
  d: 'day',
  j: 'year',
};

/** "end of day", "end of the day today", "end of day Friday". */
function endOfDay(tokens: Tokens, unitAt: number, numerals: Numerals): Reading {
  const anchor = readAnchor(tokens, unitAt + 1, numerals);
  return anchor ?? offsetOf([{ count: 0, unit: 'day' }], null, unitAt + 1);
}

/** "KW 22", "Kalenderwoche 22", "CW 22": a week by its ISO number. */
export function readWeekNumber(tokens: Tokens, at: number): Reading | null {
  const week = tokens[at + 1]?.digits ?? null;
  if (!WEEK_NUMBER.test(tokens[at]?.folded ?? '') || week === null || week < 1 || week > 53) return null;
  return { value: { type: 'week-number', week }, next: at + 2 };
}

/** Words before the number of a calendar week. "Week 3" alone is as often the third week of a course. */
export const WEEK_NUMBER = /^(?:kw|cw|kalenderwoche)$/;

/** "next month", "la semana que viene", "this quarter", "the next day". */
export function readSpan(tokens: Tokens, at: number): Reading | null {
  const from = isWord(tokens[at], 'the') ? at + 1 : at;
  const before = shiftOf(tokens[from]);
  const after = shiftOf(tokens[from + 1]);
  const unit = before === null ? unitOf(tokens[from]) : unitOf(tokens[from + 1]);
  if (unit === null || unit === 'hour' || unit === 'minute') {
    return before !== null && unit === 'hour' ? offsetOf([{ count: 0, unit: 'day' }], null, from + 2) : null;
  }
  const shift = before ?? after ?? (tokens[from + 1]?.folded === 'que' ? shiftOf(tokens[from + 2]) : null);
  if (shift === null) return null;
  const next = before === null && after === null ? from + 3 : from + 2;
  // "the upcoming weeks" is no date.
  if (
    /(?:weeks|months|wochen|monate|semaines|semanas|meses|weken|maanden|years|days|tage|jours|dias|dagen)$/.test(
      tokens[before === null ? from : from + 1]?.folded ?? '',
    )
  )
    return null;
  if (unit === 'day') return offsetOf([{ count: shift, unit }], null, next);
  return { value: { type: 'span', unit, shift, edge: null }, next };
}

/** "the 27th", "le 23", "op de eerste", "20th of this month". */
export function readMonthDay(tokens: Tokens, at: number): Reading | null {
  const article = isWord(tokens[at], 'the') || isWord(tokens[at], 'on');
  let from = at;
  while (from < at + 3 && (isWord(tokens[from], 'the') || isWord(tokens[from], 'on'))) from++;
  if (unitOf(tokens[from]) === 'day') from++;
  const day = readCompoundOrdinal(tokens, from);
  if (day === null || day.day > 31) return null;
  // "den 28. Oktober", "the first Friday of July", "zum 05.03": the article only leads in a whole date.
  if (readDayFirst(tokens, from) !== null || readNth(tokens, from) !== null || isSlashed(tokens, from)) return null;
  const spelled = tokens[from]?.digits === null;
  const joined = skipGlue(tokens, day.next);
  const shift = shiftOf(tokens[joined]);
  if (shift !== null && unitOf(tokens[joined + 1]) === 'month')
    return { value: { type: 'month-day', day: day.day, weekday: null, shift }, next: joined + 2 };
  if (!article || (spelled && !day.ordinal) || isTimeLike(tokens, day.next)) return null;
  if (/^\p{L}/u.test(tokens[day.next]?.text ?? '') && !day.ordinal) return null;
  if (/^[/%$€:]$/.test(tokens[day.next]?.text ?? '')) return null;
  return { value: { type: 'month-day', day: day.day, weekday: null, shift: null }, next: day.next };
}

/** Two numbers joined by a sign: "05.03", "5/3". */
const isSlashed = (tokens: Tokens, at: number): boolean =>
  /^[./-]$/.test(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.glued === true && tokens[at + 2]?.digits != null;

/** "the next meeting", "prochaine réunion", "volgend overleg". */
export function readNextMeeting(tokens: Tokens, at: number): Reading | null {
  const from = isWord(tokens[at], 'the') ? at + 1 : at;
  const ahead = shiftOf(tokens[from]) !== null && shiftOf(tokens[from]) !== 0;
  for (let skip = 1; skip <= 3; skip++) {
    if (!isWord(tokens[from + skip], 'meeting')) continue;
    if (ahead) return { value: { type: 'next-meeting' }, next: from + skip + 1 };
  }
  const behind = isWord(tokens[from], 'meeting') && isWord(tokens[from + 1], 'next');
  return behind ? { value: { type: 'next-meeting' }, next: from + 2 } : null;
}
