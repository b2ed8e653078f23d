import { beforeEach, expect, test } from 'vitest';
import { seriesItems } from '../../../../server/features/support/series-items.ts';
import type { ActionItem } from '../../../../shared/action-item/action-item.ts';
import { anItem, aSession, stored, TENANT } from '../../../support/builders.ts';
import { createMemoryMirror } from '../../../support/memory-mirror.ts';

let mirror: ReturnType<typeof createMemoryMirror>;
const chain = ['S-001', 'S-002', 'S-003', 'S-004'];
const put = (sessionRef: string, number: number, stage: ActionItem['stage']) => {
  const reference = `AI-00${number}`;
  const record = anItem({ key: `item-key-${number}`, reference, sessionRef, stage });
  return mirror.put(TENANT, 'actions', [stored(record, { itemId: String(number) })]);
};
const tie = (reference: string, previousRef: string | null, at: number) => {
  const record = aSession({ key: `session-key-${at}`, reference, previousRef });
  return mirror.put(TENANT, 'sessions', [stored(record, { itemId: String(at) })]);
};
const found = async (reference: string, previousRef: string | null) =>
  (await seriesItems({ mirror }, TENANT, { reference, previousRef })).map(({ record }) => record.reference);

beforeEach(async () => {
  mirror = createMemoryMirror();
  for (const [at, reference] of chain.entries()) await tie(reference, chain[at - 1] ?? null, at);
  await put('S-001', 1, 'Open');
  await put('S-001', 2, 'Closed');
  await put('S-002', 3, 'Completed');
  await put('S-004', 4, 'Closed');
});

test('everything of the session itself, and what is left from its very first one on', async () => {
  expect(await found('S-004', 'S-003')).toEqual(['AI-004', 'AI-003', 'AI-001']);
});

test('a first session has its own items only', async () => {
  expect(await found('S-001', null)).toEqual(['AI-001', 'AI-002']);
});

test('sessions tied to a ring are each read once', async () => {
  await mirror.put(TENANT, 'sessions', [
    stored(aSession({ key: 'session-key-0', reference: 'S-001', previousRef: 'S-004' }), { itemId: '0', version: 2 }),
  ]);
  expect(await found('S-004', 'S-003')).toEqual(['AI-004', 'AI-003', 'AI-001']);
});

test('a session that is gone ends the walk', async () => {
  await mirror.remove(TENANT, 'sessions', ['1']);
  expect(await found('S-004', 'S-003')).toEqual(['AI-004', 'AI-003']);
});
