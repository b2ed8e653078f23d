import { describe, expect, test } from 'vitest';
import { type RowContext, selectItems, selectRows } from '../../../../addin/features/register/select-rows.ts';
import { NO_FILTERS, VIEWS, type View } from '../../../../addin/features/register/view.ts';
import { ANA, BEN } from '../../../support/builders.ts';
import { aView } from '../../../support/item-views.ts';

const context: RowContext = {
  today: '2026-03-05',
  isMine: ({ owner }) => owner?.key === ANA.key,
  compareText: new Intl.Collator('en').compare,
  closedGroups: new Set(),
};
const view = (change: Partial<View['filters']>, rest: Partial<View> = {}): View => ({
  ...VIEWS.all,
  ...rest,
  filters: { ...NO_FILTERS, ...change },
});
const references = (items: readonly { reference: string }[]) => items.map(({ reference }) => reference);

const late = aView(1, { title: 'Ärger melden', dueOn: '2026-03-01', stage: 'Open', status: 'Overdue' });
const soon = aView(2, { title: 'Zelt buchen', dueOn: '2026-03-08', owner: BEN, priority: 'High' });
const later = aView(10, { title: 'audit report', dueOn: '2026-03-30', notes: 'for the Board' });
const bare = aView(4, { title: 'Renew', owner: null, dueOn: null });
const closed = aView(5, { title: 'Done', stage: 'Closed', status: 'Closed', dueOn: '2026-03-01' });
const all = [later, closed, bare, soon, late];

describe('filters', () => {
  test.each([
    ['a word of the title, whatever its case', { text: 'AUDIT' }, ['AI-010']],
    ['a word of the notes', { text: 'board' }, ['AI-010']],
    ['a reference', { text: 'ai-002' }, ['AI-002']],
    ['every word at once', { text: 'audit missing' }, []],
    ['a status', { statuses: ['Overdue'] as const }, ['AI-001']],
    ['a priority', { priorities: ['High'] as const }, ['AI-002']],
    ['an owner', { owners: [BEN.key] }, ['AI-002']],
    ['nobody as owner', { owners: [''] }, ['AI-004']],
    ['late ones, of which closed ones are none', { due: 'late' as const }, ['AI-001']],
    ['the next seven days', { due: 'week' as const }, ['AI-002']],
    ['the next thirty days', { due: 'month' as const }, ['AI-002', 'AI-010']],
    ['no date', { due: 'none' as const }, ['AI-004']],
    ['what lacks owner or date', { gapsOnly: true }, ['AI-004']],
  ])('by %s', (_what, filters, wanted) => {
    expect(references(selectItems(all, view(filters), context)).sort()).toEqual(wanted);
  });
});

describe('order', () => {
  test('references are ordered by their number', () => {
    const sort = { column: 'reference', isDescending: false } as const;
    expect(references(selectItems(all, view({}, { sort }), context))).toEqual([
      'AI-001',
      'AI-002',
      'AI-004',
      'AI-005',
      'AI-010',
    ]);
  });

  test.each([true, false])('items without the value come last, descending %s', (isDescending) => {
    const sorted = selectItems(all, view({}, { sort: { column: 'dueOn', isDescending } }), context);
    expect(sorted.at(-1)?.reference).toBe('AI-004');
  });

  test('text is ordered as people read it', () => {
    const sort = { column: 'title', isDescending: false } as const;
    expect(selectItems(all, view({}, { sort }), context)[0]?.title).toBe('Ärger melden');
  });

  test('the same date keeps the order of references, so that rows never jump', () => {
    const sort = { column: 'priority', isDescending: true } as const;
    const same = [aView(3), aView(1), aView(2)];
    expect(references(selectItems(same, view({}, { sort }), context))).toEqual(['AI-001', 'AI-002', 'AI-003']);
  });
});

describe('groups', () => {
  const grouped = view({}, { group: 'owner' });

  test('stand under their head, nobody last', () => {
    const rows = selectRows(all, grouped, context);
    const heads = rows.flatMap((row) => (row.kind === 'group' ? [`${row.value} ${row.count}`] : []));
    expect(heads).toEqual([`${ANA.name} 3`, `${BEN.name} 1`, ' 1']);
  });

  test('that are closed keep their head and its count alone', () => {
    const rows = selectRows(all, grouped, { ...context, closedGroups: new Set([ANA.name]) });
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ kind: 'group', count: 3, isOpen: false });
  });
});
