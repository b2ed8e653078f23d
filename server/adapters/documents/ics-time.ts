/** Times of a calendar: all-day dates, UTC instants, and wall clock times in zones the file names or defines itself. */

import ICAL from 'ical.js';
import type { IsoDate, IsoInstant, TimeZone } from '../../../shared/time/instant.ts';
import { componentsNamed, type IcsComponent, type IcsProperty, property, unescapeText } from './ics-lines.ts';
import { asUtcMs, ianaZone, instantIn, isoInstant, type WallClock } from './zone-names.ts';

/** A time as a calendar gives it: exactly one of the three is there. */
export interface IcsTime {
  readonly date?: IsoDate;
  readonly instant?: IsoInstant;
  /** Wall clock whose zone nobody knows. */
  readonly local?: string;
  readonly tzid?: string;
  readonly zone?: TimeZone;
}

/** Turns one property into a time; undefined when its value is no time. */
export type TimeReader = (property: IcsProperty) => IcsTime | undefined;

/** Reader of times that knows the zones defined in this calendar. */
export function createTimeReader(root: IcsComponent): TimeReader {
  const definitions = new Map<string, IcsComponent>();
  for (const zone of componentsNamed(root, 'VTIMEZONE')) {
    const tzid = property(zone, 'TZID')?.value;
    if (tzid !== undefined) definitions.set(plainTzid(tzid), zone);
  }
  return (each) => readTime(each, definitions);
}

/** The definition escapes its commas, the reference quotes them. */
const plainTzid = (tzid: string) => unescapeText(tzid).replaceAll('"', '').trim();

const TIME = /^(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ](\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?([Zz])?)?/;

function readTime(each: IcsProperty, definitions: ReadonlyMap<string, IcsComponent>): IcsTime | undefined {
  const match = TIME.exec(each.value.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', utc] = match;
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Math.min(Number(second), 59),
  };
  if (!isReal(wall)) return undefined;
  if (hour === undefined || each.parameters.VALUE?.toUpperCase() === 'DATE') return { date: `${year}-${month}-${day}` };
  if (utc !== undefined) return { instant: isoInstant(asUtcMs(wall)), zone: 'UTC' };
  const tzid = each.parameters.TZID;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second.padStart(2, '0')}`;
  return tzid === undefined || tzid === '' ? { local } : zonedTime(wall, local, tzid, definitions.get(plainTzid(tzid)));
}

function isReal(wall: WallClock): boolean {
  const date = new Date(asUtcMs(wall));
  return date.getUTCMonth() === wall.month - 1 && date.getUTCDate() === wall.day && wall.hour < 24 && wall.minute < 60;
}

function zonedTime(wall: WallClock, local: string, tzid: string, definition: IcsComponent | undefined): IcsTime {
  const alias = definition === undefined ? undefined : property(definition, 'X-LIC-LOCATION')?.value;
  const zone = ianaZone(tzid) ?? (alias === undefined ? undefined : ianaZone(alias));
  if (zone !== undefined) return { instant: instantIn(wall, zone), tzid, zone };
  const offset = definition === undefined ? namedOffset(tzid) : definedOffset(wall, definition);
  if (offset === undefined) return { local, tzid };
  return { instant: isoInstant(asUtcMs(wall) - offset * 1000), tzid };
}

/** Seconds east of UTC by the rules the file brings along; undefined when they are broken. */
function definedOffset(wall: WallClock, definition: IcsComponent): number | undefined {
  try {
    const component = new ICAL.Component(ICAL.parse(definition.lines.join('\r\n')) as unknown as string[]);
    const zone = new ICAL.Timezone({ component, tzid: 'own' });
    return zone.utcOffset(ICAL.Time.fromData({ ...wall, isDate: false }));
  } catch {
    return undefined;
  }
}

/** `GMT+0200`, `UTC-5`: the offset is the name. */
function namedOffset(tzid: string): number | undefined {
  const match = /^\(?(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?\)?$/i.exec(tzid.trim());
  if (match === null) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60);
}

const DURATION = /^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/i;

/** The time a duration later; undefined when the duration is none, or longer than any event. */
export function after(start: IcsTime, duration: string): IcsTime | undefined {
  const match = DURATION.exec(duration.trim());
  if (match === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(2).map((part) => Number(part ?? 0));
  const ms = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 * (match[1] === '-' ? -1 : 1);
  if (start.date !== undefined) return { date: isoInstant(Date.parse(start.date) + ms).slice(0, 10) };
  if (start.instant !== undefined) return { instant: isoInstant(Date.parse(start.instant) + ms) };
  if (start.local !== undefined) return { local: isoInstant(Date.parse(`${start.local}Z`) + ms).slice(0, 19) };
  return undefined;
}
