import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  daysInMonth,
  formatDate,
  fromDayNumber,
  isLeapYear,
  isValidDate,
  parseDate,
  toDayNumber,
  weekdayOf,
} from '../../../shared/time/calendar-date.ts';

const date = (text: string) => {
  const parts = parseDate(text);
  if (parts === null) throw new Error(`no date: ${text}`);
  return parts;
};

describe('calendar dates', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s plus %i months is %s', (from, months, expected) => {
    expect(formatDate(addMonths(date(from), months))).toBe(expected);
  });

  test.each([
    ['2024-05-03', 1, '2024-05-06'],
    ['2024-05-04', 1, '2024-05-06'],
    ['2024-05-06', 5, '2024-05-13'],
    ['2024-05-06', 0, '2024-05-06'],
  ])('%s plus %i working days is %s', (from, days, expected) => {
    expect(formatDate(addWorkingDays(date(from), days))).toBe(expected);
  });

  test.each([
    ['1970-01-01', 4],
    ['2024-02-29', 4],
    ['2024-05-05', 7],
    ['1969-12-29', 1],
  ])('%s falls on weekday %i', (text, weekday) => {
    expect(weekdayOf(date(text))).toBe(weekday);
  });

  test.each(['2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '24-01-01', '', '2024-1-1'])(
    'refuses %j',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );

  test('knows leap years by the rule of four hundred', () => {
    expect([1900, 2000, 2023, 2024, 2100].filter(isLeapYear)).toEqual([2000, 2024]);
    expect(daysInMonth(2100, 2)).toBe(28);
  });

  test('day numbers and dates lead to each other for nine thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const parts = fromDayNumber(day);
        return toDayNumber(parts) === day && isValidDate({ ...parts, year: Math.max(1, Math.min(9999, parts.year)) });
      }),
    );
  });

  test('agrees with the platform calendar on every day it is asked about', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        (day) => formatDate(addDays(date('1970-01-01'), day)) === new Date(day * 86_400_000).toISOString().slice(0, 10),
      ),
    );
  });
});
