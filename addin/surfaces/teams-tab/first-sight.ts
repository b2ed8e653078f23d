/** Telling the host how the start went, and in time: a host that hears nothing for 30 seconds shows a page of its own. */
import { useEffect, useState } from 'react';
import type { Host, HostTrouble } from '../../host/host.ts';

/** What the start led to: something useful, an explanation with a next step, no answer in time, or nothing yet. */
export type Sight = 'useful' | HostTrouble | 'timed-out' | null;
/** How long there has been nothing to see. */
export type Waiting = 'short' | 'long' | 'over';

/** After this long the page says that it still waits, milliseconds. */
const LONG_MS = 5_000;
/** After this long it gives up. Finding the host takes up to eight seconds before. */
const OVER_MS = 20_000;

/**
 * Follows the start and reports it.
 * @param reason handed to the host when nothing came, for its own page.
 * @returns how long it takes, and what begins the waiting anew.
 */
export function useFirstSight(
  host: Pick<Host, 'ready' | 'fail'>,
  sight: Sight,
  reason: string,
): { readonly waiting: Waiting; readonly again: () => void } {
  const [waiting, setWaiting] = useState<Waiting>('short');
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt waits anew
  useEffect(() => {
    if (sight !== null) {
      if (sight === 'timed-out') host.fail(reason);
      else host.ready(sight === 'useful' ? undefined : sight);
      return undefined;
    }
    setWaiting('short');
    const long = setTimeout(() => setWaiting('long'), LONG_MS);
    const over = setTimeout(() => {
      setWaiting('over');
      host.fail(reason);
    }, OVER_MS);
    return () => {
      clearTimeout(long);
      clearTimeout(over);
    };
  }, [host, sight, reason, attempt]);
  return { waiting, again: () => setAttempt(attempt + 1) };
}
