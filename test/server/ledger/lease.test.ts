import { expect, test } from 'vitest';
import { LeaseLost } from '../../../server/ledger/handler.ts';
import { PortFailure } from '../../../server/ports/failures.ts';
import { createGate, createRunnerBench, promised, settle } from '../../support/runner-bench.ts';

test('a long act keeps its lease by heartbeats, and nobody else gets the row', async () => {
  const gate = createGate();
  const bench = createRunnerBench({
    summary: async () => {
      await gate.opened;
      return { outcome: 'done' };
    },
  });
  let stolen = 0;
  const thief = bench.another({
    summary: async () => {
      stolen += 1;
      return { outcome: 'done' };
    },
  });
  await bench.ledger.promise([promised()]);
  const run = bench.runner.runDue();
  await settle();
  for (let i = 0; i < 14; i += 1) {
    bench.clock.advance(20_000);
    await settle();
    await thief.runDue();
  }
  gate.open();
  await run;
  expect(stolen).toBe(0);
  expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toMatchObject([{ attempts: 0 }]);
});

test('an act that hangs is let go after five minutes and its row done by the next', async () => {
  let tries = 0;
  const bench = createRunnerBench({
    summary: () => {
      tries += 1;
      return tries === 1 ? new Promise(() => {}) : Promise.resolve({ outcome: 'done' });
    },
  });
  await bench.ledger.promise([promised()]);
  bench.runner.start();
  for (let i = 0; i < 25; i += 1) {
    await settle();
    bench.clock.advance(20_000);
  }
  await settle();
  expect(tries).toBe(2);
  expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toMatchObject([{ attempts: 1 }]);
  await bench.runner.stop();
});

test('a jump of the clock in the middle of an act neither doubles nor aborts it', async () => {
  const gate = createGate();
  let tries = 0;
  const bench = createRunnerBench({
    summary: async (_, tools) => {
      tries += 1;
      await gate.opened;
      await tools.acted('message-1');
      return { outcome: 'done' };
    },
  });
  // The database answers heartbeats later than it could answer a claim.
  const { extend } = bench.ledger;
  bench.ledger.extend = async (...heartbeat) => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
    return extend(...heartbeat);
  };
  await bench.ledger.promise([promised()]);
  bench.runner.start();
  await settle();
  bench.clock.advance(24 * 3_600_000);
  await settle();
  gate.open();
  await settle();
  expect(tries).toBe(1);
  expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toMatchObject([{ attempts: 0 }]);
  await bench.runner.stop();
});

test('a worker whose row was taken over learns it before its next effect and writes nothing', async () => {
  const gate = createGate();
  const effects: string[] = [];
  let learnt: unknown;
  const bench = createRunnerBench({
    summary: async (_, tools) => {
      await gate.opened;
      try {
        await tools.hold();
        effects.push('zombie');
      } catch (error) {
        learnt = error;
        throw error;
      }
      return { outcome: 'done' };
    },
  });
  await bench.ledger.promise([promised()]);
  const zombie = bench.runner.runDue();
  await settle();
  // The zombie's process is frozen: its heartbeats come to nothing, another process takes the row over.
  const { extend } = bench.ledger;
  bench.ledger.extend = () => new Promise(() => {});
  bench.clock.advance(120_000);
  const taker = bench.another({
    summary: async () => {
      effects.push('taker');
      return { outcome: 'done' };
    },
  });
  await taker.runDue();
  bench.ledger.extend = extend;
  gate.open();
  await zombie;
  expect(effects).toEqual(['taker']);
  expect(learnt).toBeInstanceOf(LeaseLost);
  expect(bench.logged).toContain('warn: somebody else holds the obligation now');
  expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toMatchObject([{ attempts: 1 }]);
});

test('a runner that gets its own row again, because heartbeats failed, does not act on it twice at once', async () => {
  const gate = createGate();
  let atOnce = 0;
  let most = 0;
  const bench = createRunnerBench({
    summary: async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await gate.opened;
      atOnce -= 1;
      return { outcome: 'done' };
    },
  });
  bench.ledger.extend = () => Promise.reject(new PortFailure('unavailable', 'database: down'));
  await bench.ledger.promise([promised()]);
  bench.runner.start();
  await settle();
  bench.clock.advance(120_000);
  await settle();
  const row = await bench.ledger.find('tenant-a', 'summary', 'S-001', '1');
  expect(row).toMatchObject({ state: 'claimed', attempts: 1 });
  expect(most).toBe(1);
  gate.open();
  await bench.runner.stop();
});

test('recording an effect under a lost lease is refused, and what was to come after it does not happen', async () => {
  const gate = createGate();
  const effects: string[] = [];
  const bench = createRunnerBench({
    summary: async (_, tools) => {
      await gate.opened;
      await tools.acted('zombie-draft');
      effects.push('sent');
      return { outcome: 'done' };
    },
  });
  await bench.ledger.promise([promised()]);
  const zombie = bench.runner.runDue();
  await settle();
  const far = '2026-03-02T12:00:00.000Z';
  await bench.ledger.claim(far, '2026-03-02T12:02:00.000Z', 1);
  gate.open();
  await zombie;
  const row = await bench.ledger.find('tenant-a', 'summary', 'S-001', '1');
  expect(row).toMatchObject({ state: 'claimed', externalId: null, attempts: 1 });
  expect(effects).toEqual([]);
});
