import { beforeEach, expect, test } from 'vitest';
import type { Runner } from '../../../../server/ledger/runner.ts';
import { TENANT } from '../../../support/builders.ts';
import { startProcess } from '../../../support/crash-sweep.ts';
import { createWorld, type World } from '../../../support/memory-ports.ts';

let world: World;
let runner: Runner;
let reads = 0;
const hours = async (count: number) => {
  reads = 0;
  for (let slot = 0; slot < count * 12; slot += 1) {
    world.clock.advance(5 * 60_000);
    await runner.runDue();
  }
};

beforeEach(async () => {
  world = createWorld('2026-03-02T10:05:00.000Z');
  const { changes } = world.lists;
  (world.lists as { changes: typeof changes }).changes = (actor, list, token) => {
    if (list === 'actions') reads += 1;
    return changes(actor, list, token);
  };
  runner = await startProcess(world.ports());
  await runner.runDue();
});

test('after a clock was ahead by weeks and set back, the lists are read as regularly as before', async () => {
  world.clock.set('2026-03-23T10:05:00.000Z');
  await runner.runDue();
  world.clock.set('2026-03-02T10:30:00.000Z');
  await hours(5);
  expect(reads).toBe(60);
});

test('when the clock comes to where it was ahead, each slot is still read once', async () => {
  world.clock.set('2026-03-02T14:05:00.000Z');
  await runner.runDue();
  world.clock.set('2026-03-02T12:05:00.000Z');
  await hours(2);
  await hours(3);
  expect(reads).toBe(36);
});

test('a clock that only goes forward makes one run of many missed ones', async () => {
  const before = reads;
  world.clock.advance(21 * 24 * 3_600_000);
  await runner.runDue();
  expect(reads - before).toBe(1);
  expect((await world.ports().ledger.list(TENANT, ['dead'], 9)).length).toBe(0);
});
