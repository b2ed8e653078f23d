import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import {
  type Recurrence,
  type RecurrencePattern,
  recurrenceDates,
  WEEKDAYS,
} from '../../../../../sandbox/tenant/exchange/calendar/recurrence.ts';

const NEUTRAL: RecurrencePattern = {
  type: 'daily',
  interval: 1,
  month: 0,
  dayOfMonth: 0,
  daysOfWeek: [],
  firstDayOfWeek: 'sunday',
  index: 'first',
};

function series(pattern: Partial<RecurrencePattern>, startDate: string, count: number): Recurrence {
  const range = {
    type: 'numbered',
    startDate,
    endDate: '0001-01-01',
    numberOfOccurrences: count,
    recurrenceTimeZone: 'UTC',
  } as const;
  return { pattern: { ...NEUTRAL, ...pattern }, range };
}

const dates = (recurrence: Recurrence, until = '2099-12-31') => [...recurrenceDates(recurrence, until)];

describe('recurrenceDates', () => {
  it.each([
    ['every other day', { interval: 2 }, '2026-02-27', ['2026-02-27', '2026-03-01', '2026-03-03']],
    [
      'the 31st becomes the last day',
      { type: 'absoluteMonthly', dayOfMonth: 31 },
      '2026-01-31',
      ['2026-01-31', '2026-02-28', '2026-03-31'],
    ],
    [
      'last weekday of the month',
      { type: 'relativeMonthly', index: 'last', daysOfWeek: WEEKDAYS.slice(1, 6) },
      '2026-01-30',
      ['2026-01-30', '2026-02-27', '2026-03-31'],
    ],
    [
      'second tuesday every three months',
      { type: 'relativeMonthly', interval: 3, index: 'second', daysOfWeek: ['tuesday'] },
      '2026-01-13',
      ['2026-01-13', '2026-04-14', '2026-07-14'],
    ],
    [
      '29 February outside leap years',
      { type: 'absoluteYearly', month: 2, dayOfMonth: 29 },
      '2028-02-29',
      ['2028-02-29', '2029-02-28', '2030-02-28'],
    ],
    [
      'first monday of September, from a start after it',
      { type: 'relativeYearly', month: 9, index: 'first', daysOfWeek: ['monday'] },
      '2026-10-01',
      ['2027-09-06', '2028-09-04', '2029-09-03'],
    ],
  ] as const)('%s', (_name, pattern, start, expected) => {
    expect(dates(series(pattern as Partial<RecurrencePattern>, start, 3))).toEqual(expected);
  });

  it('counts weeks from the first day of the week when they are skipped', () => {
    const pattern = { type: 'weekly', interval: 2, daysOfWeek: ['sunday', 'monday'] } as const;
    const from = (firstDayOfWeek: 'sunday' | 'monday') =>
      dates(series({ ...pattern, daysOfWeek: [...pattern.daysOfWeek], firstDayOfWeek }, '2026-03-02', 3));
    expect(from('sunday')).toEqual(['2026-03-02', '2026-03-15', '2026-03-16']);
    expect(from('monday')).toEqual(['2026-03-02', '2026-03-08', '2026-03-16']);
  });

  it('ends with its end date, and with the date it was asked for when it has none', () => {
    const range = { startDate: '2026-03-01', endDate: '2026-03-03', numberOfOccurrences: 0, recurrenceTimeZone: 'UTC' };
    expect(dates({ pattern: NEUTRAL, range: { ...range, type: 'endDate' } })).toHaveLength(3);
    expect(dates({ pattern: NEUTRAL, range: { ...range, type: 'noEnd' } }, '2026-03-10')).toHaveLength(10);
  });

  it('agrees with an independent reading of the same rule as RRULE', () => {
    const days = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 4 });
    const rule = fc.record({
      type: fc.constantFrom('daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'relativeYearly' as const),
      interval: fc.integer({ min: 1, max: 5 }),
      daysOfWeek: days,
      firstDayOfWeek: fc.constantFrom('sunday', 'monday' as const),
      // Beyond 28 Outlook and RFC 5545 part ways on purpose.
      dayOfMonth: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      index: fc.constantFrom('first', 'second', 'third', 'fourth', 'last' as const),
    });
    const start = fc
      .integer({ min: 0, max: 1500 })
      .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(rule, start, (pattern, startDate) => {
        const daysOfWeek = pattern.type.startsWith('relative') ? pattern.daysOfWeek.slice(0, 1) : pattern.daysOfWeek;
        const read = { ...pattern, daysOfWeek } as RecurrencePattern;
        expect(dates(series(read, startDate, 8))).toEqual(byRule(read, startDate, 8));
      }),
      { numRuns: 300 },
    );
  });
});

/** The same by ical.js, which reads positions of one weekday well; sets of them are in the table above. */
function byRule(pattern: RecurrencePattern, startDate: string, count: number): string[] {
  const by = pattern.daysOfWeek.map((day) => day.slice(0, 2).toUpperCase()).join(',');
  const position = { first: 1, second: 2, third: 3, fourth: 4, last: -1 }[pattern.index];
  const rules: Record<string, string> = {
    daily: 'FREQ=DAILY',
    weekly: `FREQ=WEEKLY;BYDAY=${by};WKST=${pattern.firstDayOfWeek.slice(0, 2).toUpperCase()}`,
    absoluteMonthly: `FREQ=MONTHLY;BYMONTHDAY=${pattern.dayOfMonth}`,
    relativeMonthly: `FREQ=MONTHLY;BYDAY=${position}${by}`,
    relativeYearly: `FREQ=YEARLY;BYMONTH=${pattern.month};BYDAY=${position}${by}`,
  };
  const recur = ICAL.Recur.fromString(`${rules[pattern.type]};INTERVAL=${pattern.interval}`);
  const iterator = recur.iterator(ICAL.Time.fromDateString(startDate));
  const found: string[] = [];
  for (let next = iterator.next(); next && found.length < count; next = iterator.next()) found.push(next.toString());
  return found;
}
