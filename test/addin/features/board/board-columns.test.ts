import { expect, test } from 'vitest';
import { columnsOf, nextStep, stepTo } from '../../../../addin/features/board/board-columns.ts';
import { aView, coordinator, owner } from '../../../support/item-views.ts';

test('what was not started is in progress too, what is due first stands first, and cancelled items are in no column', () => {
  const columns = columnsOf([
    aView(1, { stage: 'Open', dueOn: '2026-04-01' }),
    aView(2, { stage: 'In Progress', dueOn: null }),
    aView(3, { stage: 'Open', dueOn: '2026-03-01' }),
    aView(4, { stage: 'Cancelled' }),
  ]);
  expect(columns['In Progress'].map(({ reference }) => reference)).toEqual(['AI-003', 'AI-001', 'AI-002']);
  expect(Object.values(columns).flat()).toHaveLength(3);
});

test.each([
  ['Open', 'In Progress', 'start'],
  ['Open', 'Completed', 'complete'],
  ['In Progress', 'Blocked', 'block'],
  ['Blocked', 'In Progress', 'unblock'],
  ['Completed', 'In Progress', 'return'],
  ['Open', 'Closed', null],
] as const)('from %s to %s the owner takes %s', (stage, to, verb) => {
  expect(stepTo(aView(1, { stage }), to, owner)).toBe(verb);
});

test('only somebody else closes', () => {
  const done = aView(1, { stage: 'Completed' });
  expect(stepTo(done, 'Closed', owner)).toBeNull();
  expect(stepTo(done, 'Closed', coordinator)).toBe('close');
});

test('Ctrl and an arrow start the item, or go to the nearest column it can go to', () => {
  expect(nextStep(aView(1, { stage: 'Open' }), 1, owner)).toBe('start');
  expect(nextStep(aView(1, { stage: 'Open' }), -1, owner)).toBeNull();
  expect(nextStep(aView(1, { stage: 'In Progress' }), 1, owner)).toBe('block');
  expect(nextStep(aView(1, { stage: 'Completed' }), -1, owner)).toBe('return');
});
