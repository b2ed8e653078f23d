import { beforeEach, expect, test } from 'vitest';
import { pathOf } from '../../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../../support/build-app.ts';
import { ANA, aSession, BEN, captureBody, DAN, TENANT } from '../../../support/builders.ts';
import { letRecover } from '../../../support/crash-sweep.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const SUMMARY = pathOf('summary', { reference: 'S-001' });
const APPROVAL = pathOf('approval', { reference: 'S-001' });

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-02T10:05:00.000Z'));
  await server.call('POST', pathOf('capture', { key: 'session-key-1' }), captureBody(2));
  await server.runner.runDue();
});

test('shows the summary as the person would get it, and sends nothing', async () => {
  const { status, json } = await server.call('GET', SUMMARY, undefined, { as: BEN });
  expect(status).toBe(200);
  expect(json).toMatchObject({ reference: 'S-001', state: 'Waiting', dueAt: '2026-03-03T10:00:00.000Z' });
  expect(json.recipients).toHaveLength(3);
  expect(json.text).toContain('YOUR ACTIONS');
  expect(world.mail.held).toEqual([]);
});

test('an action that is open over three sessions stays in the summary', async () => {
  const later = [
    aSession({ key: 'session-key-2', reference: 'S-002', eventId: null, previousRef: 'S-001', summaryState: 'Sent' }),
    aSession({ key: 'session-key-3', reference: 'S-003', eventId: null, previousRef: 'S-002' }),
  ];
  await world.lists.create({ kind: 'app', tenantId: TENANT }, 'sessions', later);
  world.clock.advance(6 * 60_000);
  await server.runner.runDue();
  expect((await server.call('GET', pathOf('summary', { reference: 'S-003' }))).json.text).toContain('AI-001');
});

test('approval sends at once and without the mark of a draft', async () => {
  expect((await server.call('POST', APPROVAL)).json.summaryState).toBe('Approved');
  await letRecover(world, server.runner, 1);
  expect(world.mail.sent()).toHaveLength(3);
  expect(world.mail.sent()[0]?.mail.subject).not.toMatch(/draft/i);
  const [held] = world.lists.all(TENANT, 'sessions');
  expect(held?.record.summaryState).toBe('Sent');
  expect(world.lists.all(TENANT, 'log').filter(({ record }) => record.what === 'session-changed')).toHaveLength(1);
});

test('approving twice is once, approving what is out is refused', async () => {
  await server.call('POST', APPROVAL);
  expect((await server.call('POST', APPROVAL)).status).toBe(200);
  await letRecover(world, server.runner, 1);
  expect((await server.call('POST', APPROVAL)).json.type).toBe('/problems/transition-refused');
  expect(world.mail.sent()).toHaveLength(3);
});

test('approval is for the organiser and coordinators', async () => {
  expect((await server.call('POST', APPROVAL, undefined, { as: BEN })).json.type).toBe('/problems/role-missing');
  expect((await server.call('POST', APPROVAL, undefined, { as: DAN })).status).toBe(200);
  expect((await server.call('POST', APPROVAL, undefined, { as: ANA })).status).toBe(200);
});
