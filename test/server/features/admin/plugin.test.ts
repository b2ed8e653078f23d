import { beforeEach, expect, test } from 'vitest';
import { PATHS, pathOf } from '../../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../../support/build-app.ts';
import { ANA, BEN, DAN, OTHER_TENANT, TENANT } from '../../../support/builders.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const asAdmin = { as: DAN };

beforeEach(async () => {
  ({ world, server } = await startWorld());
});

const ADMIN_ROUTES: readonly ['GET' | 'POST' | 'PUT' | 'PATCH', string, unknown][] = [
  ['PATCH', PATHS.settings, {}],
  ['PUT', pathOf('roles', { objectId: BEN.key }), { roles: ['admin'] }],
  ['GET', PATHS.listsCheck, undefined],
  ['POST', PATHS.listsRepair, undefined],
  ['GET', PATHS.obligations, undefined],
  ['POST', pathOf('redrive', { id: 'some-id' }), undefined],
];
test.each(ADMIN_ROUTES)('%s %s is for administrators', async (method, path, body) => {
  expect((await server.call(method, path, body)).json.type).toBe('/problems/role-missing');
});

test('tells people who they are and what they may', async () => {
  expect((await server.call('GET', PATHS.me)).json).toMatchObject({
    key: ANA.key,
    tenantId: TENANT,
    roles: ['viewer', 'owner'],
  });
  expect((await server.call('GET', PATHS.me, undefined, asAdmin)).json.roles).toContain('admin');
});

test('a granted role works at once and can be taken back', async () => {
  const path = pathOf('roles', { objectId: BEN.key });
  await server.call('PUT', path, { roles: ['coordinator'] }, asAdmin);
  expect((await server.call('GET', PATHS.me, undefined, { as: BEN })).json.roles).toEqual([
    'viewer',
    'owner',
    'coordinator',
  ]);
  await server.call('PUT', path, { roles: [] }, asAdmin);
  expect((await server.call('GET', PATHS.me, undefined, { as: BEN })).json.roles).toEqual(['viewer', 'owner']);
});

test('settings are changed field by field; a zone nobody knows is refused', async () => {
  const changed = await server.call('PATCH', PATHS.settings, { draftLeadMinutes: 30 }, asAdmin);
  expect(changed.json).toMatchObject({ draftLeadMinutes: 30, timeZone: 'Europe/Berlin' });
  const wrong = await server.call('PATCH', PATHS.settings, { timeZone: 'Mars/Base' }, asAdmin);
  expect(wrong.json.errors[0]?.pointer).toBe('/timeZone');
});

test('the doctor says what is wrong and mends what can be mended', async () => {
  world.doctor.faults = [
    { kind: 'column-missing', list: 'actions', column: 'Stage' },
    { kind: 'site-read-only', list: '' },
  ];
  expect((await server.call('GET', PATHS.listsCheck, undefined, asAdmin)).json).toMatchObject({ isHealthy: false });
  const { json } = await server.call('POST', PATHS.listsRepair, undefined, asAdmin);
  expect(json).toMatchObject({
    isHealthy: false,
    repairs: ['mended column-missing'],
    remaining: [{ kind: 'site-read-only' }],
  });
});

test('dead letters are seen without their words, and redriven under the same key', async () => {
  const { ledger, clock } = server.ports;
  const row = { tenantId: TENANT, kind: 'mail', subject: 'S-001/ana', revision: '1', isUncertain: false } as const;
  const now = clock.now();
  await ledger.promise([{ ...row, dueAt: now, deadlineAt: now, payload: { mail: 'secret words' } }]);
  const [claim] = (await ledger.claim(now, now, 99, ['mail'])).slice(0, 1);
  if (!claim) throw new Error('nothing to claim');
  await ledger.bury(claim, 'denied');
  const listed = await server.call('GET', `${PATHS.obligations}?states=dead`, undefined, asAdmin);
  expect(listed.json.obligations.map((one) => [one.kind, one.lastFault])).toEqual([['mail', 'denied']]);
  expect(listed.text).not.toContain('secret words');
  const path = pathOf('redrive', { id: claim.obligation.id });
  expect((await server.call('POST', path, undefined, { ...asAdmin, tenantId: OTHER_TENANT })).status).toBe(404);
  expect((await server.call('POST', path, undefined, asAdmin)).json.state).toBe('waiting');
  expect((await server.call('POST', path, undefined, asAdmin)).status).toBe(404);
});

test('a state nobody knows is refused', async () => {
  expect((await server.call('GET', `${PATHS.obligations}?states=lost`, undefined, asAdmin)).status).toBe(400);
});

test('signing out drops the tokens of that person, and asks for a token like everything else', async () => {
  expect((await server.call('POST', PATHS.signOut, undefined, { as: BEN })).status).toBe(204);
  expect(world.signedOut).toEqual([`${TENANT}/${BEN.key}`]);
  const anonymous = await server.call('POST', PATHS.signOut, undefined, { headers: { authorization: '' } });
  expect(anonymous.status).toBe(401);
});
