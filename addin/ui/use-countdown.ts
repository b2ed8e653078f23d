/** Seconds of a wait, counted down on the screen. */
import { useEffect, useState } from 'react';

/**
 * Seconds left of a wait that begins with its cause; 0 when it is over or there is none.
 * @param cause another one begins another wait, also of the same length.
 */
export function useCountdown(seconds: number, cause: unknown): number {
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cause of the same length begins anew
  useEffect(() => setLeft(seconds), [seconds, cause]);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
