import { expect, test } from 'vitest';
import { readBigint, readTimestamp } from '../../../../server/adapters/postgres/column-types.ts';

test.each([
  ['2026-03-05 14:30:00+00', '2026-03-05T14:30:00.000Z'],
  ['2026-03-05 14:30:00.5+00', '2026-03-05T14:30:00.500Z'],
  ['2026-03-05 14:30:00.123+05:30', '2026-03-05T09:00:00.123Z'],
  ['2024-02-29 23:59:59.999-08', '2024-03-01T07:59:59.999Z'],
])('the timestamp %s is the instant %s', (text, instant) => {
  expect(readTimestamp(text)).toBe(instant);
});

test('a 64-bit integer is a number, and refused where a number could not hold it', () => {
  expect(readBigint('9007199254740991')).toBe(9_007_199_254_740_991);
  expect(() => readBigint('9007199254740993')).toThrow(RangeError);
});
