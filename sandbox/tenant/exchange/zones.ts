/**
 * Zones and the dateTimeTimeZone form of Exchange: Windows and IANA names in, instants inside, seven digits out.
 * Nothing here reads a clock.
 * @see https://learn.microsoft.com/graph/api/resources/datetimetimezone
 */
import { Temporal } from 'temporal-polyfill';
import { findIana, WINDOWS_TO_IANA_MAP } from 'windows-iana';

/** A local time with the zone it is told in, as Graph writes it. */
export interface ZonedText {
  dateTime: string;
  timeZone: string;
}

/** Windows names the service offers, in alphabetical order. */
export const WINDOWS_ZONES: readonly string[] = [
  ...new Set(WINDOWS_TO_IANA_MAP.map((entry) => String(entry.windowsName))),
].sort();

/** IANA names the service offers: the first one of every Windows zone and the names people look for beside it. */
export const IANA_ZONES: readonly string[] = [
  ...new Set(WINDOWS_ZONES.flatMap((name) => findIana(name)).map(String)),
].sort();

const known = new Map<string, string | null>();

/**
 * IANA name of a zone given by its Windows or IANA name; null when the name is neither.
 *
 * @example ianaOf('Pacific Standard Time') // 'America/Los_Angeles'
 */
export function ianaOf(name: string): string | null {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const found = lookUp(name);
  known.set(name, found);
  return found;
}

function lookUp(name: string): string | null {
  if (/^(utc|gmt|z|coordinated universal time)$/i.test(name) || name === 'tzone://Microsoft/Utc') return 'UTC';
  const windows = WINDOWS_ZONES.find((zone) => zone.toLowerCase() === name.toLowerCase());
  const iana = windows === undefined ? undefined : findIana(windows)[0];
  if (iana !== undefined) return String(iana);
  // Bare offsets are valid zones for Temporal but not for Exchange.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}

const WALL = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?)?(Z|[+-]\d\d:\d\d)?$/i;

/**
 * Milliseconds since 1970 of a local time in an IANA zone; null when the text is no date and time.
 * A time that a clock change skips moves forward, one that comes twice is the first of the two.
 * An offset in the text wins over the zone, as it does in Exchange.
 */
export function instantOf(dateTime: string, iana: string): number | null {
  const match = WALL.exec(dateTime);
  if (!match) return null;
  const [, date, time = '00:00', seconds = '00', fraction = '0', offset] = match;
  const wall = `${date}T${time}:${seconds}.${fraction.slice(0, 3)}`;
  if (offset) return validOrNull(Date.parse(`${wall}${offset.toUpperCase()}`));
  if (iana === 'UTC') return validOrNull(Date.parse(`${wall}Z`));
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(iana).epochMilliseconds;
  } catch {
    return null;
  }
}

function validOrNull(instantMs: number): number | null {
  return Number.isNaN(instantMs) ? null : instantMs;
}

/** Local wall-clock time of an instant, `2026-03-01T09:00:00.000`. */
export function wallOf(instantMs: number, iana: string): string {
  if (iana === 'UTC') return new Date(instantMs).toISOString().slice(0, 23);
  const zoned = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(iana);
  return zoned.toPlainDateTime().toString({ smallestUnit: 'millisecond' });
}

/** The form every Outlook answer uses: no offset, seven digits of fraction. `zone` is repeated as it was asked for. */
export function zonedText(instantMs: number, zone: string): ZonedText {
  const wall = wallOf(instantMs, ianaOf(zone) ?? 'UTC');
  return { dateTime: `${wall}0000`, timeZone: zone };
}

/** Day of the week of an instant where the zone is, 0 for Sunday, and minutes since local midnight. */
export function localMinute(instantMs: number, iana: string): { weekday: number; minute: number; date: string } {
  const wall = wallOf(instantMs, iana);
  const date = wall.slice(0, 10);
  return {
    date,
    weekday: new Date(`${date}T00:00:00Z`).getUTCDay(),
    minute: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)),
  };
}
