/** A clock that moves only when a test moves it, and randomness that repeats itself. */
import type { Clock, Random } from '../../server/ports/clock.ts';
import { addMs, epochMs, type IsoInstant, instantOf } from '../../shared/time/instant.ts';

export interface FakeClock extends Clock {
  /** Jumps, forward or back, then calls whoever waited for an instant that is now reached, earliest first. */
  set(instant: IsoInstant): void;
  /** Jumps by so many milliseconds, all at once. */
  advance(ms: number): void;
  /** How many calls are outstanding. */
  waiting(): number;
}

/** A clock that stands at `start`. A call for a past instant comes in a microtask, never inside `at`. */
export function createFakeClock(start: IsoInstant = '2026-03-02T09:00:00.000Z'): FakeClock {
  let now = instantOf(epochMs(start));
  const waiters = new Map<symbol, { readonly instant: IsoInstant; readonly wake: () => void }>();

  const fire = () => {
    const due = [...waiters].filter(([, waiter]) => epochMs(waiter.instant) <= epochMs(now));
    due.sort(([, a], [, b]) => epochMs(a.instant) - epochMs(b.instant));
    for (const [id, waiter] of due) if (waiters.delete(id)) waiter.wake();
  };
  const set = (instant: IsoInstant) => {
    now = instantOf(epochMs(instant));
    fire();
  };

  return {
    now: () => now,
    at(instant, wake) {
      const id = Symbol(instant);
      waiters.set(id, { instant, wake });
      if (epochMs(instant) <= epochMs(now)) queueMicrotask(fire);
      return () => void waiters.delete(id);
    },
    set,
    advance: (ms) => set(addMs(now, ms)),
    waiting: () => waiters.size,
  };
}

/** Randomness of a small linear congruential generator: the same seed gives the same run. */
export function createFakeRandom(seed = 1): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  const hex = () => (next() >>> 16).toString(16).padStart(4, '0');
  return {
    uuid: () => `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-a${hex().slice(1)}-${hex()}${hex()}${hex()}`,
    fraction: () => next() / 2 ** 32,
  };
}
