/**
 * Calendar dates as ISO strings ("2024-02-29") and arithmetic on them, in the proleptic Gregorian calendar.
 * No zone, no clock, no package: what a date is somewhere at some instant is asked in zone-aware code, not here.
 */

/** Year, month 1..12 and day 1..31 of a date. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days of each month in a common year. */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True in leap years: 2000 and 2024, not 1900. */
export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month, 28..31. `month` is 1..12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 30);

/** True when the parts name a day that exists. */
export const isValidDate = ({ year, month, day }: DateParts): boolean =>
  Number.isInteger(year) &&
  year >= 1 &&
  year <= 9999 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysInMonth(year, month);

/** Days since 1970-01-01, negative before. Civil-calendar arithmetic after Howard Hinnant, exact for all years. */
export function toDayNumber({ year, month, day }: DateParts): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The date `dayNumber` days after 1970-01-01. */
export function fromDayNumber(dayNumber: number): DateParts {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** "2024-02-09". */
export function formatDate({ year, month, day }: DateParts): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/**
 * Parts of an ISO date; null when the text is none or names a day that does not exist.
 *
 * @example parseDate('2024-02-30') // null
 */
export function parseDate(text: string): DateParts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isValidDate(parts) ? parts : null;
}

/** Weekday 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (parts: DateParts): number => ((((toDayNumber(parts) + 3) % 7) + 7) % 7) + 1;

/** The date `days` later, earlier when negative. */
export const addDays = (parts: DateParts, days: number): DateParts => fromDayNumber(toDayNumber(parts) + days);

/** The same day `months` later; the last day of the month where it has none such (31 January + 1 month). */
export function addMonths(parts: DateParts, months: number): DateParts {
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, day: Math.min(parts.day, daysInMonth(year, month)) };
}

/** The date `days` working days (Monday to Friday) later; holidays are not known here. */
export function addWorkingDays(parts: DateParts, days: number): DateParts {
  let at = parts;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (weekdayOf(at) <= 5) left--;
  }
  return at;
}
