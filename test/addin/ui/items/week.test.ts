import { expect, test } from 'vitest';
import { mondayOf } from '../../../../addin/ui/items/week.ts';

test.each([
  ['2026-03-02', '2026-03-02'],
  ['2026-03-08', '2026-03-02'],
  ['2028-03-01', '2028-02-28'],
])('the Monday of %s is %s', (date, monday) => {
  expect(mondayOf(date)).toBe(monday);
});
