import { expect, test } from 'vitest';
import { createTurns } from '../../../../server/features/extraction/take-turns.ts';

test('a person has two places, whoever else waits', () => {
  const turns = createTurns();
  expect([turns.take('ana'), turns.take('ana'), turns.take('ana')].map((one) => one !== null)).toEqual([
    true,
    true,
    false,
  ]);
  expect(turns.take('ben')).not.toBeNull();
});

test('a place that was given back is free once, however often that is said', () => {
  const turns = createTurns();
  const free = turns.take('ana');
  turns.take('ana');
  free?.();
  free?.();
  expect(turns.take('ana')).not.toBeNull();
  expect(turns.take('ana')).toBeNull();
});

test('many people together have sixteen places', () => {
  const turns = createTurns();
  const taken = Array.from({ length: 20 }, (_, at) => turns.take(`person-${at}`));
  expect(taken.filter((one) => one !== null)).toHaveLength(16);
});
