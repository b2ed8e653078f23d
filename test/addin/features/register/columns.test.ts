import { expect, test } from 'vitest';
import { type ColumnId, fittingColumns } from '../../../../addin/features/register/columns.ts';

const ALL: readonly ColumnId[] = ['reference', 'title', 'owner', 'dueOn', 'status', 'priority', 'progress'];

test.each([
  [2_000, ALL],
  [800, ['reference', 'title', 'owner', 'dueOn', 'status', 'priority']],
  [710, ['reference', 'title', 'owner', 'dueOn', 'status']],
  [100, ['reference', 'title', 'dueOn', 'status']],
])('in %i pixels stand %j', (width, columns) => {
  expect(fittingColumns(ALL, width)).toEqual(columns);
});
