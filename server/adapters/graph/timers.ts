/**
 * Waiting and measuring as the Graph client does it. Injected, so that a test or a simulation owns the time;
 * deadlines of the product come from the clock port, never from here.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the client needs it. */
export interface GraphTimers {
  /** Milliseconds that only grow; no relation to the calendar. */
  elapsedMs(): number;
  /** Resolves after that time; rejects when the signal aborts first. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Aborts by itself after that time. */
  timeoutSignal(ms: number): AbortSignal;
}

/** The machine's own timers. */
export const systemTimers: GraphTimers = {
  elapsedMs: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
  timeoutSignal: (ms) => AbortSignal.timeout(ms),
};
