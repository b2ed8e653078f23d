/** What time it is for the server, as far as its answers told. Countdowns and lateness are counted by it. */
import { createContext, useContext, useEffect, useState } from 'react';

export interface ServerClock {
  /** Milliseconds since 1970, by the server's clock. */
  nowMs(): number;
  /** Takes the `Date` header of an answer; null and nonsense change nothing. */
  hear(dateHeader: string | null): void;
}

/** The header has whole seconds, and an answer takes a moment: smaller differences are noise. */
const TOLERANCE_MS = 2_500;

/** Begins with the machine's own clock. */
export function createServerClock(machineMs: () => number): ServerClock {
  let aheadMs = 0;
  return {
    nowMs: () => machineMs() + aheadMs,
    hear(dateHeader) {
      const heardMs = Date.parse(dateHeader ?? '');
      if (Number.isNaN(heardMs)) return;
      const difference = heardMs - machineMs();
      if (Math.abs(difference - aheadMs) > TOLERANCE_MS) aheadMs = Math.abs(difference) > TOLERANCE_MS ? difference : 0;
    },
  };
}

export const ClockContext = createContext<ServerClock>(createServerClock(() => Date.now()));

/** The server's time, drawn anew every so many milliseconds. */
export function useNowMs(everyMs: number): number {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(clock.nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
