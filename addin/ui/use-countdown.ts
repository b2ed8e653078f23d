/** Seconds of a wait, counted down on the screen. */
import { useEffect, useState } from 'react';

/**
 * Seconds left of a wait that begins with its cause; 0 when it is over or there is none. Counted from its end, because
 * machines sleep and hidden tabs are slowed down.
 * @param cause another one begins another wait, also of the same length.
 */
export function useCountdown(seconds: number, cause: unknown): number {
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cause of the same length begins anew
  useEffect(() => {
    setLeft(seconds);
    if (seconds <= 0) return undefined;
    const endMs = Date.now() + seconds * 1000;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((endMs - Date.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [seconds, cause]);
  return left;
}
