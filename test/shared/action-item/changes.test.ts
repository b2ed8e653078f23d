import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { diffOf, mergeChanges, mergeFields } from '../../../shared/action-item/changes.ts';
import { ANA, anItem, BEN, CHLOE } from '../../support/builders.ts';

const BASE = anItem({ contributors: [ANA], evidenceLinks: ['a', 'b'] });
const theirs = (changes: Partial<ActionItem>): ActionItem => ({ ...BASE, ...changes });

test.each<[string, Partial<ActionItem>, Partial<ActionItem>, Partial<ActionItem>]>([
  ['changes to different fields', { title: 'Mine' }, { notes: 'Theirs' }, { title: 'Mine' }],
  ['a field I sent back untouched', { title: BASE.title }, { title: 'Theirs' }, {}],
  ['the same change twice', { priority: 'High' }, { priority: 'High' }, {}],
  [
    'entries added by both',
    { evidenceLinks: ['a', 'b', 'c'] },
    { evidenceLinks: ['a', 'b', 'd'] },
    { evidenceLinks: ['a', 'b', 'd', 'c'] },
  ],
  [
    'an entry removed by me',
    { evidenceLinks: ['a'] },
    { evidenceLinks: ['a', 'b', 'd'] },
    { evidenceLinks: ['a', 'd'] },
  ],
  [
    'an entry removed by them',
    { evidenceLinks: ['a', 'b', 'c'] },
    { evidenceLinks: ['b'] },
    { evidenceLinks: ['b', 'c'] },
  ],
  [
    'people added by both',
    { contributors: [ANA, BEN] },
    { contributors: [ANA, CHLOE] },
    { contributors: [ANA, CHLOE, BEN] },
  ],
])('merges %s', (_what, mine, changed, expected) => {
  expect(mergeChanges(BASE, mine, theirs(changed))).toEqual({ changes: expected, conflicts: [] });
});

test('names a field that both changed and leaves it theirs', () => {
  const merge = mergeChanges(BASE, { title: 'Mine', notes: 'New' }, theirs({ title: 'Theirs' }));
  expect(merge.changes).toEqual({ notes: 'New' });
  expect(merge.conflicts).toEqual([{ field: 'title', base: BASE.title, mine: 'Mine', theirs: 'Theirs' }]);
});

test('half a transition is never written', () => {
  const mine: Partial<ActionItem> = {
    stage: 'Completed',
    status: 'Completed',
    progress: 100,
    completedOn: '2026-03-09T10:00:00.000Z',
  };
  const merge = mergeChanges(BASE, { ...mine, notes: 'Done' }, theirs({ stage: 'Cancelled', status: 'Closed' }));
  expect(merge.changes).toEqual({ notes: 'Done' });
  expect(merge.conflicts.map((conflict) => conflict.field)).toEqual(['stage']);
});

test('a new owner meets a new date: the agreement is not carried over', () => {
  const merge = mergeChanges(BASE, { dueOn: '2026-04-01', agreement: 'Agreed' }, theirs({ dueOn: '2026-05-01' }));
  expect(merge.changes).toEqual({});
  expect(merge.conflicts.map((conflict) => conflict.field)).toEqual(['dueOn']);
});

test('the derived status never conflicts', () => {
  expect(mergeChanges(BASE, { status: 'Overdue' }, theirs({ status: 'Completed' }))).toEqual({
    changes: {},
    conflicts: [],
  });
});

test('people are compared as data, not by the order of their fields', () => {
  const again = { mail: BEN.mail, name: BEN.name, key: BEN.key };
  expect(mergeChanges(BASE, { owner: again }, theirs({ owner: ANA })).conflicts).toEqual([]);
});

test('what somebody changed is in the result or in the conflicts, never lost', () => {
  const value = fc.constantFrom('x', 'y', 'z');
  const record = fc.record({ a: value, b: value, c: value });
  fc.assert(
    fc.property(record, record, record, (base, mine, other) => {
      const { changes, conflicts } = mergeFields(base, mine, other);
      const merged = { ...other, ...changes };
      const disputed = conflicts.map((conflict) => conflict.field);
      for (const field of ['a', 'b', 'c'] as const) {
        if (other[field] !== base[field]) expect(merged[field]).toBe(other[field]);
        if (mine[field] !== base[field] && merged[field] !== mine[field]) expect(disputed).toContain(field);
      }
    }),
  );
});

test('the log sees the fields that differ and nothing else', () => {
  expect(diffOf(BASE, { ...BASE, owner: ANA, dueOn: null })).toEqual({
    before: { owner: BEN, dueOn: BASE.dueOn },
    after: { owner: ANA, dueOn: null },
  });
  expect(diffOf(BASE, { ...BASE })).toBeNull();
});
