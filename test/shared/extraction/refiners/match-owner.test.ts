import { expect, test } from 'vitest';
import { matchOwner } from '../../../../shared/extraction/refiners/match-owner.ts';

const ATTENDEES = [
  { name: 'Ana Pires', mail: 'ana.pires@example.org', key: 'k1' },
  { name: 'Ben Okafor', mail: 'bokafor@example.org' },
  { name: 'Chloé Martin (Finance)' },
  { name: 'Martin Berg' },
];
const CONTEXT = { at: '', timeZone: 'UTC', attendees: ATTENDEES };

test.each([
  ['Ana Pires', 'Ana Pires', 1],
  ['Pires, Ana', 'Ana Pires', 1],
  ['ana.pires@example.org', 'Ana Pires', 1],
  ['Ana', 'Ana Pires', 0.85],
  ['Ana P.', 'Ana Pires', 0.9],
  ['@bokafor', 'Ben Okafor', 0.95],
  ['BO', 'Ben Okafor', 0.7],
  ['Okafor', 'Ben Okafor', 0.75],
  ['Chloe', 'Chloé Martin (Finance)', 0.85],
])('%j is %s', (owner, name, score) => {
  expect(matchOwner(owner, CONTEXT)).toEqual({ person: ATTENDEES.find((person) => person.name === name), score });
});

test('a first name beats the same surname, equals are nobody', () => {
  expect(matchOwner('Martin', CONTEXT)?.person.name).toBe('Martin Berg');
  expect(matchOwner('Ana', { ...CONTEXT, attendees: [...ATTENDEES, { name: 'Ana Costa' }] })).toBeNull();
});

test.each(['Zoe', 'Ana and Ben', 'team', '', 'An'])('%j is nobody for sure', (owner) => {
  expect(matchOwner(owner, CONTEXT)).toBeNull();
});

test('nobody named, nobody matched', () => {
  expect(matchOwner(null, CONTEXT)).toBeNull();
});
