import { beforeEach, expect, test } from 'vitest';
import { PortFailure } from '../../../../server/ports/failures.ts';
import { pathOf } from '../../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../../support/build-app.ts';
import { ANA, BEN, CHLOE, captureBody, captureItem, DAN, sessionFacts, TENANT } from '../../../support/builders.ts';
import { letRecover } from '../../../support/crash-sweep.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const PATH = pathOf('capture', { key: 'session-key-1' });
const referencesOf = (list: 'actions' | 'sessions') =>
  world.lists.all(TENANT, list).map(({ record }) => record.reference);

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-02T10:05:00.000Z'));
});

test('saves session, items and their history, and promises what follows', async () => {
  const { status, json } = await server.call('POST', PATH, captureBody(3));
  expect(status).toBe(201);
  expect(json.session.reference).toBe('S-001');
  expect(json.items.map((one) => [one.outcome, one.item.reference])).toEqual([
    ['created', 'AI-001'],
    ['created', 'AI-002'],
    ['created', 'AI-003'],
  ]);
  expect(world.lists.all(TENANT, 'log').map(({ record }) => record.on)).toEqual(['AI-001', 'AI-002', 'AI-003']);
  const summary = await server.ports.ledger.find(TENANT, 'summary', 'S-001', '1');
  expect(summary).toMatchObject({ dueAt: '2026-03-03T09:00:00.000Z', deadlineAt: '2026-03-03T10:00:00.000Z' });
});

test('the same request again gives the same records back with 200 and writes nothing', async () => {
  const first = await server.call('POST', PATH, captureBody(3));
  const again = await server.call('POST', PATH, captureBody(3));
  expect(again.status).toBe(200);
  expect(again.json.items.map((one) => one.outcome)).toEqual(['known', 'known', 'known']);
  expect(again.json.items.map((one) => one.item)).toEqual(first.json.items.map((one) => one.item));
  expect(referencesOf('actions')).toHaveLength(3);
  expect(world.lists.all(TENANT, 'log')).toHaveLength(3);
});

test('a dropped database makes no second record and takes no number twice', async () => {
  await server.call('POST', PATH, captureBody(2));
  world.freshDatabase();
  const { server: next } = { server: await import('../../../support/build-app.ts').then((it) => it.startOn(world)) };
  const again = await next.call('POST', PATH, captureBody(2));
  expect(again.json.items.map((one) => one.outcome)).toEqual(['known', 'known']);
  const other = {
    ...captureBody(0),
    items: [captureItem(9)],
    session: sessionFacts({ eventId: 'event-9', iCalUId: 'i-9' }),
  };
  const fresh = await next.call('POST', pathOf('capture', { key: 'session-key-9' }), other);
  expect(fresh.json.items[0]?.item.reference).toBe('AI-003');
  expect(fresh.json.session.reference).toBe('S-002');
});

test.each([
  ['the whole name of an attendee', { name: 'Chloé Martin' }, CHLOE.key, []],
  ['a name without its accents', { name: 'chloe martin' }, CHLOE.key, []],
  ['a first name only one attendee has', { name: 'Ben' }, BEN.key, []],
  ['an address', { name: '', mail: 'ANA@contoso.example' }, ANA.key, []],
  ['a colleague who was not there', { name: 'Dan Weber' }, '00000000-0000-4000-8000-000000000004', []],
  ['a name nobody has', { name: 'Zoe Nobody' }, undefined, ['owner-unknown']],
  ['a first name nobody there has', { name: 'Dan' }, undefined, ['owner-unknown']],
  ['nothing', null, undefined, ['owner-missing']],
])('matches an owner by %s, and invents nobody', async (_what, owner, key, flags) => {
  const body = captureBody(0, { items: [captureItem(1, { owner })] });
  const { json } = await server.call('POST', PATH, body);
  expect(json.items[0]?.item.owner?.key).toBe(key);
  expect(json.items[0]?.flags).toEqual(flags);
});

test('an address outside the tenant stays an owner without a key', async () => {
  const owner = { name: 'Eve Outside', mail: 'eve@partner.example' };
  const { json } = await server.call('POST', PATH, captureBody(0, { items: [captureItem(1, { owner })] }));
  expect(json.items[0]?.item.owner).toEqual({ key: null, ...owner });
});

