/** Dates with a month: "5 May 2024", "5/26", "2024-05-26", "first Friday of July", "10 to 22 August". */
import { type DateToken, isWord, termValue } from './lexer.ts';
import { type Numerals, type Reading, readCompoundOrdinal, readDay, readYear, skipGlue, type Tokens } from './parts.ts';

const date = (year: number | null, month: number, day: number, next: number): Reading | null =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { value: { type: 'date', year, month, day }, next } : null;

const withYear = (tokens: Tokens, month: number, day: number, next: number): Reading | null => {
  const year = readYear(tokens, next);
  return date(year?.year ?? null, month, day, year?.next ?? next);
};

/** "2024-05-03", "2024/5/3", "2024/sep/23", "23-2020-september": three parts joined by one sign. */
export function readTriple(tokens: Tokens, at: number): Reading | null {
  const sign = tokens[at + 1]?.text ?? '';
  if (!/^[-/.–]$/.test(sign) || tokens[at + 3]?.text !== sign) return null;
  const parts = [tokens[at], tokens[at + 2], tokens[at + 4]];
  const year = parts.find((part) => part?.digits != null && part.text.length === 4);
  const month = parts.find((part) => termValue(part, 'month') !== null && part?.digits == null);
  if (month === undefined) return null;
  const day = parts.find((part) => part !== year && part !== month);
  if (day?.digits == null || (year === undefined && parts[2]?.text.length !== 2)) return null;
  return date(year?.digits ?? null, termValue(month, 'month') ?? 0, day.digits, at + 5);
}

const century = (token: DateToken): number =>
  token.text.length === 4 ? (token.digits ?? 0) : 2000 + (token.digits ?? 0);

/** "5/26", "26.5.", "5/26/2024", "2024-05-26", "20 02 2014": digits in the locale's order, unless one cannot be a month. */
export function readNumeric(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
  const [first, sign, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.digits == null || sign === undefined || second?.digits == null) return readSpaced(tokens, at, numerals);
  if (!/^[-/.]$/.test(sign.text)) return readSpaced(tokens, at, numerals);
  if (first.glued && tokens[at - 1]?.glued === true && /^[./:\d]$/.test(tokens[at - 1]?.text ?? '')) return null;
  const third = tokens[at + 4];
  const triple = tokens[at + 3]?.text === sign.text && third?.digits != null && tokens[at + 3]?.glued === true;
  if (first.text.length === 4)
    return triple
      ? order(first.digits, second.digits, third.digits, at + 5, true)
      : yearMonth(first.digits, second.digits, at + 3);
  if (triple && (third.text.length === 4 || third.text.length === 2))
    return order(century(third), first.digits, second.digits, at + 5, numerals.monthFirst);
  if (second.text.length === 4) return yearMonth(second.digits, first.digits, at + 3);
  if (sign.text === '-' && /^\p{L}/u.test(tokens[at + 3]?.text ?? '')) return null;
  // A plain "1.2" is a number; "26.5." and "5/26" are dates.
  const closing = tokens[at + 3];
  const dotted = sign.text === '.';
  if (
    dotted &&
    !(closing?.text === '.' && closing.glued) &&
    (second.text.length < 2 || numerals.monthFirst) &&
    !(second.text.length === 2 && first.digits <= 12)
  ) {
    return null;
  }
  const end = dotted && closing?.text === '.' && closing.glued ? at + 4 : at + 3;
  return order(null, first.digits, second.digits, end, dotted && second.digits > 12 ? true : numerals.monthFirst);
}

function yearMonth(year: number, month: number, next: number): Reading | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null;
  return { value: { type: 'month', year, month, edge: null }, next };
}

function readSpaced(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.text.length !== 2 || second?.text.length !== 2 || third?.text.length !== 4) return null;
  if (first.digits === null || second.digits === null || third.digits === null) return null;
  return order(third.digits, first.digits, second.digits, at + 3, numerals.monthFirst);
}

function order(year: number | null, first: number, second: number, next: number, monthFirst: boolean): Reading | null {
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return month > 12 && day <= 12 ? date(year, day, month, next) : date(year, month, day, next);
}

