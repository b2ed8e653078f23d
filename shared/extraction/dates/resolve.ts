/** A date as said, counted from a reference day, to the calendar date it means: the last acceptable day. */
import {
  addDays,
  addMonths,
  addWorkingDays,
  type DateParts,
  daysInMonth,
  formatDate,
  isValidDate,
  parseDate,
  toDayNumber,
  weekdayOf,
} from '../../time/calendar-date.ts';
import type { Unit } from './tables.ts';
import type { Amount, DateValue, Edge } from './value.ts';

/** The day dates count from, the minute of that day, and the series' next meeting. */
export interface Reference {
  readonly on: DateParts;
  readonly minuteOfDay: number;
  readonly nextMeetingOn: string | null;
}

const before = (a: DateParts, b: DateParts): boolean => toDayNumber(a) < toDayNumber(b);
const FRIDAY = 5;

/** The first date of this month and day on or after the reference; 29 February waits for a leap year. */
function nextDate(month: number, day: number, on: DateParts): DateParts | null {
  for (let year = on.year; year <= on.year + 8; year++) {
    const date = { year, month, day };
    if (isValidDate(date) && !before(date, on)) return date;
  }
  return null;
}

function nextMonthDay(day: number, weekday: number | null, shift: number | null, on: DateParts): DateParts | null {
  const start = { ...addMonths({ ...on, day: 1 }, shift ?? 0), day: 1 };
  for (let months = 0; months < 36; months++) {
    const date = { ...addMonths(start, months), day };
    if (!isValidDate(date) || (shift === null && before(date, on))) continue;
    if (weekday === null || weekdayOf(date) === weekday) return date;
  }
  return null;
}

const onOrAfter = (weekday: number, on: DateParts): DateParts => addDays(on, (weekday - weekdayOf(on) + 7) % 7);

/** Weeks begin on Monday; "next Friday" is the Friday of next week. */
function weekdayDate(weekday: number, week: number | null, skip: number, on: DateParts): DateParts {
  if (week === null) return addDays(onOrAfter(weekday, on), skip * 7);
  if (week === 0) {
    const same = addDays(on, weekday - weekdayOf(on));
    return before(same, on) ? onOrAfter(weekday, on) : same;
  }
  return addDays(on, week * 7 + weekday - weekdayOf(on));
}

function nthWeekday(nth: number, weekday: number, year: number, month: number): DateParts | null {
  const first = onOrAfter(weekday, { year, month, day: 1 });
  if (nth > 0) {
    const date = addDays(first, (nth - 1) * 7);
    return date.month === month ? date : null;
  }
  const last = { year, month, day: daysInMonth(year, month) };
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}

function monthEdge(year: number, month: number, edge: Edge | null): DateParts {
  if (edge === 'end') return { year, month, day: daysInMonth(year, month) };
  return { year, month, day: edge === 'mid' ? 15 : 1 };
}

function addAmount(from: DateParts, { count, unit }: Amount, minuteOfDay: number): DateParts {
  const minutes = unit === 'hour' ? count * 60 : unit === 'minute' ? count : 0;
  switch (unit) {
    case 'day':
      return addDays(from, count);
    case 'working-day':
      return addWorkingDays(from, count);
    case 'week':
      return addDays(from, count * 7);
    case 'month':
      return addMonths(from, count);
    case 'quarter':
      return addMonths(from, count * 3);
    case 'year':
      return addMonths(from, count * 12);
    default:
      return addDays(from, Math.floor((minuteOfDay + minutes) / 1440));
  }
}

function weekSpan(shift: number, edge: Edge | null, on: DateParts): DateParts {
  const monday = addDays(on, shift * 7 - weekdayOf(on) + 1);
  if (edge === 'start') return monday;
  const day = addDays(monday, edge === 'mid' ? 2 : FRIDAY - 1);
  // On a Saturday "this week" has no working day left: the day itself is the last one.
  return before(day, on) ? on : day;
}

/** Friday of an ISO week: the coming one, this year or next. The week of 4 January is the first. */
function isoWeekFriday(week: number, on: DateParts): DateParts {
  const inYear = (year: number): DateParts => {
    const fourth = { year, month: 1, day: 4 };
    return addDays(fourth, (week - 1) * 7 + FRIDAY - weekdayOf(fourth));
  };
  return before(inYear(on.year), on) ? inYear(on.year + 1) : inYear(on.year);
}

