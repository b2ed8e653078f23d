/** UTC instants and calendar dates as text. Everything the product stores or compares is one of these two. */

/** A UTC instant, `2026-03-05T14:30:00.000Z`. */
export type IsoInstant = string;

/** A calendar date without a zone, `2026-03-05`; the zone it is meant in stands beside it. */
export type IsoDate = string;

/** An IANA time zone name, `Europe/Berlin`. */
export type TimeZone = string;

/** Milliseconds since 1970 of an instant. Throws on text that is not an instant: that is a broken promise, not input. */
export function epochMs(instant: IsoInstant): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

/** The instant of that many milliseconds since 1970. */
export const instantOf = (ms: number): IsoInstant => new Date(ms).toISOString();

/** The instant so many milliseconds later (earlier when negative). */
export const addMs = (instant: IsoInstant, ms: number): IsoInstant => instantOf(epochMs(instant) + ms);

/** The instant so many hours later, whatever summer time does. */
export const addHours = (instant: IsoInstant, hours: number): IsoInstant => addMs(instant, hours * 3_600_000);

/** The instant so many minutes later. */
export const addMinutes = (instant: IsoInstant, minutes: number): IsoInstant => addMs(instant, minutes * 60_000);

/** Negative, zero or positive, as `Array.sort` wants it. */
export const compareInstants = (a: IsoInstant, b: IsoInstant): number => epochMs(a) - epochMs(b);

/** Whether `a` is at or before `b`. */
export const isDue = (a: IsoInstant, b: IsoInstant): boolean => epochMs(a) <= epochMs(b);
