import { expect, test } from 'vitest';
import { groupMine } from '../../../../addin/features/my-actions/my-groups.ts';
import { BEN } from '../../../support/builders.ts';
import { aView, coordinator, owner } from '../../../support/item-views.ts';

const items = [
  aView(1, { stage: 'Open', dueOn: '2026-03-04' }),
  aView(2, { stage: 'In Progress', dueOn: '2026-03-12' }),
  aView(3, { stage: 'Open', dueOn: '2026-03-13' }),
  aView(4, { stage: 'Blocked', dueOn: null }),
  aView(5, { stage: 'Completed', dueOn: '2026-03-01' }),
  aView(6, { stage: 'Closed', dueOn: '2026-03-01' }),
  aView(7, { stage: 'Open', dueOn: '2026-03-01', owner: BEN }),
];

test('what is mine stands where it presses, each once', () => {
  const groups = groupMine(items, owner, '2026-03-05');
  const shown = Object.fromEntries(
    Object.entries(groups).map(([name, list]) => [name, list.map(({ reference }) => reference)]),
  );
  expect(shown).toEqual({
    late: ['AI-001'],
    week: ['AI-002'],
    later: ['AI-003'],
    undated: ['AI-004'],
    done: ['AI-005'],
    verify: [],
  });
});

test('who may verify finds what others completed', () => {
  expect(groupMine(items, coordinator, '2026-03-05').verify.map(({ reference }) => reference)).toEqual(['AI-005']);
});