function spanDate(unit: Unit, shift: number, edge: Edge | null, on: DateParts): DateParts | null {
  if (unit === 'week') return weekSpan(shift, edge, on);
  if (unit === 'day') return addDays(on, shift);
  // Without an edge "next month" is when it begins; "this month" lasts until its end.
  const side = edge ?? (shift === 0 ? 'end' : 'start');
  if (unit === 'month') {
    const month = addMonths({ ...on, day: 1 }, shift);
    return monthEdge(month.year, month.month, side);
  }
  if (unit === 'quarter') {
    const first = addMonths({ ...on, day: 1, month: on.month - ((on.month - 1) % 3) }, shift * 3);
    return side === 'end' ? monthEdge(...lastMonth(first, 2), 'end') : side === 'mid' ? addDays(first, 45) : first;
  }
  const year = on.year + shift;
  if (edge === null && shift !== 0) return addMonths(on, shift * 12);
  return side === 'end'
    ? { year, month: 12, day: 31 }
    : side === 'mid'
      ? { year, month: 6, day: 30 }
      : { year, month: 1, day: 1 };
}

function lastMonth(first: DateParts, months: number): readonly [number, number] {
  const last = addMonths(first, months);
  return [last.year, last.month];
}

/** Easter Sunday of a year (Gregorian, anonymous algorithm). */
function easter(year: number): DateParts {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}

function holidayDate(name: string, year: number | null, on: DateParts): DateParts | null {
  const inYear = (y: number): DateParts | null => {
    const moving = /^easter\+(\d+)$/.exec(name);
    if (moving !== null) return addDays(easter(y), Number(moving[1]));
    if (name === 'thanksgiving') return nthWeekday(4, 4, y, 11);
    return parseDate(`${String(y).padStart(4, '0')}-${name}`);
  };
  if (year !== null) return inYear(year);
  const thisYear = inYear(on.year);
  return thisYear === null || before(thisYear, on) ? inYear(on.year + 1) : thisYear;
}

function offsetDate(value: Extract<DateValue, { type: 'offset' }>, reference: Reference): DateParts | null {
  const base = value.from === null ? reference.on : resolveParts(value.from, reference);
  if (base === null) return null;
  const date = value.amounts.reduce((from, amount) => addAmount(from, amount, reference.minuteOfDay), base);
  if (value.weekday === null) return date;
  return value.from === null
    ? addDays(date, value.weekday - weekdayOf(date))
    : addDays(date, ((value.weekday - weekdayOf(date) + 7) % 7) - (weekdayOf(date) === value.weekday ? 0 : 7));
}

function monthDate(value: Extract<DateValue, { type: 'month' }>, on: DateParts): DateParts {
  if (value.year !== null) return monthEdge(value.year, value.month, value.edge);
  const date = monthEdge(on.year, value.month, value.edge);
  return before(date, on) ? monthEdge(on.year + 1, value.month, value.edge) : date;
}

function nthDate(value: Extract<DateValue, { type: 'nth' }>, on: DateParts): DateParts | null {
  const date = nthWeekday(value.nth, value.weekday, value.year ?? on.year, value.month);
  return date !== null && value.year === null && before(date, on)
    ? nthWeekday(value.nth, value.weekday, on.year + 1, value.month)
    : date;
}

function resolveParts(value: DateValue, reference: Reference): DateParts | null {
  const { on } = reference;
  switch (value.type) {
    case 'date':
      return value.year === null
        ? nextDate(value.month, value.day, on)
        : { year: value.year, month: value.month, day: value.day };
    case 'month':
      return monthDate(value, on);
    case 'month-day':
      return nextMonthDay(value.day, value.weekday, value.shift, on);
    case 'weekday':
      return weekdayDate(value.weekday, value.week, value.skip, on);
    case 'nth':
      return nthDate(value, on);
    case 'offset':
      return offsetDate(value, reference);
    case 'span':
      return spanDate(value.unit, value.shift, value.edge, on);
    case 'week-number':
      return isoWeekFriday(value.week, on);
    case 'year-end':
      return { year: value.year, month: 12, day: 31 };
    case 'holiday':
      return holidayDate(value.name, value.year, on);
    case 'midnight':
      return addDays(on, reference.minuteOfDay === 0 ? 0 : 1);
    case 'next-meeting':
      return reference.nextMeetingOn === null ? null : parseDate(reference.nextMeetingOn);
  }
}

/** ISO date a value means, or null when it means none (the 31st of June, no next meeting known). */
export function resolveDate(value: DateValue, reference: Reference): string | null {
  const parts = resolveParts(value, reference);
  return parts === null || !isValidDate(parts) ? null : formatDate(parts);
}
