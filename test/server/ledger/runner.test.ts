import { describe, expect, test } from 'vitest';
import type { Handler } from '../../../server/ledger/handler.ts';
import { PortFailure } from '../../../server/ports/failures.ts';
import { addHours, addMs } from '../../../shared/time/instant.ts';
import { createGate, createRunnerBench, promised, settle } from '../../support/runner-bench.ts';

const HOUR_MS = 3_600_000;
const NOW = '2026-03-02T09:00:00.000Z';

describe('running what is due', () => {
  test('each due row is done once and confirmed, with what follows from it, and the acts are counted', async () => {
    const acts: string[] = [];
    const bench = createRunnerBench({
      summary: async ({ obligation }) => {
        acts.push(obligation.subject);
        return { outcome: 'done', follow: [promised({ kind: 'mail', subject: `${obligation.subject}/ana` })] };
      },
      mail: async ({ obligation }, tools) => {
        await tools.acted('message-1');
        acts.push(obligation.subject);
        return { outcome: 'done' };
      },
    });
    await bench.ledger.promise([promised(), promised({ subject: 'S-later', dueAt: addHours(NOW, 1) })]);
    expect(await bench.runner.runDue()).toBe(2);
    expect(await bench.runner.runDue()).toBe(0);
    expect(acts).toEqual(['S-001', 'S-001/ana']);
    const mail = await bench.ledger.find('tenant-a', 'mail', 'S-001/ana', '1');
    expect(mail).toMatchObject({ state: 'confirmed', externalId: 'message-1' });
  });

  test('after a jump of a day everything due happens, once, though two runners see it', async () => {
    const acts: string[] = [];
    const note: Handler = async ({ obligation }) => {
      acts.push(obligation.subject);
      return { outcome: 'done' };
    };
    const bench = createRunnerBench({ summary: note });
    const other = bench.another({ summary: note });
    await bench.ledger.promise(
      Array.from({ length: 40 }, (_, i) => promised({ subject: `S-${i}`, dueAt: addMs(NOW, i * 30 * 60_000) })),
    );
    bench.clock.advance(24 * HOUR_MS);
    await Promise.all([bench.runner.runDue(), other.runDue()]);
    expect(acts).toHaveLength(40);
    expect(new Set(acts).size).toBe(40);
  });

  test('never more acts at once than workers, and of one kind half of them', async () => {
    const atOnce: string[] = [];
    let most = 0;
    let mostOfOneKind = 0;
    const gate = createGate();
    const slow: Handler = async ({ obligation: { kind } }) => {
      atOnce.push(kind);
      most = Math.max(most, atOnce.length);
      mostOfOneKind = Math.max(mostOfOneKind, atOnce.filter((one) => one === kind).length);
      await gate.opened;
      atOnce.splice(atOnce.indexOf(kind), 1);
      return { outcome: 'done' };
    };
    const bench = createRunnerBench({ summary: slow, mail: slow, report: slow }, 4);
    for (const kind of ['summary', 'mail', 'report'] as const) {
      await bench.ledger.promise([1, 2, 3, 4, 5].map((n) => promised({ kind, subject: `S-${n}` })));
    }
    // Two callers at once share the same workers.
    const runs = Promise.all([bench.runner.runDue(), bench.runner.runDue()]);
    await settle();
    expect(most).toBe(4);
    expect(await bench.ledger.list('tenant-a', ['claimed'], 99)).toHaveLength(4);
    gate.open();
    expect(await runs).toEqual([15, 15]);
    expect([most, mostOfOneKind]).toEqual([4, 2]);
  });

  test('a kind that hangs does not hold up the others', async () => {
    const gate = createGate();
    const done: string[] = [];
    const bench = createRunnerBench(
      {
        summary: async () => {
          await gate.opened;
          return { outcome: 'done' };
        },
        reminder: async ({ obligation }) => {
          done.push(obligation.subject);
          return { outcome: 'done' };
        },
      },
      4,
    );
    await bench.ledger.promise(Array.from({ length: 20 }, (_, i) => promised({ subject: `S-${i}` })));
    await bench.ledger.promise([1, 2, 3].map((n) => promised({ kind: 'reminder', subject: `AI-${n}` })));
    const run = bench.runner.runDue();
    await settle();
    expect(done).toEqual(['AI-1', 'AI-2', 'AI-3']);
    gate.open();
    expect(await run).toBe(23);
  });

  test('a broken ledger rejects the one who asked, and nobody else', async () => {
    const bench = createRunnerBench({});
    const failure = new PortFailure('unavailable', 'database: down');
    bench.ledger.claim = () => Promise.reject(failure);
    await expect(bench.runner.runDue()).rejects.toBe(failure);
  });
});

