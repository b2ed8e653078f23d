/** How much room there is: the side panel of a meeting, a phone, a desk. */
import { useSyncExternalStore } from 'react';

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
