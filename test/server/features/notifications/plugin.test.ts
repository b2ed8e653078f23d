import { beforeEach, expect, test } from 'vitest';
import { takeNotifications } from '../../../../server/features/notifications/take-notifications.ts';
import { PATHS } from '../../../../shared/contract/paths.ts';
import { serve, startWorld, TEST_CONFIG, type TestServer } from '../../../support/build-app.ts';
import { OTHER_TENANT, TENANT } from '../../../support/builders.ts';
import type { World } from '../../../support/memory-ports.ts';

const NOTICE = { clientState: 'wrong', tenantId: TENANT, lifecycleEvent: null };
let world: World;
let server: TestServer;
const anonymous = { headers: { authorization: '' } };
const post = (value: unknown) => server.call('POST', PATHS.graphNotifications, { value }, anonymous);
const held = async () => server.ports.subscriptions.all(TENANT);
const news = async () =>
  (await server.ports.ledger.list(TENANT, ['waiting'], 99)).filter(({ revision }) => revision.startsWith('news'));

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-02T10:05:00.000Z'));
  await server.runner.runDue();
});

test('the handshake is echoed as plain text', async () => {
  const url = `${PATHS.graphNotifications}?validationToken=${encodeURIComponent('a <b> & c')}`;
  const { status, text, headers } = await server.call('POST', url, '', { headers: { 'content-type': 'text/plain' } });
  expect([status, text]).toEqual([200, 'a <b> & c']);
  expect(headers['content-type']).toMatch(/^text\/plain/);
});

test('both lists are watched, each with its own secret', async () => {
  const all = await held();
  expect(all.map(({ topic }) => topic)).toEqual(['list:actions', 'list:sessions']);
  expect(new Set(all.map(({ clientState }) => clientState)).size).toBe(2);
});

test('a true notification is answered 202 and leads to one run of reading', async () => {
  const [one] = await held();
  const notice = {
    subscriptionId: one?.subscriptionId,
    clientState: one?.clientState,
    tenantId: TENANT,
    changeType: 'updated',
  };
  expect((await post([notice, notice])).status).toBe(202);
  expect((await post([notice])).status).toBe(202);
  expect((await news()).map(({ kind, subject }) => [kind, subject])).toEqual([['delta-sync', 'lists']]);
});

test.each([
  ['another secret', { clientState: 'wrong' }],
  ['no secret', { clientState: null }],
  ['an unknown subscription', { subscriptionId: 'subscription-99' }],
  ['another tenant', { tenantId: OTHER_TENANT }],
])('a forged one with %s is answered 202 and does nothing', async (_what, changes) => {
  const [one] = await held();
  const notice = { subscriptionId: one?.subscriptionId, clientState: one?.clientState, tenantId: TENANT, ...changes };
  expect((await post([notice])).status).toBe(202);
  expect(await news()).toEqual([]);
});

test.each([[{}], [{ value: 'x' }], [{ value: [{ clientState: 'x' }] }]])(
  'a body like %j is a bad request',
  async (body) => {
    expect((await server.call('POST', PATHS.graphNotifications, body, anonymous)).status).toBe(400);
  },
);

test('a removed subscription is made anew', async () => {
  const [one] = await held();
  const notice = {
    subscriptionId: one?.subscriptionId,
    clientState: one?.clientState,
    lifecycleEvent: 'subscriptionRemoved',
  };
  await post([notice]);
  world.clock.advance(10_000);
  await server.runner.runDue();
  const all = await held();
  expect(all.map(({ topic }) => topic)).toEqual(['list:actions', 'list:sessions']);
  expect(all.map(({ subscriptionId }) => subscriptionId)).not.toContain(one?.subscriptionId);
});

test('one whose access must be proved again is renewed at once, and no other', async () => {
  const before = await held();
  const [one] = before;
  const { subscriptionId, clientState } = one ?? {};
  await post([{ subscriptionId, clientState, lifecycleEvent: 'reauthorizationRequired' }]);
  world.clock.advance(10_000);
  await server.runner.runDue();
  const after = await held();
  expect(after[0]?.subscriptionId).toBe(subscriptionId);
  expect(after.map(({ expiresAt }, at) => expiresAt > (before[at]?.expiresAt ?? ''))).toEqual([true, false]);
});

test('subscriptions are renewed at half of their life, not before', async () => {
  const expiries = async () => (await held()).map(({ expiresAt }) => expiresAt);
  const first = await expiries();
  world.clock.advance(20 * 3_600_000);
  await server.runner.runDue();
  expect(await expiries()).toEqual(first);
  world.clock.advance(16 * 3_600_000);
  await server.runner.runDue();
  for (const [at, expiry] of (await expiries()).entries()) expect(expiry > (first[at] ?? '')).toBe(true);
});

test('one that lapsed while nobody ran is made anew', async () => {
  world.notifications.held.clear();
  world.clock.advance(60 * 3_600_000);
  await server.runner.runDue();
  expect(world.notifications.held.size).toBe(2);
  expect(await held()).toHaveLength(2);
});

test('hundreds of forged ones cost one look-up', async () => {
  let looks = 0;
  const { subscriptions } = server.ports;
  const counted = new Proxy(subscriptions, {
    get(target, name) {
      looks += 1;
      return Reflect.get(target, name);
    },
  });
  const forged = Array.from({ length: 500 }, (_, at) => ({ ...NOTICE, subscriptionId: `forged-${at}` }));
  expect(await takeNotifications({ ...server.ports, subscriptions: counted }, forged)).toBe(0);
  expect(looks).toBe(1);
});

test('more notifications than a request may hold are a bad request', async () => {
  const many = Array.from({ length: 501 }, () => ({ subscriptionId: 'x', clientState: 'y' }));
  expect((await post(many)).status).toBe(400);
});

test('an address that knocks too often is told to wait', async () => {
  const limited = await serve(world.ports(), { ...TEST_CONFIG, noticesPerMinute: 3 });
  const knock = () => limited.call('POST', PATHS.graphNotifications, { value: [] }, anonymous);
  const statuses = [await knock(), await knock(), await knock(), await knock()].map(({ status }) => status);
  expect(statuses).toEqual([202, 202, 202, 429]);
});
