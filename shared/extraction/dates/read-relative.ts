/** Distances and anchors: "in two weeks", "3 days before Christmas", "the day after tomorrow", "this afternoon". */
import { isWord, termValue } from './lexer.ts';
import { type Numerals, type Reading, readYear, shiftOf, skipGlue, type Tokens, unitOf } from './parts.ts';
import { dayOfMonthName, readDayFirst, readNumeric, readTriple } from './read-calendar.ts';
import { readWeekday } from './read-weekday.ts';
import { termsOf } from './terms.ts';
import type { Amount, DateValue } from './value.ts';

/** "two weeks", "2 years 1 month 21 days", "a couple of days". */
export function readAmounts(
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

export const offsetOf = (amounts: readonly Amount[], from: DateValue | null, next: number): Reading => ({
  value: { type: 'offset', amounts, from, weekday: null },
  next,
});

const negate = (amounts: readonly Amount[]): readonly Amount[] =>
  amounts.map(({ count, unit }) => ({ count: -count, unit }));

/** "in two weeks", "within 3 days", "+2 months", "two weeks from now", "the next 3 days", "3 days before Christmas". */
export function readOffset(tokens: Tokens, at: number, numerals: Numerals = { monthFirst: false }): Reading | null {
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

/** "Monday two weeks from now", "Sunday 3 weeks after 15 January", "dinsdag over een week": a weekday with a distance in weeks. */
export function weekdayOfOffset(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
  const weekday = termValue(tokens[at], 'weekday');
  const offset = weekday === null ? null : readOffset(tokens, at + 1, numerals);
  if (weekday === null || offset?.value.type !== 'offset') return null;
  const { amounts } = offset.value;
  if (!amounts.every(({ unit }) => unit === 'week')) return null;
  const oneOn = isWord(tokens[at + 1], 'in') && amounts.length === 1 && amounts[0]?.count === 1;
  if (oneOn) return { value: { type: 'weekday', weekday, week: null, skip: 1 }, next: offset.next };
  return { value: { ...offset.value, weekday }, next: offset.next };
}

/** "two Mondays later", "3 Fridays from now": that many weeks, on that day. */
export function countedWeekdays(tokens: Tokens, at: number): Reading | null {
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

export function readAnchor(tokens: Tokens, at: number, numerals: Numerals): Reading | null {
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
export function readRelativeDay(tokens: Tokens, at: number): Reading | null {
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
export function readPartOfDay(tokens: Tokens, at: number): Reading | null {
  if (shiftOf(tokens[at]) !== 0 || !isWord(tokens[at + 1], 'part')) return null;
  return offsetOf([{ count: 0, unit: 'day' }], null, at + 2);
}

export function readHoliday(tokens: Tokens, at: number): Reading | null {
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

export function readMidnight(tokens: Tokens, at: number): Reading | null {
  return isWord(tokens[at], 'midnight') ? { value: { type: 'midnight' }, next: at + 1 } : null;
}
