/** Outlook's recurrence pattern as a calendar rule. @see MS-OXOCAL 2.2.1.44.1, RFC 5545 3.3.10 */

import type { RecurrencePattern } from '@kenjiuno/msgreader';

const FREQUENCIES: Readonly<Record<number, string>> = {
  8202: 'DAILY',
  8203: 'WEEKLY',
  8204: 'MONTHLY',
  8205: 'YEARLY',
};
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const END_AFTER_DATE = 8225;
const END_AFTER_COUNT = 8226;
const MINUTES_A_DAY = 1440;
const LAST_IN_MONTH = 5;

/** `FREQ=WEEKLY;BYDAY=FR;UNTIL=20231229`: what repeats and until when. */
export function recurrenceRule(pattern: RecurrencePattern): string {
  const frequency = FREQUENCIES[pattern.recurFrequency] ?? 'DAILY';
  // Days are counted in minutes, years in months.
  const unit = frequency === 'DAILY' ? MINUTES_A_DAY : frequency === 'YEARLY' ? 12 : 1;
  const interval = Math.max(1, Math.round(pattern.period / unit));
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...dayPart(pattern),
    ...endPart(pattern),
  ].join(';');
}

function dayPart(pattern: RecurrencePattern): string[] {
  if (pattern.patternTypeWeek !== undefined)
    return [`BYDAY=${daysOf(pattern.patternTypeWeek.dayOfWeekBits).join(',')}`];
  if (pattern.patternTypeMonth !== undefined) return [`BYMONTHDAY=${pattern.patternTypeMonth.day}`];
  if (pattern.patternTypeMonthNth === undefined) return [];
  const { dayOfWeekBits, n } = pattern.patternTypeMonthNth;
  return [`BYDAY=${daysOf(dayOfWeekBits).join(',')}`, `BYSETPOS=${n === LAST_IN_MONTH ? -1 : n}`];
}

const daysOf = (bits: number) => DAYS.filter((_, index) => ((bits >> index) & 1) === 1);

function endPart(pattern: RecurrencePattern): string[] {
  if (pattern.endType === END_AFTER_COUNT) return [`COUNT=${pattern.occurrenceCount}`];
  if (pattern.endType !== END_AFTER_DATE) return [];
  // Dates are minutes since 1601.
  const end = new Date(Date.UTC(1601, 0, 1) + pattern.endDate * 60_000).toISOString().slice(0, 10);
  return [`UNTIL=${end.replaceAll('-', '')}`];
}
