/** Calls that wait for an instant of some clock, on one timer of the machine. */
import { epochMs, type IsoInstant } from '../../../shared/time/instant.ts';

/** setTimeout takes no longer wait; it would fire at once. Also bounds how late a clock that was set is noticed. */
const LONGEST_WAIT_MS = 60_000;

/** Clocks are put right by less than this all the time. */
const TREMBLE_MS = 1_000;

export interface Alarms {
  at(instant: IsoInstant, wake: () => void): () => void;
  /** Looks at the clock again: it has been moved. */
  recheck(): void;
}

/**
 * Alarms of a clock that tells milliseconds since 1970. Waiting does not keep the process alive.
 * @param onSetBack told when the clock shows less than before: whoever waits would wait that much longer.
 */
export function createAlarms(nowMs: () => number, onSetBack: () => void = () => {}): Alarms {
  let seenMs = nowMs();
  const waiting = new Map<symbol, { readonly atMs: number; readonly wake: () => void }>();
  let timer: NodeJS.Timeout | undefined;

  const recheck = () => {
    clearTimeout(timer);
    const now = nowMs();
    const due = [...waiting].filter(([, one]) => one.atMs <= now).sort(([, a], [, b]) => a.atMs - b.atMs);
    // An earlier call may cancel a later one.
    for (const [id, { wake }] of due) if (waiting.delete(id)) wake();
    const wasSetBack = now < seenMs - TREMBLE_MS;
    seenMs = now;
    if (wasSetBack) onSetBack();
    arm();
  };
  const arm = () => {
    clearTimeout(timer);
    if (waiting.size === 0) return;
    const earliest = Math.min(...[...waiting.values()].map((one) => one.atMs));
    timer = setTimeout(recheck, Math.min(Math.max(earliest - nowMs(), 0), LONGEST_WAIT_MS)).unref();
  };

  return {
    at(instant, wake) {
      const id = Symbol(instant);
      waiting.set(id, { atMs: epochMs(instant), wake });
      arm();
      return () => {
        waiting.delete(id);
      };
    },
    recheck,
  };
}
