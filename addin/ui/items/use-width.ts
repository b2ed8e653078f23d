/** How much room there is: the side panel of a meeting, a phone, a desk. */
import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';

/** CSS pixels from which there is room for a table, and for a panel beside it. */
const MEDIUM = '(min-width: 640px)';
const WIDE = '(min-width: 1080px)';

export type Room = 'narrow' | 'medium' | 'wide';

const roomNow = (): Room => {
  if (matchMedia(WIDE).matches) return 'wide';
  return matchMedia(MEDIUM).matches ? 'medium' : 'narrow';
};

function subscribe(listener: () => void): () => void {
  const queries = [MEDIUM, WIDE].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

/** Follows the window. */
export const useRoom = (): Room => useSyncExternalStore(subscribe, roomNow);

/** How much room a part of the page has for its content, in CSS pixels; null before it is drawn. */
export function useInlineSize(part: RefObject<HTMLElement | null>): number | null {
  const [size, setSize] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (!part.current) return undefined;
    setSize(part.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => entry && setSize(Math.floor(entry.contentRect.width)));
    observer.observe(part.current);
    return () => observer.disconnect();
  }, [part]);
  return size;
}
