import { beforeEach, expect, test } from 'vitest';
import type { Obligation } from '../../../../server/ledger/store.ts';
import { pathOf } from '../../../../shared/contract/paths.ts';
import { startWorld, type TestServer } from '../../../support/build-app.ts';
import { captureBody, TENANT } from '../../../support/builders.ts';
import { letRecover } from '../../../support/crash-sweep.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const DAY_MS = 24 * 3_600_000;

const confirmed = (): Promise<readonly Obligation[]> => server.ports.ledger.list(TENANT, ['confirmed'], 9_999);
const count = async (...kinds: Obligation['kind'][]) =>
  (await confirmed()).filter(({ kind }) => kinds.includes(kind)).length;
const toDay = async (days: number) => {
  world.clock.advance(days * DAY_MS);
  await letRecover(world, server.runner, 2);
};

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-02T10:05:00.000Z'));
});

test('after a month the first regular runs are forgotten, and every mail and booking is still there', async () => {
  await server.call('POST', pathOf('capture', { key: 'session-key-1' }), captureBody(2));
  await toDay(1);
  await toDay(1);
  const born = (await confirmed()).map(({ id, kind }) => ({ id, kind }));
  const proofs = await count('mail', 'summary', 'follow-up', 'reminder', 'overdue', 'digest');
  expect(proofs).toBeGreaterThan(5);
  await toDay(27);
  expect(await confirmed()).toEqual(expect.arrayContaining(born.map((one) => expect.objectContaining(one))));
  await toDay(6);
  const left = new Set((await confirmed()).map(({ id }) => id));
  const gone = born.filter(({ id }) => !left.has(id)).map(({ kind }) => kind);
  expect(new Set(gone)).toEqual(new Set(['delta-sync', 'status-sweep', 'subscription-renewal']));
  expect(await count('mail', 'summary', 'follow-up', 'reminder', 'overdue', 'digest')).toBeGreaterThanOrEqual(proofs);
});

test('the ledger is asked once a day, however often the sweep comes round', async () => {
  const { ledger } = server.ports;
  let asked = 0;
  const { forgetHousekeeping } = ledger;
  (ledger as { forgetHousekeeping: typeof forgetHousekeeping }).forgetHousekeeping = (tenantId, before) => {
    asked += 1;
    return forgetHousekeeping(tenantId, before);
  };
  for (let hour = 0; hour < 6; hour += 1) {
    world.clock.advance(3_600_000);
    await server.runner.runDue();
  }
  expect(asked).toBe(1);
  await toDay(1);
  expect(asked).toBe(2);
});
