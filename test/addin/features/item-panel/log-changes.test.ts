import { expect, test } from 'vitest';
import { changesOf } from '../../../../addin/features/item-panel/log-changes.ts';

test('a change has its value before and after', () => {
  const line = { before: '{"progress":10,"dueOn":null}', after: '{"progress":50,"dueOn":"2026-03-12"}' };
  expect(changesOf(line)).toEqual([
    { field: 'progress', before: 10, after: 50 },
    { field: 'dueOn', before: null, after: '2026-03-12' },
  ]);
});

test('a field that is empty as before is no change', () => {
  const line = { before: '{"barrier":null}', after: '{"barrier":"","labels":[],"progress":0}' };
  expect(changesOf(line).map(({ field }) => field)).toEqual(['progress']);
});

test.each(['', 'null', '[1]', '{broken'])('a damaged line %j holds no changes', (after) => {
  expect(changesOf({ before: '', after })).toEqual([]);
});
