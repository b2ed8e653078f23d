import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGraphLists } from '../../server/adapters/graph/lists.ts';
import { createUserRows } from '../../server/adapters/graph/user-rows.ts';
import type { Lists } from '../../server/ports/lists.ts';
import { anItem, TENANT } from '../support/builders.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createMemoryLists } from '../support/memory-lists.ts';
import { type GraphStage, openGraphStage } from './graph-stage.ts';
import { describeLists } from './lists.ts';

let stage: GraphStage;
let lists: Lists;
beforeAll(async () => {
  stage = await openGraphStage(true);
  lists = createGraphLists(stage.graph, stage.site, createUserRows(stage.graph, stage.site));
});
afterAll(() => stage.close());

describeLists('memory', async () => {
  const memory = createMemoryLists(createFakeClock());
  return {
    lists: memory,
    actor: { kind: 'app', tenantId: TENANT },
    editProgress: async (itemId, progress) => memory.edit(TENANT, 'actions', itemId, { progress }),
    erase: async (itemId) => memory.erase(TENANT, 'actions', itemId),
    forgetTokens: async () => memory.forgetTokens(),
  };
});

const itemPath = async (itemId: string) => `${await stage.site.listPath(stage.app, 'actions')}/items/${itemId}`;
const lever = {
  editProgress: async (itemId: string, progress: number) =>
    void (await stage.direct('PATCH', `${await itemPath(itemId)}/fields`, { Progress: progress })),
  erase: async (itemId: string) => void (await stage.direct('DELETE', await itemPath(itemId))),
  forgetTokens: async () =>
    void (await stage.fault({ match: { path: '**/items/delta' }, status: 410, code: 'resyncChangesApplyDifferences' })),
};

describeLists('Graph as the server', async () => ({ lists, actor: stage.app, ...lever }));

