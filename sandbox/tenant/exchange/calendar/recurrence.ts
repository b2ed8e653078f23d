/**
 * Which dates a recurrence names: calendar arithmetic only, no zone and no clock.
 * What a single occurrence looks like is decided in `occurrences.ts`.
 * @see https://learn.microsoft.com/graph/api/resources/recurrencepattern
 */

export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';
export type WeekIndex = 'first' | 'second' | 'third' | 'fourth' | 'last';
export type PatternType =
  | 'daily'
  | 'weekly'
  | 'absoluteMonthly'
  | 'relativeMonthly'
  | 'absoluteYearly'
  | 'relativeYearly';

/** How often: members that the type does not use keep their neutral value, as the service writes them. */
export interface RecurrencePattern {
  type: PatternType;
  interval: number;
  month: number;
  dayOfMonth: number;
  daysOfWeek: Weekday[];
  firstDayOfWeek: Weekday;
  index: WeekIndex;
}

/** From when to when; dates are `2026-03-01`, local to `recurrenceTimeZone`. */
export interface RecurrenceRange {
  type: 'endDate' | 'noEnd' | 'numbered';
  startDate: string;
  /** `0001-01-01` when the range has no end date. */
  endDate: string;
  numberOfOccurrences: number;
  recurrenceTimeZone: string;
}

/** A whole recurrence. */
export interface Recurrence {
  pattern: RecurrencePattern;
  range: RecurrenceRange;
}

export const WEEKDAYS: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];
const INDEXES: readonly WeekIndex[] = ['first', 'second', 'third', 'fourth', 'last'];
const DAY_MS = 86_400_000;

/**
 * Dates of the series in order, up to and including `until`.
 *
 * @param until last date of interest; a series without end stops here.
 */
export function* recurrenceDates(recurrence: Recurrence, until: string): Generator<string> {
  const { range } = recurrence;
  const start = dayNumber(range.startDate);
  const last = Math.min(
    dayNumber(until),
    range.type === 'endDate' ? dayNumber(range.endDate) : Number.POSITIVE_INFINITY,
  );
  let left = range.type === 'numbered' ? range.numberOfOccurrences : Number.POSITIVE_INFINITY;
  for (const day of candidateDays(recurrence.pattern, start)) {
    if (day > last || left <= 0) return;
    if (day < start) continue;
    left -= 1;
    yield dateOf(day);
  }
}

/** Rising day numbers of the pattern, without end; the first ones may lie before the start. */
function candidateDays(pattern: RecurrencePattern, start: number): Generator<number> {
  switch (pattern.type) {
    case 'daily':
      return everyDays(start, pattern.interval);
    case 'weekly':
      return everyWeeks(pattern, start);
    default:
      return everyMonths(pattern, start);
  }
}

function* everyDays(start: number, interval: number): Generator<number> {
  for (let day = start; ; day += interval) yield day;
}

function* everyWeeks(pattern: RecurrencePattern, start: number): Generator<number> {
  const first = WEEKDAYS.indexOf(pattern.firstDayOfWeek);
  const offsets = pattern.daysOfWeek.map((name) => (WEEKDAYS.indexOf(name) - first + 7) % 7).sort((a, b) => a - b);
  const weekStart = start - ((weekdayOf(start) - first + 7) % 7);
  for (let week = weekStart; ; week += 7 * pattern.interval) {
    for (const offset of offsets) yield week + offset;
  }
}

function* everyMonths(pattern: RecurrencePattern, start: number): Generator<number> {
  const begun = new Date(start * DAY_MS);
  const yearly = pattern.type.endsWith('Yearly');
  const step = yearly ? pattern.interval * 12 : pattern.interval;
  const firstMonth = yearly ? pattern.month - 1 : begun.getUTCMonth();
  for (let month = begun.getUTCFullYear() * 12 + firstMonth; ; month += step) yield dayInMonth(pattern, month);
}

/** @param month months since year 0. */
function dayInMonth(pattern: RecurrencePattern, month: number): number {
  const first = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
  const length = Date.UTC(Math.floor(month / 12), (month % 12) + 1, 1) / DAY_MS - first;
  // Outlook moves the 31st to the last day of a shorter month rather than leaving the month out.
  if (pattern.type.startsWith('absolute')) return first + Math.min(pattern.dayOfMonth, length) - 1;
  const wanted = new Set(pattern.daysOfWeek.map((name) => WEEKDAYS.indexOf(name)));
  const days = Array.from({ length }, (_, at) => first + at).filter((day) => wanted.has(weekdayOf(day)));
  return (pattern.index === 'last' ? days.at(-1) : days[INDEXES.indexOf(pattern.index)]) ?? first + length - 1;
}

function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
