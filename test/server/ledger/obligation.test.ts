import { describe, expect, test } from 'vitest';
import {
  backoffMs,
  HEARTBEAT_MS,
  HEARTBEATS_PER_ACT,
  isLate,
  LEASE_MS,
  leaseFrom,
  nextTryAt,
  obligationKey,
  POLL_MS,
} from '../../../server/ledger/obligation.ts';
import { addHours, addMinutes, addMs, epochMs } from '../../../shared/time/instant.ts';

const NOW = '2026-03-28T22:00:00.000Z';
const DEADLINE = addHours(NOW, 24);
const row = (attempts: number) => ({ attempts, deadlineAt: DEADLINE });

test('a lease is at most five minutes, a heartbeat at most thirty seconds, an orphan waits at most two minutes', () => {
  expect(LEASE_MS).toBeLessThanOrEqual(5 * 60_000);
  expect(HEARTBEAT_MS).toBeLessThanOrEqual(30_000);
  expect(HEARTBEAT_MS * 2).toBeLessThan(LEASE_MS);
  expect(LEASE_MS + POLL_MS).toBeLessThanOrEqual(120_000);
  expect(HEARTBEAT_MS * HEARTBEATS_PER_ACT).toBe(5 * 60_000);
  expect(leaseFrom(NOW)).toBe(addMs(NOW, LEASE_MS));
});

test('keys are equal only for the same tenant, kind, subject and revision', () => {
  const key = { tenantId: 't', kind: 'mail', subject: 'S-1/a', revision: '1' } as const;
  expect(obligationKey(key)).toBe('t/mail/S-1%2Fa/1');
  expect(obligationKey({ ...key, subject: 'S-1', revision: 'a/1' })).not.toBe(obligationKey(key));
});

test('an act is late only after its deadline', () => {
  expect(isLate(row(0), DEADLINE)).toBe(false);
  expect(isLate(row(0), addMs(DEADLINE, 1))).toBe(true);
});

describe('back-off', () => {
  test.each([
    [0, 0, 2_500],
    [0, 0.999999, 5_000],
    [1, 0, 5_000],
    [3, 0.5, 30_000],
    [30, 0, 450_000],
    [5_000, 0.999999, 900_000],
  ])('after %i failed tries with chance %f it is %i ms', (attempts, fraction, ms) => {
    expect(backoffMs(attempts, fraction)).toBe(ms);
  });
});

describe('the next try', () => {
  test('comes after the back-off, or when the other side said, whichever is later', () => {
    expect(nextTryAt(row(0), { now: NOW, fraction: 0 })).toBe(addMs(NOW, 2_500));
    expect(nextTryAt(row(0), { now: NOW, fraction: 0, notBefore: addMinutes(NOW, 10) })).toBe(addMinutes(NOW, 10));
    expect(nextTryAt(row(9), { now: NOW, fraction: 0, notBefore: addMs(NOW, 1) })).toBe(addMs(NOW, 450_000));
  });

  test('is at the deadline when the back-off would pass it, so that the last chance is used', () => {
    const now = addMs(DEADLINE, -1_000);
    expect(nextTryAt(row(20), { now, fraction: 0 })).toBe(DEADLINE);
  });

  test('is none at or after the deadline, nor when the wait asked for passes it', () => {
    expect(nextTryAt(row(20), { now: DEADLINE, fraction: 0 })).toBeNull();
    expect(nextTryAt(row(20), { now: addHours(DEADLINE, 6), fraction: 0 })).toBeNull();
    expect(nextTryAt(row(20), { now: NOW, fraction: 0, notBefore: addMs(DEADLINE, 1) })).toBeNull();
    expect(nextTryAt(row(20), { now: NOW, fraction: 0, notBefore: DEADLINE })).toBe(DEADLINE);
  });

  test('is granted twice to a row that was first claimed after its deadline', () => {
    const now = addHours(DEADLINE, 6);
    expect(nextTryAt(row(0), { now, fraction: 0 })).toBe(addMs(now, 2_500));
    expect(nextTryAt(row(1), { now, fraction: 0 })).toBe(addMs(now, 5_000));
    expect(nextTryAt(row(2), { now, fraction: 0 })).toBeNull();
  });

  test('an outage of thirty hours ends at the deadline after a bounded number of tries', () => {
    let now: string = NOW;
    let tries = 0;
    for (let next: string | null = NOW; next !== null; tries += 1) {
      now = next;
      next = nextTryAt(row(tries), { now, fraction: 0.5 });
    }
    expect(now).toBe(DEADLINE);
    expect(epochMs(now) - epochMs(NOW)).toBe(24 * 3_600_000);
    expect(tries).toBeGreaterThan(90);
    expect(tries).toBeLessThan(300);
  });
});
