import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateOfDay, dayNumber, daysBetween, weekdayOf } from '../../../shared/time/day-count.ts';

test.each([
  ['2026-01-31', 1, '2026-02-01'],
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2028-03-01', -1, '2028-02-29'],
  ['2026-03-28', 2, '2026-03-30'],
  ['2026-12-31', 1, '2027-01-01'],
  ['1969-12-31', 1, '1970-01-01'],
])('%s and %i days is %s', (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
  expect(daysBetween(date, expected)).toBe(days);
});

test.each([
  ['2026-11-22', 0],
  ['2026-11-23', 1],
  ['2028-02-29', 2],
  ['1969-12-28', 0],
])('%s falls on weekday %i', (date, expected) => {
  expect(weekdayOf(date)).toBe(expected);
});

test.each(['2026-02-30', '2026-02-29', '2026-13-01', '2026-1-1', '', 'tomorrow', '2026-03-05T00:00:00Z'])(
  'refuses "%s" as a date',
  (text) => {
    expect(() => dayNumber(text)).toThrow(RangeError);
  },
);

test('a day number and its date lead back to each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
      expect(dayNumber(dateOfDay(day))).toBe(day);
    }),
  );
});
