/**
 * Lanes that asked us to wait. One lane is a tenant's mailbox or a tenant's service: when it throttles, every request
 * into it waits, and no other lane does.
 */
import type { GraphTimers } from './timers.ts';

/** Which lanes are closed, and for how long. */
export interface ThrottleGate {
  /** Milliseconds until the lane may be used again; 0 when it is open. */
  closedForMs(lane: string): number;
  /** Closes the lane; a later opening already known stays. */
  close(lane: string, ms: number): void;
}

/** All lanes open. */
export function createThrottleGate(timers: GraphTimers): ThrottleGate {
  const opensAtMs = new Map<string, number>();
  return {
    closedForMs(lane) {
      const left = (opensAtMs.get(lane) ?? 0) - timers.elapsedMs();
      if (left <= 0) opensAtMs.delete(lane);
      return Math.max(0, left);
    },
    close: (lane, ms) => void opensAtMs.set(lane, Math.max(opensAtMs.get(lane) ?? 0, timers.elapsedMs() + ms)),
  };
}
