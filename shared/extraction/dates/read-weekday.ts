/** Weekdays with all that can stand around them: "next Friday", "Friday next week", "vendredi prochain", "Fri 14th". */
import { type DateToken, isWord, termValue } from './lexer.ts';
import {
  isTimeLike,
  type Numerals,
  type Reading,
  readCompoundOrdinal,
  shiftOf,
  skipGlue,
  type Tokens,
  unitOf,
} from './parts.ts';
import { dayOfMonthName, readDayFirst, readNumeric, readTriple } from './read-calendar.ts';

/** "weeks": no single one is meant. */
const isManyWeeks = (token: DateToken | undefined): boolean =>
  /^(?:weeks|wochen|semaines|semanas|weken|wks)$/.test(token?.folded ?? '');

/** "next week", "la semaine prochaine", "the following week": shift and where it ends. */
export function readWeekShift(tokens: Tokens, at: number): { readonly shift: number; readonly next: number } | null {
  if (isManyWeeks(tokens[at]) || isManyWeeks(tokens[at + 1]) || isManyWeeks(tokens[at + 2])) return null;
  const from = isWord(tokens[at], 'the') ? at + 1 : at;
  const before = shiftOf(tokens[from]);
  if (before !== null && unitOf(tokens[from + 1]) === 'week') return { shift: before, next: from + 2 };
  const after = shiftOf(tokens[from + 1]);
  if (unitOf(tokens[from]) === 'week' && after !== null) return { shift: after, next: from + 2 };
  // "la semana que viene"
  if (unitOf(tokens[from]) === 'week' && tokens[from + 1]?.folded === 'que' && shiftOf(tokens[from + 2]) !== null)
    return { shift: 1, next: from + 3 };
  return null;
}

/** Weekdays with all that can stand around them: "next Friday", "Friday next week", "vendredi prochain", "Fri 14th", "Friday, 3 May". */
export function readWeekday(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
  const lead = shiftOf(tokens[at]);
  let next = lead === null ? at : at + 1;
  const second = lead === null ? null : shiftOf(tokens[next]);
  if (second !== null) next++;
  const weekday = termValue(tokens[next], 'weekday');
  if (weekday === null) return weekThenDay(tokens, at);
  next++;
  if (/^feira$/.test(tokens[next]?.folded ?? '')) next++;
  if (tokens[next]?.text === '.' && (tokens[next]?.glued ?? false)) next++;
  if (tokens[next]?.folded === 'en' && /^(?:8|15|huit|quinze)$/.test(tokens[next + 1]?.text ?? ''))
    return afterWeekday(tokens, next, weekday, at);
  const dated = dateAfterWeekday(tokens, next, numerals);
  if (dated !== null) return dated;
  const upcoming = second !== null || isWord(tokens[at], 'upcoming');
  if (lead !== null)
    return {
      value: { type: 'weekday', weekday, week: lead === 1 && !upcoming ? 1 : lead === 2 ? 2 : null, skip: 0 },
      next,
    };
  return afterWeekday(tokens, next, weekday, at);
}

/** "Friday, 3 May", "Friday 7/6", "Fri 14th": the date decides; a lone day number must fall on that weekday. */
function dateAfterWeekday(tokens: Tokens, next: number, numerals: Numerals): Reading | null {
  const from = skipGlue(tokens, next);
  const full =
    readTriple(tokens, from) ??
    readNumeric(tokens, from, numerals) ??
    readDayFirst(tokens, from) ??
    dayOfMonthName(tokens, from);
  if (full !== null) return full;
  const skipped = unitOf(tokens[from]) === 'day' ? from + 1 : from;
  const day = readCompoundOrdinal(tokens, skipped);
  const weekday = termValue(tokens[next - 1], 'weekday') ?? termValue(tokens[next - 2], 'weekday');
  if (
    day === null ||
    weekday === null ||
    (from > next && !day.ordinal && skipped === from && termValue(tokens[from], 'number') !== null)
  )
    return null;
  if (isTimeLike(tokens, day.next) || unitOf(tokens[day.next]) !== null || termValue(tokens[skipped], 'number') === 1)
    return null;
  return { value: { type: 'month-day', day: day.day, weekday, shift: null }, next: day.next };
}

function afterWeekday(tokens: Tokens, next: number, weekday: number, at: number): Reading | null {
  const plain: Reading = { value: { type: 'weekday', weekday, week: null, skip: 0 }, next };
  if (isWord(tokens[next], 'after') && isWord(tokens[next + 1], 'next'))
    return { value: { type: 'weekday', weekday, week: null, skip: 1 }, next: next + 2 };
  const week = readWeekShift(tokens, skipGlue(tokens, next));
  if (week !== null) return { value: { type: 'weekday', weekday, week: week.shift, skip: 0 }, next: week.next };
  // Romance languages put "next" behind; "mardi en 15" is the one after next.
  if (isWord(tokens[next], 'next') && !isWord(tokens[next], 'on'))
    return { value: { type: 'weekday', weekday, week: 1, skip: 0 }, next: next + 1 };
  if (tokens[next]?.folded === 'en' && /^(?:8|15|huit|quinze)$/.test(tokens[next + 1]?.text ?? '')) {
    return {
      value: {
        type: 'weekday',
        weekday,
        week: null,
        skip: /^(?:15|quinze)$/.test(tokens[next + 1]?.text ?? '') ? 2 : 1,
      },
      next: next + 2,
    };
  }
  return at === next ? null : plain;
}

/** "next week on Friday", "übernächste Woche am Freitag", "volgende week zondag". */
function weekThenDay(tokens: Tokens, at: number): Reading | null {
  const week = readWeekShift(tokens, at);
  if (week === null) return null;
  const joined = skipGlue(tokens, week.next);
  const weekday = termValue(tokens[joined], 'weekday');
  if (weekday === null)
    return { value: { type: 'span', unit: 'week', shift: week.shift, edge: null }, next: week.next };
  return { value: { type: 'weekday', weekday, week: week.shift, skip: 0 }, next: joined + 1 };
}
