import { expect, test } from 'vitest';
import { actionKey, newItem, TITLE_LIMIT } from '../../../shared/action-item/new-item.ts';
import { BEN } from '../../support/builders.ts';

const ACCEPTED = { key: 'k', title: 'Send the budget', owner: BEN, dueOn: '2026-03-09' };

test('a fresh item is open, asks its owner and remembers its first deadline', () => {
  expect(newItem(ACCEPTED, 'AI-001', '2026-03-02')).toMatchObject({
    key: 'k',
    reference: 'AI-001',
    title: 'Send the budget',
    stage: 'Open',
    status: 'In Progress',
    agreement: 'Asked',
    priority: 'Normal',
    actionType: 'Action',
    dueOn: '2026-03-09',
    originalDueOn: '2026-03-09',
    sourceKind: 'By hand',
    sightings: 1,
    progress: 0,
  });
});

test('what the person chose is kept', () => {
  const chosen = { priority: 'Critical', actionType: 'Corrective', caseRef: 'CASE-001', sourceKind: 'Mail' } as const;
  expect(newItem({ ...ACCEPTED, ...chosen }, 'AI-002', '2026-03-02')).toMatchObject(chosen);
});

test('captured late it is overdue at birth', () => {
  expect(newItem(ACCEPTED, 'AI-001', '2026-03-10').status).toBe('Overdue');
});

test('owner and date stay empty when nobody said them', () => {
  const item = newItem({ ...ACCEPTED, owner: null, dueOn: null }, 'AI-001', '2026-03-10');
  expect(item).toMatchObject({ owner: null, dueOn: null, originalDueOn: null, status: 'In Progress' });
});

test('a title too long for a list is cut and kept whole in the notes', () => {
  const long = 'word '.repeat(100).trim();
  const item = newItem({ ...ACCEPTED, title: long, notes: 'More.' }, 'AI-001', '2026-03-02');
  expect(item.title.length).toBeLessThanOrEqual(TITLE_LIMIT);
  expect(item.title.endsWith('…')).toBe(true);
  expect(item.notes).toBe(`${long}\n\nMore.`);
});

test('a title holds no line break and nothing unseen', () => {
  const item = newItem({ ...ACCEPTED, title: 'Pay\r\nBcc: \u202eevil\u200b' }, 'AI-001', '2026-03-02');
  expect(item.title).toBe('Pay Bcc: evil');
});

test('the same sentence of a session gives the same key, the next one another', () => {
  expect(actionKey('s', 'Ben  sends it.\n')).toBe(actionKey('s', 'Ben sends it.'));
  expect(actionKey('s', 'Ben sends it.', 1)).not.toBe(actionKey('s', 'Ben sends it.'));
  expect(actionKey('t', 'Ben sends it.')).not.toBe(actionKey('s', 'Ben sends it.'));
});
