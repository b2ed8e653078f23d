import { expect, test } from 'vitest';
import { STAGES } from '../../../shared/action-item/action-item.ts';
import { daysLate, isOverdue, slippedDays } from '../../../shared/action-item/overdue.ts';
import { anItem } from '../../support/builders.ts';

test.each([
  ['the last minute in Berlin', '2026-03-09T22:59:00.000Z', 'Europe/Berlin', 0],
  ['midnight in Berlin', '2026-03-09T23:00:00.000Z', 'Europe/Berlin', 1],
  ['the same instant in New York', '2026-03-09T23:00:00.000Z', 'America/New_York', 0],
  ['the same instant in Tokyo', '2026-03-09T15:00:00.000Z', 'Asia/Tokyo', 1],
  ['a month later', '2026-04-09T12:00:00.000Z', 'Europe/Berlin', 31],
])('%s', (_what, now, zone, days) => {
  const item = anItem({ dueOn: '2026-03-09' });
  expect(daysLate(item, now, zone)).toBe(days);
  expect(isOverdue(item, now, zone)).toBe(days > 0);
});

test.each(STAGES)('an item that is %s is late only when work is left', (stage) => {
  const isOpen = ['Open', 'In Progress', 'Blocked'].includes(stage);
  expect(isOverdue(anItem({ stage, dueOn: '2026-01-01' }), '2026-03-09T12:00:00.000Z', 'UTC')).toBe(isOpen);
});

test('without a deadline nothing is late', () => {
  expect(daysLate(anItem({ dueOn: null }), '2030-01-01T00:00:00.000Z', 'UTC')).toBe(0);
});

test.each([
  ['2026-03-09', '2026-03-09', 0],
  ['2026-03-23', '2026-03-09', 14],
  ['2026-03-02', '2026-03-09', -7],
  [null, '2026-03-09', 0],
  ['2026-03-09', null, 0],
])('a deadline moved to %s from %s slipped %i days', (dueOn, originalDueOn, expected) => {
  expect(slippedDays({ dueOn, originalDueOn })).toBe(expected);
});
