import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../shared/time/day-count.ts';
import {
  addWorkingDays,
  isWorkingDay,
  MONDAY_TO_FRIDAY,
  workingDayOnOrAfter,
} from '../../../shared/time/working-days.ts';

const EASTER = { days: [1, 2, 3, 4, 5], holidays: new Set(['2026-04-03', '2026-04-06']) };
const SUNDAY_TO_THURSDAY = { days: [0, 1, 2, 3, 4], holidays: new Set<string>() };
const NEVER = { days: [], holidays: new Set<string>() };

test.each([
  ['a Thursday', '2026-04-02', EASTER, true],
  ['Good Friday', '2026-04-03', EASTER, false],
  ['a Saturday', '2026-04-04', EASTER, false],
  ['a Sunday where the week begins then', '2026-04-05', SUNDAY_TO_THURSDAY, true],
  ['a Friday where the weekend begins then', '2026-04-10', SUNDAY_TO_THURSDAY, false],
])('%s', (_what, date, calendar, expected) => {
  expect(isWorkingDay(date, calendar)).toBe(expected);
});

test.each([
  ['over Easter', '2026-04-02', 1, EASTER, '2026-04-07'],
  ['back over Easter', '2026-04-07', -1, EASTER, '2026-04-02'],
  ['over a month’s end', '2026-01-30', 1, MONDAY_TO_FRIDAY, '2026-02-02'],
  ['onto leap day', '2028-02-28', 1, MONDAY_TO_FRIDAY, '2028-02-29'],
  ['over the year', '2026-12-31', 5, MONDAY_TO_FRIDAY, '2027-01-07'],
  ['none', '2026-04-04', 0, EASTER, '2026-04-04'],
])('adds working days %s', (_what, date, count, calendar, expected) => {
  expect(addWorkingDays(date, count, calendar)).toBe(expected);
});

test('the next working day may be today', () => {
  expect(workingDayOnOrAfter('2026-04-02', EASTER)).toBe('2026-04-02');
  expect(workingDayOnOrAfter('2026-04-03', EASTER)).toBe('2026-04-07');
});

test('a calendar without working days ends the search', () => {
  expect(workingDayOnOrAfter('2026-04-03', NEVER)).toBe('2026-04-03');
  expect(() => addWorkingDays('2026-04-03', 1, NEVER)).toThrow(RangeError);
});

test('so many working days are added as lie between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), (count) => {
      const end = addWorkingDays('2026-01-05', count, EASTER);
      const between = Array.from({ length: daysBetween('2026-01-05', end) }, (_day, nth) => addDays(end, -nth));
      expect(between.filter((date) => isWorkingDay(date, EASTER))).toHaveLength(count);
    }),
  );
});
