import { expect, test } from 'vitest';
import { changesOf } from '../../../../addin/features/item-panel/log-changes.ts';

test('a change has its value before and after', () => {
  const line = { before: '{"progress":10,"dueOn":null}', after: '{"progress":50,"dueOn":"2026-03-12"}' };
  expect(changesOf(line)).toEqual([
    { field: 'progress', before: 10, after: 50 },
    { field: 'dueOn', before: null, after: '2026-03-12' },
  ]);
});

test.each(['', 'null', '[1]', '{broken'])('a damaged line %j holds no changes', (after) => {
  expect(changesOf({ before: '', after })).toEqual([]);
});
