/** How many files are taken in at once: each is held in memory from its first byte until it is read. */

/** Of one person; a pane sends one after the other. */
const MOST_OF_A_PERSON = 2;
/** Of everybody: with the largest file allowed, 160 MB. */
const MOST_OF_ALL = 16;

export interface Turns {
  /** Takes a place; null when there is none. The place is free again after the function given was called. */
  take(who: string): (() => void) | null;
}

/** Places of this process, all free. */
export function createTurns(): Turns {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take(who) {
      const own = taken.get(who) ?? 0;
      if (own >= MOST_OF_A_PERSON || all >= MOST_OF_ALL) return null;
      taken.set(who, own + 1);
      all += 1;
      let isFree = false;
      return () => {
        if (isFree) return;
        isFree = true;
        all -= 1;
        const left = (taken.get(who) ?? 1) - 1;
        if (left > 0) taken.set(who, left);
        else taken.delete(who);
      };
    },
  };
}
