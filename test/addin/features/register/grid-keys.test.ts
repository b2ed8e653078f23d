import { expect, test } from 'vitest';
import { between, cellAfter } from '../../../../addin/features/register/grid-keys.ts';

const size = { rows: 100, columns: 5, page: 10, isRightToLeft: false };
const from = { row: 50, column: 2 };

test.each([
  ['ArrowDown', false, { row: 51, column: 2 }],
  ['ArrowUp', false, { row: 49, column: 2 }],
  ['ArrowRight', false, { row: 50, column: 3 }],
  ['ArrowLeft', false, { row: 50, column: 1 }],
  ['PageDown', false, { row: 60, column: 2 }],
  ['PageUp', false, { row: 40, column: 2 }],
  ['Home', false, { row: 50, column: 0 }],
  ['End', false, { row: 50, column: 4 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 99, column: 4 }],
])('%s with Ctrl %s leads on', (key, hasCtrl, wanted) => {
  expect(cellAfter(key, hasCtrl, from, size)).toEqual(wanted);
});

test('the head is above the first row, and the last row is the end', () => {
  expect(cellAfter('ArrowUp', false, { row: 0, column: 1 }, size)).toEqual({ row: -1, column: 1 });
  expect(cellAfter('ArrowUp', false, { row: -1, column: 1 }, size)).toEqual({ row: -1, column: 1 });
  expect(cellAfter('PageDown', false, { row: 95, column: 1 }, size)).toEqual({ row: 99, column: 1 });
});

test('right is left where people write from right to left', () => {
  expect(cellAfter('ArrowRight', false, from, { ...size, isRightToLeft: true })).toEqual({ row: 50, column: 1 });
});

test('other keys lead nowhere', () => {
  expect(cellAfter('Enter', false, from, size)).toBeNull();
  expect(cellAfter('ArrowDown', true, from, size)).toBeNull();
});

test('a range holds both ends, in either direction, without heads of groups', () => {
  expect(between(['AI-001', null, 'AI-002', 'AI-003'], 2, 0)).toEqual(['AI-001', 'AI-002']);
});