/** "May 5th, 2024", "Oct-2", "nov/2", "Mai"; a bare month is a month. */
export function readMonthFirst(tokens: Tokens, at: number): Reading | null {
  const month = termValue(tokens[at], 'month');
  if (month === null) return null;
  let next = at + 1;
  if (tokens[next]?.text === '.' && tokens[next]?.glued === true) next++;
  const joined = /^[-/]$/.test(tokens[next]?.text ?? '') ? next + 1 : skipGlue(tokens, next, 1);
  const day = readCompoundOrdinal(tokens, joined);
  if (day !== null && !(tokens[day.next]?.glued === true && /^[:/]$/.test(tokens[day.next]?.text ?? ''))) {
    return withYear(tokens, month, day.day, day.next);
  }
  const year = readYear(tokens, next);
  return { value: { type: 'month', year: year?.year ?? null, month, edge: null }, next: year?.next ?? next };
}

/** "5 May", "the 5th of May 2024", "21 del 3", "7. vierter", "siebten vierten". */
export function readDayFirst(tokens: Tokens, at: number): Reading | null {
  const day = readCompoundOrdinal(tokens, at);
  if (day === null) return null;
  let next = day.next;
  if (/^[-/]$/.test(tokens[next]?.text ?? '')) next++;
  next = skipGlue(tokens, next);
  const month = termValue(tokens[next], 'month');
  if (month !== null) {
    const dot = tokens[next + 1]?.text === '.' && tokens[next + 1]?.glued === true ? 1 : 0;
    return withYear(tokens, month, day.day, next + 1 + dot);
  }
  const numbered = termValue(tokens[next], 'ordinal');
  if (numbered !== null && day.ordinal && numbered <= 12 && next === day.next)
    return withYear(tokens, numbered, day.day, next + 1);
  const of = tokens[day.next]?.folded === 'del' ? tokens[day.next + 1] : undefined;
  return of?.digits != null && of.digits <= 12 ? withYear(tokens, of.digits, day.day, day.next + 2) : null;
}

/** "first Friday of July", "laatste zondag van maart 2014". */
export function readNth(tokens: Tokens, at: number): Reading | null {
  const last = isWord(tokens[at], 'last');
  const nth = last ? -1 : (termValue(tokens[at], 'ordinal') ?? readDay(tokens, at)?.day ?? null);
  if (nth === null || nth > 5) return null;
  const from = last ? at + 1 : (readDay(tokens, at)?.next ?? at + 1);
  const weekday = termValue(tokens[from], 'weekday');
  const joined = skipGlue(tokens, from + 1);
  const month = termValue(tokens[joined], 'month');
  if (weekday === null || month === null || (joined === from + 1 && !last)) return null;
  const year = readYear(tokens, joined + 1);
  return { value: { type: 'nth', nth, weekday, month, year: year?.year ?? null }, next: year?.next ?? joined + 1 };
}

export function dayOfMonthName(tokens: Tokens, at: number): Reading | null {
  const reading = readMonthFirst(tokens, at);
  return reading?.value.type === 'date' ? reading : null;
}

const isDash = (token: DateToken | undefined): boolean => /^[-–—~]$/.test(token?.text ?? '') || isWord(token, 'dash');

/** "10 to 22 August", "10 August - 12 October 2013": the first day counts, month and year come from the end. */
export function readRange(tokens: Tokens, at: number): Reading | null {
  const lone = readDay(tokens, at);
  if (lone !== null && isDash(tokens[lone.next])) {
    const end = readDayFirst(tokens, lone.next + 1);
    if (end?.value.type === 'date' && tokens[at]?.digits != null)
      return { value: { ...end.value, day: lone.day }, next: end.next };
  }
  const start = readDayFirst(tokens, at) ?? dayOfMonthName(tokens, at);
  if (start?.value.type !== 'date' || start.value.year !== null || !isDash(tokens[start.next])) return null;
  const end = readDayFirst(tokens, start.next + 1) ?? dayOfMonthName(tokens, start.next + 1);
  if (end?.value.type !== 'date' || end.value.year === null) return null;
  return { value: { ...start.value, year: end.value.year }, next: end.next };
}
