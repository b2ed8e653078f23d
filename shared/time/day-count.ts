/**
 * Arithmetic on calendar dates: whole days, no zone, no time of day.
 * A date is counted as its day number since 1970-01-01, so months, leap days and summer time cannot interfere.
 */
import { type IsoDate, instantOf } from './instant.ts';

const DAY_MS = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether text is a date that exists: `2026-02-30` is not. */
export function isIsoDate(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && instantOf(ms).slice(0, 10) === text;
}

/** Days since 1970-01-01. Throws on text that is not a date: that is a broken promise, not input. */
export function dayNumber(date: IsoDate): number {
  if (!isIsoDate(date)) throw new RangeError(`not a date: ${date}`);
  return Date.parse(date) / DAY_MS;
}

/** The date of a day number. */
export const dateOfDay = (day: number): IsoDate => instantOf(day * DAY_MS).slice(0, 10);

/** The date so many days later (earlier when negative). */
export const addDays = (date: IsoDate, days: number): IsoDate => dateOfDay(dayNumber(date) + days);

/** Days from one date to another; negative when `to` is the earlier one. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);

/** Day of the week, 0 Sunday to 6 Saturday, as calendars' working hours count them. */
export const weekdayOf = (date: IsoDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;
