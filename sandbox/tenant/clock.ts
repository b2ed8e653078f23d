/**
 * The tenant's clock: runs with the machine's, and can be set or moved for demonstrations and tests.
 * Every timestamp, token lifetime and expiry in the sandbox comes from here.
 */
import type { SliceDefinition, Store } from './store.ts';

/** Virtual time of the tenant. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** The machine's own time, for what a client stamped with its clock. */
  machineNow(): number;
  /** The same instant in Graph's form without fractions, `2026-03-01T09:00:00Z`, some milliseconds from `now`. */
  iso(offsetMs?: number): string;
  /** Sets the clock; it runs on from there. Listeners are called before it returns. */
  set(instantMs: number): Promise<void>;
  /** Called with the instants before and after each jump. Rejections surface in `set`. */
  onJump(listener: (beforeMs: number, afterMs: number) => void | Promise<void>): void;
}

const OFFSET: SliceDefinition<{ offsetMs: number }> = { name: 'clock', empty: () => ({ offsetMs: 0 }) };

/** @param machineNow source the tenant's time runs with; tests may give one that stands still. */
export function createClock(store: Store, machineNow: () => number): Clock {
  const listeners: ((beforeMs: number, afterMs: number) => void | Promise<void>)[] = [];
  const now = () => machineNow() + store.slice(OFFSET).offsetMs;
  return {
    now,
    machineNow,
    iso: (offsetMs = 0) => isoSeconds(now() + offsetMs),
    async set(instantMs) {
      const before = now();
      store.slice(OFFSET).offsetMs = instantMs - machineNow();
      store.touch();
      for (const listener of listeners) await listener(before, instantMs);
    },
    onJump: (listener) => void listeners.push(listener),
  };
}

/** The form Graph writes most instants in: UTC, seconds, no fraction. */
export function isoSeconds(instantMs: number): string {
  return `${new Date(instantMs).toISOString().slice(0, 19)}Z`;
}

const DURATION = /^(-?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const UNIT_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000];

/** Milliseconds of an ISO 8601 duration of weeks, days and clock units, such as `PT24H`; null when it is none. */
export function durationMs(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match || text.endsWith('P') || text.endsWith('T')) return null;
  const total = UNIT_MS.reduce((sum, unit, index) => sum + unit * Number(match[index + 2] ?? 0), 0);
  return match[1] === '-' ? -total : total;
}
