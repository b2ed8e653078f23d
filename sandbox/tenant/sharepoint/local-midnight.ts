/**
 * Date columns without time: SharePoint keeps the midnight of the site's zone and shows it as a UTC instant, so that
 * 1 June reads `2026-05-31T22:00:00Z` on a site in Berlin.
 */
import { isoSeconds } from '../clock.ts';

/** A value of a date column: a bare date, or an instant whose date in the zone is meant. UTC instant of its midnight. */
export function localMidnight(text: string, timeZone: string): string {
  const date = text.length === 10 ? text : wallClock(Date.parse(text), timeZone).slice(0, 10);
  const guess = Date.parse(`${date}T00:00:00Z`);
  // Twice, since the offset may change between the guess and the midnight meant.
  const first = guess - offsetMs(guess, timeZone);
  return isoSeconds(guess - offsetMs(first, timeZone));
}

function offsetMs(instantMs: number, timeZone: string): number {
  return Date.parse(`${wallClock(instantMs, timeZone)}Z`) - Math.floor(instantMs / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows there: `2026-06-01T00:00:00`. The Swedish form is the ISO one. */
function wallClock(instantMs: number, timeZone: string): string {
  const known = formats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  if (!known) formats.set(timeZone, format);
  return format.format(instantMs).replace(' ', 'T');
}
