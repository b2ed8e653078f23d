import { expect, test } from 'vitest';
import { ownerAtFront } from '../../../../addin/features/review/owner-at-front.ts';

const PEOPLE = [{ name: 'Ana Lima', mail: 'ana@example.org' }, { name: 'Bo Ek' }, { name: 'Bo Lind' }];

test.each([
  ['Ana sends the budget by Friday', 'Ana Lima', false],
  ['ana lima to call the bank', 'Ana Lima', false],
  ['Bo Lind calls the bank', 'Bo Lind', false],
  ['Bo calls the bank', 'Bo', true],
  ['Carla Reis sends the plan', 'Carla Reis', true],
])('%s: %s', (line, name, isUncertain) => {
  expect(ownerAtFront(line, PEOPLE)).toMatchObject({ name, isUncertain });
});

test.each(['send the budget by Friday', 'Budget for 2027', 'Anastasia', ''])('%j begins with nobody', (line) => {
  expect(ownerAtFront(line, PEOPLE)).toBeNull();
});