describe('lists over Graph', () => {
  const create = (...keys: string[]) =>
    lists.create(
      stage.app,
      'actions',
      keys.map((key, index) => anItem({ key, reference: `AI-${key}-${50_000 + index}` })),
    );

  test('twelve items are one request', async () => {
    await create('warm');
    await stage.requests();
    await create(...Array.from({ length: 12 }, (_one, index) => `twelve-${index}`));
    const requests = await stage.requests();
    expect(requests).toHaveLength(1);
    expect(requests[0]?.parts).toHaveLength(12);
  });

  test('an update with its reading back is one request and carries the etag', async () => {
    const [created] = await create('one-request');
    if (created?.outcome !== 'created') throw new Error('not created');
    await stage.requests();
    await lists.update(stage.app, 'actions', created.stored.itemId, created.stored.etag, { progress: 5 });
    const requests = await stage.requests();
    expect(requests).toHaveLength(1);
    expect(requests[0]?.parts?.[0]?.headers['if-match']).toBe(created.stored.etag);
  });

  test.each([
    ['throttled parts', { match: { method: 'POST', path: '**/items' }, times: 3, status: 429, retryAfterSeconds: 1 }],
    ['an outage in mid-batch', { match: { method: 'POST', path: '**/items' }, times: 2, status: 503, skip: 1 }],
    [
      'parts that broke after their effect',
      { match: { method: 'POST', path: '**/items' }, times: 2, status: 500, afterEffect: true },
    ],
    ['an answer that got lost', { match: { path: '**/$batch' }, times: 1, dropConnection: 'after' }],
    ['a request that got lost', { match: { path: '**/$batch' }, times: 1, dropConnection: 'before' }],
  ])('%s: every item is there once', async (name, rule) => {
    const keys = [1, 2, 3, 4].map((number) => `${name.replaceAll(' ', '-')}-${number}`);
    await stage.fault(rule);
    const outcomes = await create(...keys);
    expect(outcomes.every(({ outcome }) => outcome === 'created' || outcome === 'known')).toBe(true);
    const all = await lists.changes(stage.app, 'actions', null);
    for (const key of keys) expect(all.changed.filter(({ record }) => record.key === key)).toHaveLength(1);
  });

  test.each([
    ['request', { match: { path: '**/$batch' }, skip: 1, times: 1, status: 403 }],
    ['part', { match: { method: 'GET', path: '**/items/*' }, times: 2, status: 403 }],
  ])(
    'items that were written and cannot be read back are told as written, each with its version (%s)',
    async (by, rule) => {
      const made = await create(`unread-${by}-1`, `unread-${by}-2`);
      const held = made.flatMap((one) => (one.outcome === 'created' ? [one.stored] : []));
      await stage.fault(rule);
      const updates = held.map((one) => ({ itemId: one.itemId, etag: one.etag, changes: { progress: 30 }, held: one }));
      const outcomes = await lists.updateAll(stage.app, 'actions', updates);
      for (const [at, { itemId }] of held.entries()) {
        const { record, etag, version } = await lists.read(stage.app, 'actions', itemId);
        expect(record.progress).toBe(30);
        expect(outcomes[at]).toMatchObject({ stored: { itemId, record, etag, version } });
      }
    },
  );

  test('an update whose answer got lost is no conflict with itself', async () => {
    const [created] = await create('lost-answer');
    if (created?.outcome !== 'created') throw new Error('not created');
    await stage.fault({ match: { path: '**/$batch' }, times: 1, dropConnection: 'after' });
    const { itemId, etag } = created.stored;
    const updated = await lists.update(stage.app, 'actions', itemId, etag, { progress: 60, dueOn: null });
    expect(updated.record).toMatchObject({ progress: 60, dueOn: null });
  });

  test('a person writes with their own rights and name', async () => {
    const [somebody] = stage.people;
    if (!somebody) throw new Error('nobody');
    const [created] = await lists.create(await stage.person(somebody), 'actions', [
      anItem({ key: 'by-person', reference: 'AI-60000' }),
    ]);
    expect(created).toMatchObject({ outcome: 'created', stored: { modifiedBy: somebody.name } });
  });

  test('a person column is filled for people the site has met', async () => {
    const [somebody] = stage.people;
    if (!somebody) throw new Error('nobody');
    const fresh = createGraphLists(stage.graph, stage.site, createUserRows(stage.graph, stage.site));
    const item = anItem({ key: 'met', reference: 'AI-60001', owner: somebody, contributors: [somebody] });
    const [created] = await fresh.create(stage.app, 'actions', [item]);
    if (created?.outcome !== 'created') throw new Error('not created');
    const path = `${await itemPath(created.stored.itemId)}?expand=fields(select=OwnerLookupId,ContributorsLookupId)`;
    const { fields } = (await stage.direct('GET', path)) as { fields: Record<string, unknown> };
    expect(fields.OwnerLookupId).toMatch(/^\d+$/);
    expect((await fresh.read(stage.app, 'actions', created.stored.itemId)).record).toEqual(item);
  });

  test('a row made by hand is read with a key of its own', async () => {
    const path = `${await stage.site.listPath(stage.app, 'actions')}/items`;
    const { id } = (await stage.direct('POST', path, { fields: { Title: 'By hand' } })) as { id: string };
    expect((await lists.read(stage.app, 'actions', id)).record).toMatchObject({ key: `item-${id}`, title: 'By hand' });
  });

  test('a list longer than a page is read to its end, by delta and for references', async () => {
    const keys = Array.from({ length: 1_050 }, (_one, index) => `long-${index}`);
    const outcomes = await lists.create(
      stage.app,
      'actions',
      keys.map((key, index) => anItem({ key, reference: `AI-${100_000 + index}` })),
    );
    expect(outcomes.every(({ outcome }) => outcome === 'created')).toBe(true);
    await stage.requests();
    const { changed } = await lists.changes(stage.app, 'actions', null);
    expect(changed.filter(({ record }) => record.key.startsWith('long-'))).toHaveLength(keys.length);
    expect(await stage.requests()).toHaveLength(2);
    expect(await lists.highestReference(stage.app, 'actions')).toBe(101_049);
  });

  test('lists that were never set up are not found, without a request', async () => {
    const before = stage.graph.requestCount();
    const call = lists.read({ kind: 'app', tenantId: '99999999-9999-4999-8999-999999999999' }, 'actions', '1');
    await expect(call).rejects.toMatchObject({ kind: 'not-found' });
    expect(stage.graph.requestCount()).toBe(before);
  });
});