test('a restated promise is counted once on the open item, however often it is sent', async () => {
  await server.call('POST', PATH, captureBody(1));
  const later = captureBody(0, {
    session: sessionFacts({ eventId: 'event-2', iCalUId: 'ical-2', startsAt: '2026-03-02T09:30:00.000Z' }),
    items: [captureItem(5, { sameAs: 'AI-001' })],
  });
  const path = pathOf('capture', { key: 'session-key-2' });
  const { json } = await server.call('POST', path, later);
  expect(json.items[0]).toMatchObject({ outcome: 'sighted', item: { reference: 'AI-001', sightings: 2 } });
  await server.call('POST', path, later);
  expect(world.lists.all(TENANT, 'actions').map(({ record }) => record.sightings)).toEqual([2]);
});

test('an item saved after the summary went is owed a revised summary', async () => {
  await server.call('POST', PATH, captureBody(1));
  const [session] = world.lists.all(TENANT, 'sessions');
  world.lists.edit(TENANT, 'sessions', session?.itemId ?? '', { summaryState: 'Sent' });
  world.clock.advance(10 * 60_000);
  await server.runner.runDue();
  const { json } = await server.call('POST', PATH, captureBody(2));
  expect(json.session).toMatchObject({ summaryState: 'Waiting', summaryRevision: 2 });
  expect(await server.ports.ledger.find(TENANT, 'summary', 'S-001', '2')).not.toBeNull();
});

test('an item that is written while the mails are being frozen is told in a revised summary', async () => {
  const { create } = world.lists;
  await server.call('POST', PATH, captureBody(1));
  Object.assign(world.lists, {
    async create(...args: Parameters<typeof create>) {
      Object.assign(world.lists, { create });
      world.clock.set('2026-03-03T09:00:00.000Z');
      await letRecover(world, server.runner, 1);
      return create(...args);
    },
  });
  await server.call('POST', PATH, captureBody(0, { items: [captureItem(1), captureItem(2)] }));
  world.clock.advance(24 * 3_600_000);
  await letRecover(world, server.runner, 1);
  const told = world.mail.sent().filter(({ mail }) => /summary/i.test(mail.subject));
  expect(told.map(({ mail }) => mail.text.includes('AI-002'))).toEqual([false, false, false, true, true, true]);
});

test('an item captured from a meeting that was taken for cancelled brings its summary back', async () => {
  await server.call('POST', PATH, captureBody(1));
  world.lists.edit(TENANT, 'sessions', '1', { summaryState: 'Cancelled' });
  world.clock.advance(3_600_000);
  await letRecover(world, server.runner, 1);
  await server.call('POST', PATH, captureBody(0, { items: [captureItem(5)] }));
  world.clock.advance(24 * 3_600_000);
  await letRecover(world, server.runner, 1);
  expect(world.mail.sent().filter(({ mail }) => /summary/i.test(mail.subject))).toHaveLength(3);
});

test.each(['', 'W_Europe', '+01:00'])('a zone that nobody knows is refused: "%s"', async (timeZone) => {
  const { status, json } = await server.call('POST', PATH, captureBody(1, { session: sessionFacts({ timeZone }) }));
  expect(status).toBe(400);
  expect(json.type).toBe('/problems/invalid-fields');
});

test('somebody whom SharePoint refuses reads nothing of a session by capturing no items', async () => {
  await server.call('POST', PATH, captureBody(1));
  world.lists.breakWith(() => new PortFailure('denied', 'no access'), ['findByKey']);
  const { status, json } = await server.call('POST', PATH, captureBody(0), { as: DAN });
  expect([status, json.type]).toEqual([403, '/problems/access-denied']);
  expect(json.session).toBeUndefined();
});

test('two captures of one meeting at the same time lose nobody who was there', async () => {
  await server.call('POST', PATH, captureBody(1));
  const eve = { key: null, name: 'Eve Outside', mail: 'eve@partner.example' };
  const seen = [
    [ANA, BEN, CHLOE, DAN],
    [ANA, BEN, CHLOE, eve],
  ];
  await Promise.all(
    seen.map((attendees) => server.call('POST', PATH, captureBody(0, { session: sessionFacts({ attendees }) }))),
  );
  const [session] = world.lists.all(TENANT, 'sessions');
  expect(session?.record.attendees.map(({ name }) => name).sort()).toEqual(
    [ANA, BEN, CHLOE, DAN, eve].map(({ name }) => name).sort(),
  );
});
