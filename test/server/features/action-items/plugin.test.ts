import { beforeEach, describe, expect, test } from 'vitest';
import { PortFailure } from '../../../../server/ports/failures.ts';
import { PATHS, pathOf } from '../../../../shared/contract/paths.ts';
import { type Json, startWorld, type TestServer } from '../../../support/build-app.ts';
import { ANA, BEN, CHLOE, captureBody, captureItem, DAN, TENANT } from '../../../support/builders.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const ITEM = pathOf('action', { reference: 'AI-001' });
const MOVES = pathOf('transitions', { reference: 'AI-001' });
const asBen = { as: BEN };
const stored = () => world.lists.all(TENANT, 'actions').find(({ record }) => record.reference === 'AI-001');
const logOf = (what: string) => world.lists.all(TENANT, 'log').filter(({ record }) => record.what === what);

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-02T10:05:00.000Z'));
  const items = [captureItem(1), captureItem(2, { owner: { name: 'Chloé Martin' }, dueOn: '2026-03-20' })];
  await server.call('POST', pathOf('capture', { key: 'session-key-1' }), captureBody(0, { items }));
});

describe('the register', () => {
  const list = async (query: string, options = {}) =>
    (await server.call('GET', `${PATHS.actions}?${query}`, undefined, options)).json;
  const references = (json: Json) => json.items.map((item) => item.reference);

  test.each([
    ['owner=me', ['AI-001']],
    [`owner=${CHLOE.key}`, ['AI-002']],
    ['text=task%202', ['AI-002']],
    ['dueBefore=2026-03-10', ['AI-001']],
    ['stages=Open,Blocked&session=S-001', ['AI-001', 'AI-002']],
    ['orderBy=dueOn&descending=true', ['AI-002', 'AI-001']],
    ['limit=1&offset=1', ['AI-002']],
    ['stages=Closed', []],
    ['references=AI-002,AI-999,AI-001,AI-002', ['AI-001', 'AI-002']],
  ])('filters by %s', async (query, expected) => {
    expect(references(await list(query, asBen))).toEqual(expected);
  });

  test('refuses a word it does not know', async () => {
    expect((await list('stages=Done')).type).toBe('/problems/invalid-fields');
  });

  test('costs no request to the tenant once the access was looked at', async () => {
    await list('');
    world.lists.breakWith(() => new PortFailure('unavailable', 'nobody may ask'));
    expect((await list('')).total).toBe(2);
    expect((await server.call('GET', ITEM)).status).toBe(200);
  });

  test('asks again after five minutes, and shows nothing to somebody who lost access', async () => {
    await list('');
    world.lists.breakWith(() => new PortFailure('denied', 'no'));
    world.clock.advance(5 * 60_000 + 1);
    expect((await server.call('GET', PATHS.actions)).status).toBe(403);
  });

  test('answers 304 while nothing changed', async () => {
    const first = await server.call('GET', PATHS.actions);
    const headers = { 'if-none-match': String(first.headers.etag) };
    expect((await server.call('GET', PATHS.actions, undefined, { headers })).status).toBe(304);
    await server.call('POST', MOVES, { verb: 'start' }, asBen);
    expect((await server.call('GET', PATHS.actions, undefined, { headers })).status).toBe(200);
  });
});

describe('a change', () => {
  const change = (body: object, etag = stored()?.etag ?? '', options: object = asBen) =>
    server.call('PATCH', ITEM, body, { ...options, headers: { 'if-match': etag } });

  test('is written, logged with before and after, and mirrored', async () => {
    const { status, json } = await change({ changes: { progress: 40 }, reason: 'half way' });
    expect([status, json.progress]).toEqual([200, 40]);
    const [line] = logOf('changed').map(({ record }) => record);
    expect(line).toMatchObject({
      on: 'AI-001',
      before: '{"progress":0}',
      after: '{"progress":40}',
      comment: 'half way',
    });
    expect((await server.call('GET', ITEM)).json.item.progress).toBe(40);
  });

  test('needs the version it was made on', async () => {
    expect((await server.call('PATCH', ITEM, { changes: { progress: 1 } }, asBen)).status).toBe(428);
  });

  test('merges with what somebody else wrote in SharePoint meanwhile', async () => {
    const etag = stored()?.etag;
    world.lists.edit(TENANT, 'actions', stored()?.itemId ?? '', { notes: 'from SharePoint' });
    expect((await change({ changes: { progress: 40 } }, etag)).status).toBe(200);
    expect(stored()?.record).toMatchObject({ progress: 40, notes: 'from SharePoint' });
  });

  test('shows the values that stand when both changed one field, and writes nothing', async () => {
    const etag = stored()?.etag;
    world.lists.edit(TENANT, 'actions', stored()?.itemId ?? '', { progress: 10 });
    const { status, json } = await change({ changes: { progress: 40 } }, etag);
    expect([status, json.errors[0]]).toEqual([
      412,
      { pointer: '/changes/progress', detail: 'was changed by somebody else', current: '10' },
    ]);
    expect(stored()?.record.progress).toBe(10);
  });

  test('with an old version merges when it says what was seen, and is refused when not', async () => {
    const old = stored()?.etag;
    await change({ changes: { progress: 40 } });
    expect((await change({ changes: { helpAsked: 'a van' } }, old)).status).toBe(412);
    expect((await change({ changes: { helpAsked: 'a van' }, base: { helpAsked: '' } }, old)).status).toBe(200);
    expect(stored()?.record).toMatchObject({ progress: 40, helpAsked: 'a van' });
  });

  test('is for the owner and coordinators', async () => {
    expect((await change({ changes: { progress: 1 } }, undefined, { as: CHLOE })).json.type).toBe(
      '/problems/role-missing',
    );
    expect((await change({ changes: { progress: 1 } }, undefined, { as: DAN })).status).toBe(200);
  });

  test('of the deadline moves status and reminders, and keeps the first one', async () => {
    await change({ changes: { dueOn: '2026-03-01' } });
    expect(stored()?.record).toMatchObject({ status: 'Overdue', originalDueOn: '2026-03-09' });
    expect(await server.ports.ledger.find(TENANT, 'overdue', 'AI-001', '2026-03-01/1')).not.toBeNull();
  });

  test('is late by the day where its owner is, not where the register is', async () => {
    Object.assign(server.ports.directory, { timeZoneOf: async () => 'Pacific/Auckland' });
    world.clock.set('2026-03-02T12:00:00.000Z');
    await change({ changes: { dueOn: '2026-03-02' } });
    expect(stored()?.record.status).toBe('Overdue');
  });

  test('keeps its history when the log list does not take it now', async () => {
    const create = world.lists.create;
    (world.lists as { create: typeof create }).create = async () => {
      throw new PortFailure('unavailable', 'log is down');
    };
    expect((await change({ changes: { progress: 40 } })).status).toBe(200);
    (world.lists as { create: typeof create }).create = create;
    expect(logOf('changed')).toHaveLength(0);
    await server.runner.runDue();
    expect(logOf('changed')).toHaveLength(1);
  });
});

