import { describe, expect, test } from 'vitest';
import { captureActions } from '../../../../server/features/capture/capture-actions.ts';
import type { Ports } from '../../../../server/ports/ports.ts';
import { ANA, BEN, CHLOE, callerOf, captureBody, TENANT } from '../../../support/builders.ts';
import { INTERRUPTIONS, letRecover, type Scenario, startProcess, sweep } from '../../../support/crash-sweep.ts';
import { createWorld, type World } from '../../../support/memory-ports.ts';

const DAY_MS = 24 * 3_600_000;
const capture = (ports: Ports) =>
  captureActions(ports, { caller: callerOf(ANA), key: 'session-key-1', body: captureBody(3) });

/** Every effect of one meeting, once: items, history, a mail each, an event, the records that say so. */
function onceEach(world: World, where: string): void {
  const recipients = world.mail.sent().map(({ mail }) => mail.to[0]?.address);
  expect(recipients.sort(), where).toEqual([ANA.mail, BEN.mail, CHLOE.mail]);
  expect(world.mail.drafts(), where).toEqual([]);
  expect(
    world.calendar.events().map(({ title }) => title),
    where,
  ).toEqual(['Follow-up: Weekly sync']);
  const references = (list: 'actions' | 'sessions') =>
    world.lists.all(TENANT, list).map(({ record }) => record.reference);
  expect(references('actions'), where).toHaveLength(3);
  expect(new Set(references('actions')).size, where).toBe(3);
  const sessions = world.lists.all(TENANT, 'sessions').map(({ record }) => record);
  expect(
    sessions.map(({ kind, summaryState }) => [kind, summaryState]),
    where,
  ).toEqual([
    ['Meeting', 'Sent as draft'],
    ['Follow-up', 'Not due'],
  ]);
  expect([sessions[0]?.nextRef, sessions[1]?.previousRef], where).toEqual([
    sessions[1]?.reference,
    sessions[0]?.reference,
  ]);
  const log = world.lists.all(TENANT, 'log').map(({ record }) => record.what);
  expect(
    log.filter((what) => what === 'created'),
    where,
  ).toHaveLength(3);
  expect(
    log.filter((what) => what === 'mail-sent'),
    where,
  ).toHaveLength(3);
  expect(
    log.filter((what) => what === 'session-booked'),
    where,
  ).toHaveLength(1);
}

/** Captured in peace; then the day passes and the process is interrupted. */
const afterADay: Scenario = {
  async prepare() {
    const world = createWorld('2026-03-02T10:05:00.000Z');
    const runner = await startProcess(world.ports());
    await capture(world.ports());
    await runner.runDue();
    world.clock.advance(DAY_MS - 65 * 60_000);
    return world;
  },
  act: async (ports) => (await startProcess(ports)).runDue(),
  recover: async (world, ports) => letRecover(world, await startProcess(ports)),
  check: onceEach,
};

/** Interrupted while saving; the person presses the button again, and a day passes. */
const whileSaving: Scenario = {
  async prepare() {
    const world = createWorld('2026-03-02T10:05:00.000Z');
    await startProcess(world.ports());
    return world;
  },
  act: capture,
  async recover(world, ports) {
    const runner = await startProcess(ports);
    await capture(ports);
    await runner.runDue();
    world.clock.advance(DAY_MS - 65 * 60_000);
    await letRecover(world, runner);
  },
  check: onceEach,
};

const kills = INTERRUPTIONS.filter((how) => how.startsWith('killed'));

describe.each([
  ['mails and follow-up', afterADay],
  ['saving', whileSaving],
])('%s', (_name, scenario) => {
  test.each(INTERRUPTIONS)('%s at every call: everything once', async (how) => {
    const points = await sweep(scenario, { how, isDatabaseLost: false });
    expect(points).toBeGreaterThan(2);
  });

  test.each(kills)('%s at every call and the database lost: everything once', async (how) => {
    expect(await sweep(scenario, { how, isDatabaseLost: true })).toBeGreaterThan(2);
  });
});
