/**
 * Free and busy: merges busy times into the digit string of `availabilityView`. No clock, no store.
 * @see https://learn.microsoft.com/graph/outlook-get-free-busy-schedule
 */

export type FreeBusy = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';

/** A stretch of time on somebody's calendar, in milliseconds since 1970, end exclusive. */
export interface BusyTime {
  startMs: number;
  endMs: number;
  status: FreeBusy;
}

const DIGITS: Readonly<Record<FreeBusy, string>> = {
  free: '0',
  tentative: '1',
  busy: '2',
  oof: '3',
  workingElsewhere: '4',
  unknown: '0',
};
/** Where entries overlap the strongest shows. */
const STRENGTH: readonly FreeBusy[] = ['unknown', 'free', 'workingElsewhere', 'tentative', 'busy', 'oof'];

/**
 * One digit for each slot from start to end; a slot shows the strongest entry that touches it.
 * A last slot that the period cuts short counts as a whole one.
 */
export function availabilityView(times: readonly BusyTime[], startMs: number, endMs: number, slotMs: number): string {
  const count = Math.max(0, Math.ceil((endMs - startMs) / slotMs));
  const strengths = new Array<number>(count).fill(STRENGTH.indexOf('free'));
  for (const time of times) {
    const first = Math.max(0, Math.floor((time.startMs - startMs) / slotMs));
    const last = Math.min(count, Math.ceil((time.endMs - startMs) / slotMs));
    for (let slot = first; slot < last; slot++) {
      strengths[slot] = Math.max(strengths[slot] ?? 0, STRENGTH.indexOf(time.status));
    }
  }
  return strengths.map((strength) => DIGITS[STRENGTH[strength] ?? 'free']).join('');
}

/** The strongest status within a stretch of time; free when nothing touches it. */
export function statusBetween(times: readonly BusyTime[], startMs: number, endMs: number): FreeBusy {
  return times
    .filter((time) => time.startMs < endMs && time.endMs > startMs)
    .map((time) => time.status)
    .reduce(
      (strongest, status) => (STRENGTH.indexOf(status) > STRENGTH.indexOf(strongest) ? status : strongest),
      'free',
    );
}
