/**
 * Public holidays from the tables of date-holidays. Only what its data calls `public`: bank holidays, school holidays
 * and observances close no office everywhere.
 * @see docs/decisions/0010-time.md for the licence of the data
 */
import DateHolidays, { type HolidaysTypes } from 'date-holidays';
import { addDays } from '../../../shared/time/day-count.ts';
import type { IsoDate } from '../../../shared/time/instant.ts';
import type { Holidays } from '../../ports/holidays.ts';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const NOON = 12;

/** @param warn told once of each region that is not in the tables. */
export function createHolidays(warn: (facts: { readonly region: string }, message: string) => void): Holidays {
  const tables = new Map<string, DateHolidays | null>();
  const years = new Map<string, readonly IsoDate[]>();

  const tableOf = (region: string): DateHolidays | null => {
    const known = tables.get(region);
    if (known !== undefined) return known;
    const table = openTable(region);
    if (!table) warn({ region }, 'no public holidays are known for this region: none are observed');
    tables.set(region, table);
    return table;
  };
  const daysOfYear = (table: DateHolidays, region: string, year: number): readonly IsoDate[] => {
    const name = `${region} ${year}`;
    const days = years.get(name) ?? table.getHolidays(year).flatMap(wholeDays);
    years.set(name, days);
    return days;
  };

  return {
    daysOff(region, fromDate, toDate) {
      const table = region === null ? null : tableOf(region);
      const found = new Set<IsoDate>();
      if (region === null || !table) return found;
      // One that begins in the last days of a year may end in the next.
      for (let year = yearOf(fromDate) - 1; year <= yearOf(toDate); year += 1) {
        for (const day of daysOfYear(table, region, year)) if (day >= fromDate && day <= toDate) found.add(day);
      }
      return found;
    },
  };
}

/** Null for a country or subdivision that is not in the tables; the library would take the country's days instead. */
function openTable(region: string): DateHolidays | null {
  const [country = '', state] = region.split('-');
  const all = new DateHolidays();
  const isCountry = Object.hasOwn(all.getCountries(), country);
  if (!isCountry) return null;
  if (state === undefined) return new DateHolidays(country);
  return Object.hasOwn(all.getStates(country) ?? {}, state) ? new DateHolidays(country, state) : null;
}

const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));

/**
 * The dates whose noon lies within a public holiday: half days begin or end at noon or later, and feasts that are
 * counted from sunset begin the evening before (`2026-03-20 00:00:00 -0600` is 18:00 on the 19th).
 */
function wholeDays({ date, start, end, type }: HolidaysTypes.Holiday): readonly IsoDate[] {
  if (type !== 'public') return [];
  const [day = '', time = '', shift = '0'] = date.split(' ');
  const from = Number(time.slice(0, 2)) + Number(shift) / 100;
  const to = from + (end.getTime() - start.getTime()) / HOUR_MS;
  const days: IsoDate[] = [];
  for (let nth = 0; nth * DAY_HOURS + NOON < to; nth += 1) {
    if (nth * DAY_HOURS + NOON > from) days.push(addDays(day, nth));
  }
  return days;
}
