import { beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../sandbox/tenant/clock.ts';
import { openStore, type Store } from '../../../sandbox/tenant/store.ts';
import { BUDGET, createThrottle, type Throttle, unitsOf } from '../../../sandbox/tenant/throttling.ts';

const call = (more = {}) => ({ appId: 'a', method: 'GET', path: '/sites/s/lists/l/items', hasToken: false, ...more });

describe('units of a call', () => {
  it.each([
    ['one item', { path: '/sites/s/lists/l/items/1' }, 1],
    ['a collection', {}, 2],
    ['a write', { method: 'PATCH', path: '/sites/s/lists/l/items/1/fields' }, 2],
    ['delta from the start', { path: '/sites/s/lists/l/items/delta' }, 2],
    ['delta with a token', { path: '/sites/s/lists/l/items/delta', hasToken: true }, 1],
    ['permissions', { path: '/sites/s/permissions' }, 5],
  ])('%s', (_what, more, units) => {
    expect(unitsOf(call(more))).toBe(units);
  });
});

describe('a budget', () => {
  let now = Date.parse('2026-03-01T09:00:10Z');
  let store: Store;
  let throttle: Throttle;
  beforeEach(async () => {
    store = await openStore(null);
    throttle = createThrottle(
      store,
      createClock(store, () => now),
    );
  });

  it('lets everything through until one is set', () => {
    for (let n = 0; n < 5000; n++) expect(throttle.charge(call())).toEqual({});
  });

  it('warns from four fifths on, refuses above it for the rest of the minute, and keeps applications apart', () => {
    store.slice(BUDGET).unitsPerMinute = 10;
    const spend = (appId = 'a') => throttle.charge(call({ appId }));
    expect([spend(), spend(), spend()]).toEqual([{}, {}, {}]);
    expect(spend()).toEqual({ 'ratelimit-limit': '10', 'ratelimit-remaining': '2', 'ratelimit-reset': '50' });
    expect(spend()).toMatchObject({ 'ratelimit-remaining': '0' });
    expect(() => spend()).toThrow(
      expect.objectContaining({ status: 429, headers: expect.objectContaining({ 'retry-after': '50' }) }),
    );
    expect(spend('b')).toEqual({});
    now += 50_000;
    expect(spend()).toEqual({});
  });
});
