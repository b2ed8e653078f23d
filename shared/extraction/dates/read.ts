/**
 * The grammar of dates in running text, shared by all languages that put spaces between words: one function a form,
 * each reading forward from a token. Longest reading wins. Which day it is, resolve.ts says.
 */
import { type DateToken, isWord, termValue } from './lexer.ts';
import { termsOf, type Unit } from './terms.ts';
import type { Amount, DateValue, Edge } from './value.ts';

/** A value read from tokens up to `next`. */
export interface Reading {
  readonly value: DateValue;
  readonly next: number;
}

/** How a locale writes 03/04: month first (en-US) or day first. */
export interface Numerals {
  readonly monthFirst: boolean;
}

type Tokens = readonly DateToken[];

const SUFFIX = /^(?:st|nd|rd|th|er|ere|e|eme|de|ste|te|ter|ten|ro|o|a|º|ª|°)$/i;

/** A day of the month: "13", "13th", "13.", "first", "twenty second". */
function readDay(
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
function readCompoundOrdinal(tokens: Tokens, at: number): ReturnType<typeof readDay> {
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

function skipGlue(tokens: Tokens, at: number, most = 3): number {
  let next = at;
  while (next - at < most && isGlue(tokens[next])) next++;
  return next;
}

/** A year after a date: ", 2024", "de 2024", "im Jahr 2024", "'24". */
function readYear(tokens: Tokens, at: number): { readonly year: number; readonly next: number } | null {
  let next = skipGlue(tokens, at);
  if (tokens[next]?.terms.some((term) => term.is === 'unit' && term.value === 'year') === true) next++;
  const token = tokens[next];
  if (token?.digits == null || token.text.length !== 4 || token.digits < 1900 || token.digits > 2199) return null;
  return { year: token.digits, next: next + 1 };
}

const date = (year: number | null, month: number, day: number, next: number): Reading | null =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { value: { type: 'date', year, month, day }, next } : null;

const withYear = (tokens: Tokens, month: number, day: number, next: number): Reading | null => {
  const year = readYear(tokens, next);
  return date(year?.year ?? null, month, day, year?.next ?? next);
};

/** "2024-05-03", "2024/5/3", "2024/sep/23", "23-2020-september": three parts joined by one sign. */
function readTriple(tokens: Tokens, at: number): Reading | null {
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
function readNumeric(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
  const [first, sign, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.digits == null || sign === undefined || second?.digits == null) return readSpaced(tokens, at, numerals);
  if (!/^[-/.]$/.test(sign.text)) return readSpaced(tokens, at, numerals);
  if (tokens[at - 1]?.glued === true && /^[./:\d]$/.test(tokens[at - 1]?.text ?? '')) return null;
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
function readMonthFirst(tokens: Tokens, at: number): Reading | null {
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
function readDayFirst(tokens: Tokens, at: number): Reading | null {
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
function readNth(tokens: Tokens, at: number): Reading | null {
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

/** Shift of "this", "next", "the one after next", or null. */
function shiftOf(token: DateToken | undefined): number | null {
  if (isWord(token, 'after-next')) return 2;
  if (isWord(token, 'next')) return 1;
  if (isWord(token, 'upcoming') || isWord(token, 'this')) return 0;
  return null;
}

const unitOf = (token: DateToken | undefined): Unit | null => {
  const term = token?.terms.find(({ is }) => is === 'unit');
  return term?.is === 'unit' ? term.value : null;
};

/** "weeks": no single one is meant. */
const isManyWeeks = (token: DateToken | undefined): boolean =>
  /^(?:weeks|wochen|semaines|semanas|weken|wks)$/.test(token?.folded ?? '');

/** "next week", "la semaine prochaine", "the following week": shift and where it ends. */
function readWeekShift(tokens: Tokens, at: number): { readonly shift: number; readonly next: number } | null {
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
function readWeekday(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
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

function dayOfMonthName(tokens: Tokens, at: number): Reading | null {
  const reading = readMonthFirst(tokens, at);
  return reading?.value.type === 'date' ? reading : null;
}

const isTimeLike = (tokens: Tokens, at: number): boolean =>
  /^(?::|h|am|pm|uhr|uur|heures?|horas?)$/i.test(tokens[at]?.folded ?? '') &&
  (tokens[at]?.text !== '.' || tokens[at]?.glued === true);

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
  const offset = readOffset(tokens, next);
  if (offset?.value.type === 'offset') {
    const weeks = offset.value.amounts.every(({ unit }) => unit === 'week');
    const over = isWord(tokens[next], 'in') && offset.value.amounts[0]?.count === 1 && weeks;
    if (over) return { value: { type: 'weekday', weekday, week: null, skip: 1 }, next: offset.next };
    if (weeks) return { value: { ...offset.value, weekday }, next: offset.next };
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

/** "two weeks", "2 years 1 month 21 days", "a couple of days". */
function readAmounts(
  tokens: Tokens,
  at: number,
): { readonly amounts: readonly Amount[]; readonly next: number } | null {
  const amounts: Amount[] = [];
  let next = at;
  while (amounts.length < 4) {
    const from = tokens[next]?.text === ',' ? next + 1 : next;
    let head = isWord(tokens[from], 'around') ? from + 1 : from;
    const article = termValue(tokens[head], 'number') === 1 && termValue(tokens[head + 1], 'number') !== null ? 1 : 0;
    head += article;
    const token = tokens[head];
    const count = token?.digits ?? termValue(token, 'number');
    if (count == null) break;
    let unitAt = skipGlue(tokens, head + 1, 1);
    if (/^(?:business|working|more|full)$/.test(tokens[unitAt]?.folded ?? '')) unitAt++;
    const working =
      /^(?:business|working)$/.test(tokens[unitAt - 1]?.folded ?? '') ||
      /^(?:ouvres?|ouvrables?|habiles|uteis|laborables)$/.test(tokens[unitAt + 1]?.folded ?? '');
    const unit = unitOf(tokens[unitAt]);
    if (unit === null) break;
    amounts.push({ count, unit: working && unit === 'day' ? 'working-day' : unit });
    next =
      unitAt +
      1 +
      (working && unit === 'day' && !/^(?:business|working)$/.test(tokens[unitAt - 1]?.folded ?? '') ? 1 : 0);
  }
  return amounts.length === 0 ? null : { amounts, next };
}

const offsetOf = (amounts: readonly Amount[], from: DateValue | null, next: number): Reading => ({
  value: { type: 'offset', amounts, from, weekday: null },
  next,
});

const negate = (amounts: readonly Amount[]): readonly Amount[] =>
  amounts.map(({ count, unit }) => ({ count: -count, unit }));

/** "in two weeks", "within 3 days", "+2 months", "two weeks from now", "the next 3 days", "3 days before Christmas". */
function readOffset(tokens: Tokens, at: number, numerals: Numerals = { monthFirst: false }): Reading | null {
  let from = at;
  const leading = isWord(tokens[from], 'in') || tokens[from]?.text === '+';
  if (leading) from++;
  if (isWord(tokens[from], 'the')) from++;
  const coming = isWord(tokens[from], 'next') || isWord(tokens[from], 'upcoming');
  if (coming) from++;
  const read = readAmounts(tokens, from) ?? countThenComing(tokens, from);
  if (read === null) return null;
  const { amounts, next } = read;
  const token = tokens[next];
  if (isWord(token, 'ago')) return null;
  if ((isWord(token, 'from') || isWord(token, 'after') || isWord(token, 'later')) && next + 1 < tokens.length) {
    const base = isWord(tokens[next + 1], 'of') ? next + 2 : next + 1;
    if (isWord(tokens[base], 'now')) return offsetOf(amounts, null, base + 1);
    const anchor = readAnchor(tokens, base, numerals);
    if (anchor !== null) return offsetOf(amounts, anchor.value, anchor.next);
  }
  if (isWord(token, 'before')) {
    const anchor = readAnchor(tokens, next + 1, numerals);
    if (anchor !== null) return offsetOf(negate(amounts), anchor.value, anchor.next);
  }
  if (isWord(token, 'later')) return offsetOf(amounts, null, next + 1);
  return leading || coming || isWord(tokens[from + 1], 'upcoming') ? offsetOf(amounts, null, next) : null;
}

/** "two Mondays later", "3 Fridays from now": that many weeks, on that day. */
function countedWeekdays(tokens: Tokens, at: number): Reading | null {
  const count = tokens[at]?.digits ?? termValue(tokens[at], 'number');
  const token = tokens[at + 1];
  const weekday =
    termValue(token, 'weekday') ??
    termValue(
      token === undefined ? undefined : { ...token, terms: termsOf('en').get(token.folded.replace(/s$/, '')) ?? [] },
      'weekday',
    );
  if (count == null || weekday === null || count > 20) return null;
  if (isWord(tokens[at + 2], 'later'))
    return { value: { type: 'weekday', weekday, week: null, skip: count }, next: at + 3 };
  if (isWord(tokens[at + 2], 'from') && isWord(tokens[at + 3], 'now'))
    return { value: { type: 'weekday', weekday, week: null, skip: count }, next: at + 4 };
  return null;
}

/** "two upcoming days" */
function countThenComing(tokens: Tokens, at: number): ReturnType<typeof readAmounts> {
  const count = tokens[at]?.digits ?? termValue(tokens[at], 'number');
  const unit = unitOf(tokens[at + 2]);
  if (count == null || unit === null || !isWord(tokens[at + 1], 'upcoming')) return null;
  return { amounts: [{ count, unit }], next: at + 3 };
}

function readAnchor(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
  const from = skipGlue(tokens, at);
  return (
    readRelativeDay(tokens, from) ??
    readHoliday(tokens, from) ??
    readTriple(tokens, from) ??
    readNumeric(tokens, from, numerals) ??
    dayOfMonthName(tokens, from) ??
    readDayFirst(tokens, from) ??
    readWeekday(tokens, from, numerals)
  );
}

/** "today", "tomorrow", "the day after tomorrow", with a part of the day. */
function readRelativeDay(tokens: Tokens, at: number): Reading | null {
  const days = termValue(tokens[at], 'day');
  if (days !== null) {
    let next = at + 1;
    // "EOD Sunday", "COB on Friday"
    if (/^(?:eod|cob|eob)$/.test(tokens[at]?.folded ?? '')) {
      const anchor = readAnchor(tokens, next, { monthFirst: false });
      if (anchor !== null) return anchor;
    }
    if (isWord(tokens[next], 'part')) next++;
    return offsetOf([{ count: days, unit: 'day' }], null, next);
  }
  if (unitOf(tokens[at]) === 'day' && isWord(tokens[at + 1], 'after')) {
    const day = termValue(tokens[at + 2], 'day');
    if (day !== null) return offsetOf([{ count: day + 1, unit: 'day' }], null, at + 3);
  }
  if (/^(?:pasado|apres|depois)$/.test(tokens[at]?.folded ?? '')) {
    const skip = isWord(tokens[at + 1], 'of') ? 2 : 1;
    if (termValue(tokens[at + skip], 'day') === 1) return offsetOf([{ count: 2, unit: 'day' }], null, at + skip + 1);
  }
  return null;
}

/** "this afternoon", "cet après-midi", "esta noche", "tonight at 8". */
function readPartOfDay(tokens: Tokens, at: number): Reading | null {
  if (shiftOf(tokens[at]) !== 0 || !isWord(tokens[at + 1], 'part')) return null;
  return offsetOf([{ count: 0, unit: 'day' }], null, at + 2);
}

function readHoliday(tokens: Tokens, at: number): Reading | null {
  const two = `${tokens[at]?.folded ?? ''}${tokens[at + 1]?.folded ?? ''}`;
  const term = tokens[at]?.terms.find(({ is }) => is === 'holiday');
  const newYear = /^newyear$/.test(two) ? 2 : 0;
  if (term?.is !== 'holiday' && newYear === 0) return null;
  const next = at + (newYear || 1);
  const year = readYear(tokens, next);
  return {
    value: { type: 'holiday', name: term?.is === 'holiday' ? term.value : '01-01', year: year?.year ?? null },
    next: year?.next ?? next,
  };
}

const edgeOf = (token: DateToken | undefined): Edge | null =>
  isWord(token, 'end') ? 'end' : isWord(token, 'start') ? 'start' : isWord(token, 'mid') ? 'mid' : null;

/** "end of the week", "fin du mois", "Anfang März", "end of Monday January 15th", "end of Q3", "EOW". */
function readEdge(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
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

/** "next month", "la semana que viene", "this quarter", "the next day". */
function readSpan(tokens: Tokens, at: number): Reading | null {
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
function readMonthDay(tokens: Tokens, at: number): Reading | null {
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

function readMidnight(tokens: Tokens, at: number): Reading | null {
  return isWord(tokens[at], 'midnight') ? { value: { type: 'midnight' }, next: at + 1 } : null;
}

/** "the next meeting", "prochaine réunion", "volgend overleg". */
function readNextMeeting(tokens: Tokens, at: number): Reading | null {
  const from = isWord(tokens[at], 'the') ? at + 1 : at;
  const ahead = shiftOf(tokens[from]) !== null && shiftOf(tokens[from]) !== 0;
  for (let skip = 1; skip <= 3; skip++) {
    if (!isWord(tokens[from + skip], 'meeting')) continue;
    if (ahead) return { value: { type: 'next-meeting' }, next: from + skip + 1 };
  }
  const behind = isWord(tokens[from], 'meeting') && isWord(tokens[from + 1], 'next');
  return behind ? { value: { type: 'next-meeting' }, next: from + 2 } : null;
}

const isDash = (token: DateToken | undefined): boolean => /^[-–—~]$/.test(token?.text ?? '') || isWord(token, 'dash');

/** "10 to 22 August", "10 August - 12 October 2013": the first day counts, month and year come from the end. */
function readRange(tokens: Tokens, at: number): Reading | null {
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

/** The longest date that begins at token `at`, or null. */
export function readDateAt(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
  const token = tokens[at];
  if (
    token === undefined ||
    (token.terms.length === 0 &&
      token.digits === null &&
      token.text !== '+' &&
      !/^eo[wmqyd]$|ende$/.test(token.folded) &&
      !/^vig|^trig|^new$|^pasado$/.test(token.folded))
  )
    return null;
  const readings = [
    readRange(tokens, at),
    readTriple(tokens, at),
    readNumeric(tokens, at, numerals),
    readEdge(tokens, at, numerals),
    readNth(tokens, at),
    countedWeekdays(tokens, at),
    readWeekday(tokens, at, numerals),
    readMonthFirst(tokens, at),
    readDayFirst(tokens, at),
    readRelativeDay(tokens, at),
    readPartOfDay(tokens, at),
    readOffset(tokens, at, numerals),
    readSpan(tokens, at),
    readNextMeeting(tokens, at),
    readMonthDay(tokens, at),
    readHoliday(tokens, at),
    readMidnight(tokens, at),
  ];
  return readings.reduce<Reading | null>(
    (best, reading) => (reading !== null && (best === null || reading.next > best.next) ? reading : best),
    null,
  );
}

/** "1 month", "5 days": a bare length of time, read only where a phrase is nothing else. */
export function readBareAmount(tokens: Tokens): Reading | null {
  const read = readAmounts(tokens, 0);
  return read === null || read.next !== tokens.length ? null : offsetOf(read.amounts, null, read.next);
}
