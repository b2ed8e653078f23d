/** From the many ways mail and calendar programs name a time zone to an IANA zone, and from wall clock to instant. */

import { findIana, type WindowsZoneName } from 'windows-iana';
import type { IsoInstant, TimeZone } from '../../../shared/time/instant.ts';

/** The IANA zone meant by a name: IANA itself, one of Windows, or one wrapped in a vendor's path. */
export function ianaZone(name: string): TimeZone | undefined {
  const bare = name.trim().replace(/^"|"$/g, '');
  const known = knownZone(bare) ?? findIana(bare as WindowsZoneName)[0];
  if (known !== undefined) return known;
  if (/^tzone:\/\/Microsoft\/Utc$/i.test(bare) || /^(?:UTC|GMT|Z|Etc\/UTC|Coordinated Universal Time)$/i.test(bare))
    return 'UTC';
  // `/freeassociation.sourceforge.net/Europe/Berlin`, `/mozilla.org/20050126_1/America/Kentucky/Louisville`
  const segments = bare.split('/').filter((segment) => segment !== '');
  for (const length of [3, 2]) {
    if (segments.length <= length - 1) continue;
    const zone = knownZone(segments.slice(-length).join('/'));
    if (zone !== undefined) return zone;
  }
  return displayedZone(bare);
}

const ZONE_SHAPE = /^[A-Za-z][A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+$|^(?:UTC|GMT|[CEMW]ET|[ECMP]ST[ECMP]DT|EST|MST|HST)$/;

function knownZone(name: string): TimeZone | undefined {
  if (!ZONE_SHAPE.test(name)) return undefined;
  try {
    // NOTE: the name is kept as given, because engines disagree on which alias is the canonical one.
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return undefined;
  }
}

/** Names Outlook shows people for which no city helps. */
const DESCRIBED: Readonly<Record<string, TimeZone>> = {
  'eastern time (us & canada)': 'America/New_York',
  'central time (us & canada)': 'America/Chicago',
  'mountain time (us & canada)': 'America/Denver',
  'pacific time (us & canada)': 'America/Los_Angeles',
  'atlantic time (canada)': 'America/Halifax',
  'coordinated universal time': 'UTC',
  arizona: 'America/Phoenix',
  brasilia: 'America/Sao_Paulo',
  kolkata: 'Asia/Kolkata',
  'new delhi': 'Asia/Kolkata',
};

let citiesByName: Map<string, TimeZone> | undefined;

/** IANA zones by their city, in lower case. */
function cities(): ReadonlyMap<string, TimeZone> {
  citiesByName ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase(),
      zone,
    ]),
  );
  return citiesByName;
}

/** `(UTC+01:00) Amsterdam, Berlin, Bern, Rome`: the zone of the first known city whose winter offset is the one shown. */
function displayedZone(name: string): TimeZone | undefined {
  const match = /^(?:\((?:UTC|GMT)\s*(?:([+-])(\d{1,2})[:.](\d{2}))?\)\s*)?(.+)$/i.exec(name);
  if (match === null) return undefined;
  const [, sign, hours, minutes, shown = ''] = match;
  const places = shown
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(' and ', ' & ')
    .toLowerCase();
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  const isListed = places.includes(',') || sign !== undefined;
  const candidates = [places, ...(isListed ? places.split(/\s*[,/]\s*/) : [])].map(
    (place) => DESCRIBED[place] ?? (isListed ? cities().get(place) : undefined),
  );
  return candidates.find((zone) => zone !== undefined && (sign === undefined || winterOffset(zone) === offset));
}

/** Minutes east of UTC without summer time. */
const winterOffset = (zone: TimeZone): number =>
  Math.min(...[0, 6].map((month) => offsetMs(Date.UTC(2021, month, 15), zone) / 60_000));

/** A wall clock time, month 1 to 12. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The wall clock's numbers read as if they were UTC, in milliseconds. */
export const asUtcMs = (wall: WallClock): number =>
  Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);

/** The instant of a wall clock time in an IANA zone; the hour that summer time skips counts as the hour after it. */
export function instantIn(wall: WallClock, zone: TimeZone): IsoInstant {
  const target = asUtcMs(wall);
  const first = target - offsetMs(target, zone);
  const second = target - offsetMs(first, zone);
  return isoInstant(second === first || second + offsetMs(second, zone) === target ? second : first);
}

/** Seconds are what calendars know, so the instant carries no fraction. */
export const isoInstant = (ms: number): IsoInstant => new Date(ms).toISOString().replace('.000Z', 'Z');

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetMs(instantMs: number, zone: TimeZone): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instantMs)) parts[type] = value;
  const read = (name: string) => Number(parts[name]);
  const local = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return local - Math.floor(instantMs / 1000) * 1000;
}
