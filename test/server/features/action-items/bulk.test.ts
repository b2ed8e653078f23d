import { beforeEach, expect, test } from 'vitest';
import { PortFailure } from '../../../../server/ports/failures.ts';
import type { Lists } from '../../../../server/ports/lists.ts';
import { PATHS, pathOf } from '../../../../shared/contract/paths.ts';
import { type Json, startWorld, type TestServer } from '../../../support/build-app.ts';
import { CHLOE, captureBody, captureItem, DAN, TENANT } from '../../../support/builders.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const referenceOf = (nth: number) => `AI-${String(nth).padStart(3, '0')}`;
const stored = (nth: number) =>
  world.lists.all(TENANT, 'actions').find(({ record }) => record.reference === referenceOf(nth));
const edit = (nth: number, changes: object, base?: object) => ({
  reference: referenceOf(nth),
  etag: stored(nth)?.etag ?? '"none"',
  edit: { changes, ...(base && { base }) },
});
const move = (nth: number, verb: string, facts = {}) => ({ reference: referenceOf(nth), move: { verb, facts } });
/** As Dan, who administers and may do everything. */
const bulk = (acts: readonly object[], as = DAN) => server.call('POST', PATHS.bulk, { acts }, { as });
const told = (json: Json) =>
  (json as unknown as { results: { problem: { type: string } | null; item: object | null }[] }).results;
const kinds = (json: Json) => told(json).map(({ problem }) => problem?.type ?? null);
const logOf = (what: string) => world.lists.all(TENANT, 'log').filter(({ record }) => record.what === what);

async function register(count: number): Promise<void> {
  ({ world, server } = await startWorld('2026-03-02T10:05:00.000Z'));
  const items = Array.from({ length: count }, (_one, at) => captureItem(at + 1));
  await server.call('POST', pathOf('capture', { key: 'session-key-1' }), captureBody(0, { items }));
}

beforeEach(() => register(4));

test('all are done in one request, each with its own line of history and its reminders', async () => {
  const acts = [1, 2, 3].map((nth) => edit(nth, { dueOn: '2026-03-01', priority: 'High' }));
  const { status, json } = await bulk([...acts, move(4, 'start')]);
  expect([status, kinds(json)]).toEqual([200, [null, null, null, null]]);
  expect(told(json)[3]?.item).toMatchObject({ reference: 'AI-004', stage: 'In Progress' });
  expect([1, 2, 3].map((nth) => stored(nth)?.record.status)).toEqual(['Overdue', 'Overdue', 'Overdue']);
  expect([logOf('changed').length, logOf('stage-changed').length]).toEqual([3, 1]);
  expect(await server.ports.ledger.find(TENANT, 'overdue', 'AI-003', '2026-03-01/1')).not.toBeNull();
});

test('what is refused is told beside what is done', async () => {
  const stale = edit(2, { progress: 40 });
  world.lists.edit(TENANT, 'actions', stored(2)?.itemId ?? '', { progress: 10 });
  const { status, json } = await bulk([
    edit(1, { progress: 40 }),
    stale,
    move(3, 'unblock'),
    edit(9, { progress: 1 }),
    move(4, 'cancel', { reason: 'x' }),
  ]);
  expect(status).toBe(207);
  expect(kinds(json)).toEqual([
    null,
    '/problems/changed-meanwhile',
    '/problems/transition-refused',
    '/problems/not-found',
    null,
  ]);
  expect(told(json)[1]).toMatchObject({ problem: { errors: [{ pointer: '/changes/progress', current: '10' }] } });
  expect(stored(2)?.record.progress).toBe(10);
});

test('a change of others to other fields is merged', async () => {
  const acts = [edit(1, { progress: 40 }), edit(2, { progress: 40 })];
  world.lists.edit(TENANT, 'actions', stored(2)?.itemId ?? '', { notes: 'from SharePoint' });
  expect(kinds((await bulk(acts)).json)).toEqual([null, null]);
  expect(stored(2)?.record).toMatchObject({ progress: 40, notes: 'from SharePoint' });
});

test('several acts on one item are done in their order', async () => {
  const { json } = await bulk([move(1, 'start'), move(1, 'block', { reason: 'no van' }), move(1, 'unblock')]);
  expect(kinds(json)).toEqual([null, null, null]);
  expect(stored(1)?.record.stage).toBe('In Progress');
  expect(logOf('stage-changed')).toHaveLength(3);
});

test('rights are looked at item by item', async () => {
  const { status, json } = await bulk([edit(1, { progress: 1 }), move(2, 'complete')], CHLOE);
  expect([status, kinds(json)]).toEqual([207, ['/problems/role-missing', '/problems/role-missing']]);
});

test('an item that is deleted meanwhile keeps nobody else from being written', async () => {
  const acts = [edit(1, { progress: 5 }), edit(2, { progress: 5 })];
  world.lists.erase(TENANT, 'actions', stored(1)?.itemId ?? '');
  const { status, json } = await bulk(acts);
  expect([status, kinds(json)[1]]).toEqual([207, null]);
  expect(kinds(json)[0]).not.toBeNull();
});

/** Breaks the list from the `n`th call of `updateAll` on. */
function breakFrom(call: number): { readonly sizes: readonly number[] } {
  const sizes: number[] = [];
  const lists = world.lists as { updateAll: Lists['updateAll'] };
  const { updateAll } = lists;
  lists.updateAll = async (actor, list, updates) => {
    sizes.push(updates.length);
    if (sizes.length >= call) throw new PortFailure('unavailable', 'down');
    return updateAll(actor, list, updates);
  };
  return { sizes };
}

test('a list that goes down in the middle: what was written is told, the rest is not tried', async () => {
  await register(45);
  const asked = breakFrom(2);
  const acts = Array.from({ length: 45 }, (_one, at) => edit(at + 1, { progress: 7 }));
  const { status, json } = await bulk(acts);
  expect([status, asked.sizes]).toEqual([207, [20, 20]]);
  expect(kinds(json).filter((kind) => kind === null)).toHaveLength(20);
  expect(kinds(json).filter((kind) => kind === '/problems/tenant-unavailable')).toHaveLength(25);
  expect(logOf('changed')).toHaveLength(20);
});

test('a list that goes down: what was refused for its own sake keeps its answer', async () => {
  breakFrom(1);
  const { status, json } = await bulk([edit(1, { progress: 7 }), move(3, 'unblock'), edit(9, { progress: 1 })]);
  expect(status).toBe(207);
  expect(kinds(json)).toEqual(['/problems/tenant-unavailable', '/problems/transition-refused', '/problems/not-found']);
});

test('a list that is down all the time fails the request as a whole', async () => {
  breakFrom(1);
  expect((await bulk([edit(1, { progress: 7 })])).json.type).toBe('/problems/tenant-unavailable');
});

test.each([
  ['none', []],
  ['too many', Array.from({ length: 101 }, () => move(1, 'start'))],
  ['an edit without the version seen', [{ reference: 'AI-001', edit: { changes: { progress: 1 } } }]],
  ['an unknown field', [{ ...move(1, 'start'), etag: 'x', force: true }]],
])('%s is refused', async (_what, acts) => {
  expect((await bulk(acts)).json.type).toBe('/problems/invalid-fields');
});
