/**
 * Between UTC instants and what a clock on the wall of a time zone shows. The only file that knows Temporal.
 * It takes Temporal's function form: three times fewer bytes in the pages than the classes.
 * Zones are IANA names; Windows names are mapped where they come in.
 */
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { addDays, dayNumber } from './day-count.ts';
import { epochMs, type IsoDate, type IsoInstant, instantOf, type TimeZone } from './instant.ts';

const MINUTES_A_DAY = 1440;

/** Whether the runtime knows that zone by this name. Bare offsets such as `+01:00` are no zones: they know no summer time. */
export function isKnownZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(0), zone);
    return true;
  } catch {
    return false;
  }
}

const wallClock = (instant: IsoInstant, zone: TimeZone) =>
  ZonedDateTime.toPlainDateTime(Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(epochMs(instant)), zone));

/** The date a calendar in that zone shows at the instant. */
export const localDate = (instant: IsoInstant, zone: TimeZone): IsoDate =>
  PlainDateTime.toString(wallClock(instant, zone)).slice(0, 10);

/** The time a clock in that zone shows, `HH:MM`. */
export const localTime = (instant: IsoInstant, zone: TimeZone): string =>
  PlainDateTime.toString(wallClock(instant, zone)).slice(11, 16);

/** What the clock shows as minutes after 00:00, 0 to 1439; on days of a clock change that is not the time elapsed. */
export function minutesIntoDay(instant: IsoInstant, zone: TimeZone): number {
  const [hour = 0, minute = 0] = localTime(instant, zone).split(':').map(Number);
  return hour * 60 + minute;
}

/**
 * The instant at which a clock in that zone shows so many minutes after 00:00 of the date; 1440 and more are the days
 * after. A time skipped by summer time moves on by the hour skipped (02:30 becomes 03:30); a time that happens twice
 * is the first one. That is how calendars read a repeating meeting (RFC 5545 §3.3.5).
 */
export function atMinute(date: IsoDate, minute: number, zone: TimeZone): IsoInstant {
  const day = addDays(date, Math.floor(minute / MINUTES_A_DAY));
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const left = ((minute % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
  const local = PlainDateTime.create(year, month, dayOfMonth, Math.floor(left / 60), left % 60);
  const zoned = PlainDateTime.toZonedDateTime(local, zone, { disambiguation: 'compatible' });
  return instantOf(ZonedDateTime.toInstant(zoned).epochMilliseconds);
}

/**
 * The instant of a local time `HH:MM` on a date; skipped and doubled times as in {@link atMinute}.
 * Throws on text that is no time of day.
 */
export function atLocalTime(date: IsoDate, time: string, zone: TimeZone): IsoInstant {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError(`not a time of day: ${time}`);
  return atMinute(date, Number(match[1]) * 60 + Number(match[2]), zone);
}

/** The first instant of a date in that zone: 01:00 where summer time skips midnight. */
export function startOfDay(date: IsoDate, zone: TimeZone): IsoInstant {
  dayNumber(date);
  return atMinute(date, 0, zone);
}
