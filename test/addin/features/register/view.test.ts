import { expect, test } from 'vitest';
import { countFilters, NO_FILTERS, readView, VIEWS } from '../../../../addin/features/register/view.ts';

test('a view comes back from storage as it went in', () => {
  for (const view of Object.values(VIEWS)) expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view);
});

test.each([null, 'text', {}, { filters: {} }, []])('nonsense %j is no view', (kept) => {
  expect(readView(kept)).toBeNull();
});

test('words and columns that are gone are left out', () => {
  const kept = {
    filters: { ...NO_FILTERS, statuses: ['Overdue', 'Lost'], due: 'never' },
    sort: { column: 'gone', isDescending: 'yes' },
    group: 'colour',
    columns: ['title', 'gone'],
  };
  expect(readView(kept)).toEqual({
    filters: { ...NO_FILTERS, statuses: ['Overdue'] },
    sort: { column: 'reference', isDescending: false },
    group: null,
    columns: ['title'],
  });
});

test('the search is no filter, because it is seen anyway', () => {
  expect(countFilters({ ...NO_FILTERS, text: 'audit' })).toBe(0);
  expect(countFilters({ ...NO_FILTERS, statuses: ['Closed'], due: 'late', mineOnly: true })).toBe(3);
});