describe('a step', () => {
  const FACTS = { actionTaken: 'a', outcome: 'b', lessons: 'c', nextSteps: 'd' };
  const move = (body: object, as: typeof ANA = BEN) => server.call('POST', MOVES, body, { as });
  const coordinate = (key: string) => server.ports.settings.change(TENANT, { roles: { [key]: ['coordinator'] } });
  const attach = () =>
    server.call('POST', `${pathOf('evidence', { reference: 'AI-001' })}?name=proof.txt`, Buffer.from('done'), {
      ...asBen,
      headers: { 'content-type': 'application/octet-stream' },
    });

  test('leads from open to closed, with evidence and somebody else to verify', async () => {
    await coordinate(ANA.key);
    expect((await move({ verb: 'start' })).json.stage).toBe('In Progress');
    expect((await attach()).json.item.evidenceLinks).toHaveLength(1);
    expect((await move({ verb: 'complete', facts: FACTS })).json).toMatchObject({
      stage: 'Completed',
      status: 'Completed',
      progress: 100,
    });
    const closed = await move({ verb: 'close' }, ANA);
    expect(closed.json).toMatchObject({ stage: 'Closed', status: 'Closed', verifier: { key: ANA.key } });
    expect(logOf('stage-changed')).toHaveLength(3);
  });

  test('the owner cannot verify, whatever their role', async () => {
    await coordinate(BEN.key);
    await move({ verb: 'complete', facts: FACTS });
    expect((await move({ verb: 'close' })).json.type).toBe('/problems/verifier-is-owner');
  });

  test('names everything that is missing at once', async () => {
    await coordinate(ANA.key);
    await move({ verb: 'complete' });
    const { status, json } = await move({ verb: 'close' }, ANA);
    expect(status).toBe(422);
    expect(json.errors.map((one) => one.pointer)).toEqual([
      '/facts/actionTaken',
      '/facts/outcome',
      '/facts/lessons',
      '/facts/nextSteps',
      '/evidence',
    ]);
  });

  test.each([
    [{ verb: 'reopen', facts: { reason: 'x' } }, BEN, 'transition-refused'],
    [{ verb: 'cancel', facts: { reason: 'x' } }, BEN, 'role-missing'],
    [{ verb: 'block' }, BEN, 'facts-missing'],
    [{ verb: 'complete' }, CHLOE, 'role-missing'],
  ])('%j by %o is refused', async (body, as, slug) => {
    expect((await move(body, as as typeof ANA)).json.type).toBe(`/problems/${slug}`);
    expect(stored()?.record.stage).toBe('Open');
  });

  test('is decided anew when somebody was first', async () => {
    world.lists.edit(TENANT, 'actions', stored()?.itemId ?? '', { stage: 'Cancelled' });
    expect((await move({ verb: 'complete' })).json.type).toBe('/problems/transition-refused');
  });

  test('the same evidence twice is one file and one link', async () => {
    await attach();
    await attach();
    expect(world.evidence.files.size).toBe(1);
    expect(stored()?.record.evidenceLinks).toHaveLength(1);
  });
});

test('a comment is history, once a key', async () => {
  const path = pathOf('comments', { reference: 'AI-001' });
  const body = { key: 'comment-1', comment: 'waiting for the supplier' };
  expect((await server.call('POST', path, body)).status).toBe(204);
  await server.call('POST', path, body);
  const { json } = await server.call('GET', ITEM);
  expect(json.log.map((line) => [line.what, line.comment])).toEqual([
    ['created', ''],
    ['commented', 'waiting for the supplier'],
  ]);
});
