/**
 * Counting days between calendar dates kept as text: whole days, no zone, no time of day.
 * The calendar itself, leap years and month ends, is in calendar-date.ts.
 */
import { formatDate, fromDayNumber, parseDate, toDayNumber } from './calendar-date.ts';
import type { IsoDate } from './instant.ts';

/** Days since 1970-01-01. Throws on text that is not a date: that is a broken promise, not input. */
export function dayNumber(date: IsoDate): number {
  const parts = parseDate(date);
  if (parts === null) throw new RangeError(`not a date: ${date}`);
  return toDayNumber(parts);
}

/** The date of a day number. */
export const dateOfDay = (day: number): IsoDate => formatDate(fromDayNumber(day));

/** The date so many days later (earlier when negative). */
export const addDays = (date: IsoDate, days: number): IsoDate => dateOfDay(dayNumber(date) + days);

/** Days from one date to another; negative when `to` is the earlier one. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);

/** Day of the week, 0 Sunday to 6 Saturday, as calendars' working hours count them. */
export const weekdayOf = (date: IsoDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;
