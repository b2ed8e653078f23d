import fc from 'fast-check';
import { expect, test } from 'vitest';
import { covers, type Interval, intersect, overlaps, subtract, union } from '../../../shared/follow-up/intervals.ts';

const set = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })))
  .map((pairs) => pairs.map(([from, to]) => ({ from, to })));
const holds = (intervals: readonly Interval[], at: number) => intervals.some(({ from, to }) => from <= at && at < to);
const POINTS = Array.from({ length: 42 }, (_, at) => at - 0.5);

test('union is sorted, disjoint and the same time', () => {
  fc.assert(
    fc.property(set, (raw) => {
      const joined = union(raw);
      for (const at of POINTS) expect(holds(joined, at)).toBe(holds(raw, at));
      joined.forEach(({ from, to }, index) => {
        expect(from).toBeLessThan(to);
        expect(from).toBeGreaterThan(joined[index - 1]?.to ?? -1);
      });
    }),
  );
});

test('intersection is in both, difference in one only', () => {
  fc.assert(
    fc.property(set, set, (left, right) => {
      const [a, b] = [union(left), union(right)];
      for (const at of POINTS) {
        expect(holds(intersect(a, b), at)).toBe(holds(a, at) && holds(b, at));
        expect(holds(subtract(a, b), at)).toBe(holds(a, at) && !holds(b, at));
      }
    }),
  );
});

test.each([
  [{ from: 2, to: 4 }, true, true],
  [{ from: 4, to: 6 }, false, true],
  [{ from: 5, to: 7 }, false, false],
  [{ from: 0, to: 1 }, false, false],
])('touching is neither inside nor overlapping: %j', (span, isCovered, isOverlapping) => {
  const intervals = [{ from: 1, to: 5 }];
  expect(covers(intervals, span)).toBe(isCovered);
  expect(overlaps(intervals, span)).toBe(isOverlapping);
});
