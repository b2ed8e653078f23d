/**
 * Zones at the edge: Exchange speaks Windows names, the product IANA names. Wall-clock text in a zone is made here
 * because events carry it instead of instants.
 */
import { createRequire } from 'node:module';
import type { IsoInstant, TimeZone } from '../../../shared/time/instant.ts';
import { epochMs } from '../../../shared/time/instant.ts';

// NOTE: windows-iana declares an ES module that Node does not see; its CommonJS half is loaded as such.
const windowsIana = createRequire(import.meta.url)('windows-iana') as typeof import('windows-iana');

/** Names of today for zones the mapping data still lists under their old ones. */
const RENAMED: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Etc/UTC': 'UTC',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
};
const OLD_NAME = new Map(Object.entries(RENAMED).map(([old, current]) => [current, old]));

/**
 * The IANA zone for a name Exchange uses, Windows or IANA; null when it means no known zone (custom zones).
 *
 * @example toIana('W. Europe Standard Time') // 'Europe/Berlin'
 */
export function toIana(name: string | null | undefined): TimeZone | null {
  if (!name) return null;
  const found = windowsIana.findIana(name)[0] ?? name;
  const current = RENAMED[found] ?? found;
  return isZone(current) ? current : null;
}

/** The name to hand to Exchange: Windows where there is one, since it knows every one of those, else IANA. */
export function toExchangeZone(zone: TimeZone): string {
  const [windows] = windowsIana.findWindows(zone);
  return windows ?? windowsIana.findWindows(OLD_NAME.get(zone) ?? '')[0] ?? zone;
}

/** Wall-clock time as events carry it. */
export interface ZonedTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** The instant in that zone; in UTC when the hour comes twice there, because the text could not tell which is meant. */
export function toZonedTime(instant: IsoInstant, zone: TimeZone): ZonedTime {
  const at = epochMs(instant);
  const wall = wallClock(at, zone);
  const isTwice = [-3_600_000, 3_600_000].some((shift) => wallClock(at + shift, zone) === wall);
  return isTwice || !isZone(zone)
    ? { dateTime: new Date(at).toISOString().slice(0, 19), timeZone: 'UTC' }
    : { dateTime: wall, timeZone: toExchangeZone(zone) };
}

/** The UTC instant of an event's time. Every request of ours prefers UTC, so other zones do not come. */
export function fromUtcTime(time: { readonly dateTime?: string | null } | null | undefined): IsoInstant {
  const text = (time?.dateTime ?? '').replace(/Z$/, '').slice(0, 23);
  return new Date(`${text}Z`).toISOString();
}

function wallClock(ms: number, zone: TimeZone): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: isZone(zone) ? zone : 'UTC',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return format.format(ms).replace(' ', 'T');
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
