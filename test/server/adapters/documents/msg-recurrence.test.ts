import type { RecurrencePattern } from '@kenjiuno/msgreader';
import { expect, test } from 'vitest';
import { recurrenceRule } from '../../../../server/adapters/documents/msg-recurrence.ts';

const pattern = (fields: Partial<Record<keyof RecurrencePattern, unknown>>): RecurrencePattern =>
  ({
    recurFrequency: 8203,
    period: 1,
    endType: 8227,
    occurrenceCount: 0,
    endDate: 0,
    ...fields,
  }) as unknown as RecurrencePattern;

test.each([
  ['every second day', { recurFrequency: 8202, period: 2880 }, 'FREQ=DAILY;INTERVAL=2'],
  [
    'Tuesday and Friday, ten times',
    { patternTypeWeek: { dayOfWeekBits: 36 }, endType: 8226, occurrenceCount: 10 },
    'FREQ=WEEKLY;BYDAY=TU,FR;COUNT=10',
  ],
  ['the 12th of each month', { recurFrequency: 8204, patternTypeMonth: { day: 12 } }, 'FREQ=MONTHLY;BYMONTHDAY=12'],
  [
    'the last Friday of each month',
    { recurFrequency: 8204, patternTypeMonthNth: { dayOfWeekBits: 32, n: 5 } },
    'FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1',
  ],
  [
    'once a year until a day',
    { recurFrequency: 8205, period: 12, endType: 8225, endDate: 222474240 },
    'FREQ=YEARLY;UNTIL=20231231',
  ],
])('%s', (_, fields, rule) => {
  expect(recurrenceRule(pattern(fields))).toBe(rule);
});
