import { expect, test } from 'vitest';
import { figuresOf } from '../../../../addin/features/dashboard/figures.ts';
import { BEN } from '../../../support/builders.ts';
import { aView } from '../../../support/item-views.ts';

const items = [
  aView(1, { stage: 'Open', dueOn: '2026-03-01', priority: 'Critical' }),
  aView(2, { stage: 'Open', dueOn: '2026-03-06', owner: BEN }),
  aView(3, { stage: 'Completed', dueOn: '2026-03-06', completedOn: '2026-03-04T09:00:00.000Z' }),
  aView(4, {
    stage: 'Closed',
    dueOn: '2026-02-01',
    completedOn: '2026-02-10T09:00:00.000Z',
    closedOn: '2026-02-20T09:00:00.000Z',
  }),
  aView(5, {
    stage: 'Closed',
    dueOn: '2025-10-01',
    completedOn: '2025-10-01T09:00:00.000Z',
    closedOn: '2025-10-02T09:00:00.000Z',
  }),
];
const figures = figuresOf(items, '2026-03-05');

test('counts what is open, late, to verify and closed lately', () => {
  expect(figures).toMatchObject({ open: 2, overdue: 1, toVerify: 1, closed30: 1 });
});

test('of what was done in the last quarter, half was in time', () => {
  expect(figures.onTime).toBe(0.5);
  expect(figuresOf([], '2026-03-05').onTime).toBeNull();
});

test('bars begin with the most and keep the order of priorities', () => {
  expect(figures.byOwner.map(({ count }) => count)).toEqual([1, 1]);
  expect(figures.byPriority.map(({ name, late }) => [name, late])[0]).toEqual(['Critical', 1]);
});

test('the first week is the one of today', () => {
  expect(figures.byWeek[0]).toEqual({ name: '2026-03-02', count: 1, late: 0 });
});
