import { describe, expect, test } from 'vitest';
import type { Handler } from '../../../server/ledger/handler.ts';
import { PortFailure } from '../../../server/ports/failures.ts';
import { addHours, addMs, epochMs } from '../../../shared/time/instant.ts';
import { createRunnerBench, promised } from '../../support/runner-bench.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const rejecting =
  (error: unknown): Handler =>
  () =>
    Promise.reject(error);

async function rowAfter(handler: Handler, changes: Parameters<typeof promised>[0] = {}) {
  const bench = createRunnerBench({ summary: handler });
  await bench.ledger.promise([promised(changes)]);
  await bench.runner.runDue();
  return { ...bench, row: await bench.ledger.find('tenant-a', 'summary', 'S-001', '1') };
}

describe('how a try ends', () => {
  test('throttled waits as long as asked, in full', async () => {
    const { row } = await rowAfter(rejecting(new PortFailure('throttled', 'slow down', { retryAfterSeconds: 600 })));
    expect(row).toMatchObject({ state: 'waiting', attempts: 1, lastFault: 'throttled', dueAt: addMs(NOW, 600_000) });
  });

  test.each(['unavailable', 'unknown-outcome', 'denied', 'conflict'] as const)(
    '%s is tried again soon',
    async (kind) => {
      const { row } = await rowAfter(rejecting(new PortFailure(kind, 'x', { requestId: 'r-1' })));
      expect(row).toMatchObject({ state: 'waiting', lastFault: `${kind} (request r-1)` });
      expect(epochMs(row?.dueAt ?? NOW) - epochMs(NOW)).toBeLessThanOrEqual(5_000);
    },
  );

  test('what the other side refused as invalid is dead at once', async () => {
    const { row, logged } = await rowAfter(rejecting(new PortFailure('invalid', 'no such recipient: ana@x')));
    expect(row).toMatchObject({ state: 'dead', lastFault: 'invalid' });
    expect(logged).toEqual(['error: obligation is dead: a person must look']);
  });

  test('a bug is logged and tried again; its message, which may hold personal data, is not kept', async () => {
    const { row, logged } = await rowAfter(rejecting(new TypeError('ana@contoso.example is undefined')));
    expect(row).toMatchObject({ state: 'waiting', lastFault: 'unexpected TypeError' });
    expect(logged).toEqual(['error: a handler broke', 'warn: obligation will be tried again']);
  });

  test('a handler that throws before its first await is no different', async () => {
    const { row } = await rowAfter(() => {
      throw new RangeError('at once');
    });
    expect(row).toMatchObject({ state: 'waiting', lastFault: 'unexpected RangeError' });
  });

  test('a handler may ask for a time or give up', async () => {
    const later = addHours(NOW, 2);
    const asked = await rowAfter(async () => ({ outcome: 'retry', fault: 'not yet over', notBefore: later }));
    expect(asked.row).toMatchObject({ state: 'waiting', dueAt: later, lastFault: 'not yet over' });
    const given = await rowAfter(async () => ({ outcome: 'dead', fault: 'no mailbox' }));
    expect(given.row).toMatchObject({ state: 'dead', lastFault: 'no mailbox' });
  });
});

test('an outage of thirty hours ends in a dead letter at the deadline, and a redrive keeps the key', async () => {
  let isDown = true;
  let tries = 0;
  const { clock, ledger, runner } = await rowAfter(async () => {
    tries += 1;
    if (isDown) throw new PortFailure('unavailable', 'down');
    return { outcome: 'done' };
  });
  for (let minute = 0; minute < 30 * 60; minute += 5) {
    clock.advance(5 * 60_000);
    await runner.runDue();
  }
  const dead = await ledger.find('tenant-a', 'summary', 'S-001', '1');
  expect(dead).toMatchObject({ state: 'dead', lastFault: 'unavailable', attempts: tries });
  expect(tries).toBeGreaterThan(50);

  isDown = false;
  await ledger.redrive('tenant-a', dead?.id ?? '', clock.now(), addHours(clock.now(), 1));
  expect(await runner.runDue()).toBe(1);
  const redriven = await ledger.find('tenant-a', 'summary', 'S-001', '1');
  expect(redriven).toMatchObject({ id: dead?.id, state: 'confirmed', isUncertain: true });
});

test('a row first claimed after its deadline, because the server was down, is still done', async () => {
  const { row } = await rowAfter(async () => ({ outcome: 'done' }), {
    dueAt: addHours(NOW, -48),
    deadlineAt: addHours(NOW, -24),
  });
  expect(row?.state).toBe('confirmed');
});

test('the next try sees that there was one before, and what it had done', async () => {
  const seen: unknown[] = [];
  const { clock, runner } = await rowAfter(async ({ obligation }, tools) => {
    seen.push([obligation.attempts, obligation.externalId]);
    if (seen.length > 1) return { outcome: 'done' };
    await tools.acted('draft-1');
    throw new PortFailure('unknown-outcome', 'sent?');
  });
  clock.advance(10_000);
  await runner.runDue();
  expect(seen).toEqual([
    [0, null],
    [1, 'draft-1'],
  ]);
});

test('when the confirmation cannot be written, nothing is lost: the lease lapses and the row comes back', async () => {
  const bench = createRunnerBench({});
  const { confirm } = bench.ledger;
  bench.ledger.confirm = () => Promise.reject(new PortFailure('unavailable', 'database: down'));
  await bench.ledger.promise([promised()]);
  expect(await bench.runner.runDue()).toBe(1);
  expect(bench.logged).toEqual(['error: the outcome of an obligation could not be written']);
  bench.ledger.confirm = confirm;
  bench.clock.advance(120_000);
  expect(await bench.runner.runDue()).toBe(1);
  expect(await bench.ledger.list('tenant-a', ['confirmed'], 9)).toMatchObject([{ attempts: 1 }]);
});