describe('a runner that was started', () => {
  test('does what fell due while nothing ran, then what falls due, and what is promised meanwhile when poked', async () => {
    const acts: string[] = [];
    const bench = createRunnerBench({
      summary: async ({ obligation }) => {
        acts.push(obligation.subject);
        return { outcome: 'done' };
      },
    });
    await bench.ledger.promise([promised({ subject: 'S-missed' })]);
    bench.clock.advance(30 * HOUR_MS);
    await bench.ledger.promise([promised({ subject: 'S-soon', dueAt: addMs(bench.clock.now(), 5_000) })]);
    bench.runner.start();
    bench.runner.start();
    await settle();
    expect(acts).toEqual(['S-missed']);
    bench.clock.advance(5_000);
    await settle();
    expect(acts).toEqual(['S-missed', 'S-soon']);
    await bench.ledger.promise([promised({ subject: 'S-now' })]);
    await settle();
    expect(acts).toHaveLength(2);
    bench.runner.poke();
    await settle();
    expect(acts).toEqual(['S-missed', 'S-soon', 'S-now']);
    await bench.runner.stop();
    expect(bench.clock.waiting()).toBe(0);
  });

  test('finds within half a minute what another process promised', async () => {
    const bench = createRunnerBench({});
    bench.runner.start();
    await settle();
    await bench.ledger.promise([promised()]);
    bench.clock.advance(30_000);
    await settle();
    expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toHaveLength(1);
    await bench.runner.stop();
  });

  test('goes on after the ledger was down', async () => {
    const bench = createRunnerBench({});
    const { claim } = bench.ledger;
    bench.ledger.claim = () => Promise.reject(new PortFailure('unavailable', 'database: down'));
    await bench.ledger.promise([promised()]);
    bench.runner.start();
    await settle();
    expect(bench.logged).toEqual(['error: the ledger could not be asked for what is due']);
    bench.ledger.claim = claim;
    bench.clock.advance(20_000);
    await settle();
    expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toHaveLength(1);
    await bench.runner.stop();
  });

  test('stops when the acts under way have ended, and claims nothing more', async () => {
    const gate = createGate();
    const bench = createRunnerBench({
      summary: async () => {
        await gate.opened;
        return { outcome: 'done' };
      },
    });
    await bench.ledger.promise([promised()]);
    bench.runner.start();
    await settle();
    const stopped = bench.runner.stop();
    await bench.ledger.promise([promised({ kind: 'report' })]);
    bench.runner.poke();
    gate.open();
    await stopped;
    expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toMatchObject([{ kind: 'summary' }]);
    expect(bench.clock.waiting()).toBe(0);
  });

  test('stops after its patience with an act that hangs, whose lease then lapses to another', async () => {
    const signals: AbortSignal[] = [];
    const hang: Handler = (_, tools) => {
      signals.push(tools.signal);
      return new Promise(() => {});
    };
    const bench = createRunnerBench({ summary: hang });
    await bench.ledger.promise([promised()]);
    bench.runner.start();
    await settle();
    const stopped = bench.runner.stop();
    await settle();
    bench.clock.advance(10_000);
    await stopped;
    expect(signals[0]?.aborted).toBe(true);
    bench.clock.advance(120_000);
    expect(await bench.another({}).runDue()).toBe(1);
    expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toMatchObject([{ attempts: 1 }]);
  });

  test('can be started again', async () => {
    const bench = createRunnerBench({});
    bench.runner.start();
    await bench.runner.stop();
    await bench.ledger.promise([promised()]);
    bench.runner.start();
    await settle();
    expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toHaveLength(1);
    await bench.runner.stop();
  });
});
