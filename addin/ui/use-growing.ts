/** Long lists drawn little by little, so that no step is felt. */
import { startTransition, useEffect, useState } from 'react';

/** Between two steps the page may answer, milliseconds. */
const PAUSE_MS = 16;

/**
 * How many of a list to draw now: `step` at first, then `step` more at a time until all are there.
 * @param all length of the list; a list that grows later is drawn up to its new end.
 * @param isOn false begins anew.
 */
export function useGrowing(all: number, step: number, isOn = true): number {
  const [count, setCount] = useState(step);
  useEffect(() => {
    if (!isOn) setCount(step);
    if (!isOn || count >= all) return undefined;
    const timer = setTimeout(() => startTransition(() => setCount(count + step)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isOn, count, all, step]);
  return Math.min(count, all);
}
