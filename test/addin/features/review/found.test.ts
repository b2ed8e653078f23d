import { expect, test } from 'vitest';
import { type PlacedCandidate, withMore } from '../../../../addin/features/review/found.ts';

const at = (start: number, end: number, rule = 'checkbox'): PlacedCandidate =>
  ({ candidate: { start, end, rule }, mark: { from: start, to: end } }) as unknown as PlacedCandidate;

test('what another reader found comes in reading order, and nothing twice', () => {
  const found = [at(10, 20), at(40, 50)];
  const more = [at(60, 70, 'language-model'), at(45, 55, 'language-model'), at(20, 30, 'language-model')];
  expect(withMore(found, more).map(({ candidate }) => candidate.start)).toEqual([10, 20, 40, 60]);
  expect(withMore(withMore(found, more), more)).toHaveLength(4);
});
