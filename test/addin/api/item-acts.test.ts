import { expect, test } from 'vitest';
import { expected, inverseOf } from '../../../addin/api/item-acts.ts';
import { aView, owner } from '../../support/item-views.ts';

const move = (verb: 'complete' | 'return' | 'block') => ({ kind: 'move', verb, facts: {} }) as const;

test('what is completed by mistake gets the progress back that it had', () => {
  const item = aView(1, { stage: 'In Progress', progress: 20 });
  const after = expected({ item, act: move('complete') });
  expect(after).toMatchObject({ stage: 'Completed', progress: 100 });
  expect(inverseOf({ item, act: move('complete') }, after, owner, 'Taken back')).toEqual([
    { kind: 'move', verb: 'return', facts: { reason: 'Taken back' } },
    { kind: 'edit', changes: { progress: 20 } },
  ]);
});

test('steps that leave the progress alone are taken back by steps alone', () => {
  const item = aView(1, { stage: 'In Progress', progress: 20 });
  const after = expected({ item, act: move('block') });
  expect(inverseOf({ item, act: move('block') }, after, owner, 'x')?.map(({ kind }) => kind)).toEqual(['move']);
});
