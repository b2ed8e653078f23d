/** Working days: which dates count, and counting in them. Days of the week are 0 Sunday to 6 Saturday. */
import { addDays, weekdayOf } from './day-count.ts';
import type { IsoDate } from './instant.ts';

/** The days people work, and the dates they do not although it is such a day. */
export interface WorkCalendar {
  readonly days: readonly number[];
  readonly holidays: ReadonlySet<IsoDate>;
}

/** Monday to Friday, no holidays: where a register says nothing else. */
export const MONDAY_TO_FRIDAY: WorkCalendar = { days: [1, 2, 3, 4, 5], holidays: new Set() };

/** How far a search for a working day goes before it gives up: a calendar without any would never end. */
const SEARCH_DAYS = 366;

/** Whether people work on that date. */
export const isWorkingDay = (date: IsoDate, { days, holidays }: WorkCalendar): boolean =>
  days.includes(weekdayOf(date)) && !holidays.has(date);

/** The date itself when it is a working day, else the next one. The date itself when there is none within a year. */
export function workingDayOnOrAfter(date: IsoDate, calendar: WorkCalendar): IsoDate {
  for (let day = 0; day <= SEARCH_DAYS; day += 1) {
    const candidate = addDays(date, day);
    if (isWorkingDay(candidate, calendar)) return candidate;
  }
  return date;
}

/**
 * The n-th working day after the date (before it when negative). Zero gives the date itself, working day or not.
 * Throws when the calendar has no working day within a year of any step.
 */
export function addWorkingDays(date: IsoDate, count: number, calendar: WorkCalendar): IsoDate {
  const step = Math.sign(count);
  let at = date;
  let idle = 0;
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step);
    idle = isWorkingDay(at, calendar) ? 0 : idle + 1;
    if (idle === 0) left -= 1;
    if (idle > SEARCH_DAYS) throw new RangeError('the calendar has no working days');
  }
  return at;
}
