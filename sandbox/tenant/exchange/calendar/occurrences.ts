/**
 * From series to occurrences: which ones touch a stretch of time, and what a single one looks like.
 */
import { ianaOf, instantOf, wallOf } from '../zones.ts';
import type { Instance, StoredEvent } from './event.ts';
import { recurrenceDates } from './recurrence.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The event as a whole. */
export function wholeOf(event: StoredEvent): Instance {
  const type = event.recurrence ? 'seriesMaster' : 'singleInstance';
  return { event, part: 0, type, fields: event.fields, change: event.change };
}

/** Zone in which the series keeps its local time. */
export function zoneOf(event: StoredEvent): string {
  return ianaOf(event.recurrence?.range.recurrenceTimeZone || event.fields.startZone) ?? 'UTC';
}

/** Instances that touch [fromMs, toMs): the event itself, or the occurrences of a series, by start. */
export function instancesBetween(event: StoredEvent, fromMs: number, toMs: number): Instance[] {
  const touches = ({ fields }: Instance) =>
    fields.startMs < toMs && (fields.endMs > fromMs || (fields.endMs === fields.startMs && fields.startMs >= fromMs));
  if (!event.recurrence) return [wholeOf(event)].filter(touches);
  const plain = [...plainOccurrences(event, fromMs, toMs)];
  const changed = Object.keys(event.overrides).flatMap((part) => occurrenceAt(event, Number(part)) ?? []);
  return [...plain, ...changed].filter(touches).sort((a, b) => a.fields.startMs - b.fields.startMs);
}

/** Occurrences that follow the pattern and have not been changed or removed. */
function* plainOccurrences(event: StoredEvent, fromMs: number, toMs: number): Generator<Instance> {
  if (!event.recurrence) return;
  const zone = zoneOf(event);
  const span = event.fields.endMs - event.fields.startMs;
  const earliest = wallOf(fromMs - span - DAY_MS, zone).slice(0, 10);
  const until = wallOf(toMs, zone).slice(0, 10);
  for (const date of recurrenceDates(event.recurrence, until)) {
    if (date < earliest) continue;
    const times = timesOn(event, date, zone);
    if (times === null) continue;
    const part = Math.floor(times.startMs / MINUTE_MS);
    if (event.removed.includes(part) || event.overrides[part]) continue;
    yield { event, part, type: 'occurrence', fields: { ...event.fields, ...times }, change: event.change };
  }
}

/** Start and end on a date: the same local times as the series has, whatever the clocks did in between. */
function timesOn(event: StoredEvent, date: string, zone: string): { startMs: number; endMs: number } | null {
  const first = wallOf(event.fields.startMs, zone);
  const last = wallOf(event.fields.endMs, zone);
  const days = (Date.parse(`${last.slice(0, 10)}T00:00:00Z`) - Date.parse(`${first.slice(0, 10)}T00:00:00Z`)) / DAY_MS;
  const endDate = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
  const startMs = instantOf(`${date}T${first.slice(11)}`, zone);
  const endMs = instantOf(`${endDate}T${last.slice(11)}`, zone);
  return startMs === null || endMs === null ? null : { startMs, endMs };
}

/** The occurrence with that part, or null when the series has none there (any more). */
export function occurrenceAt(event: StoredEvent, part: number): Instance | null {
  if (!event.recurrence || event.removed.includes(part)) return null;
  const zone = zoneOf(event);
  const date = wallOf(part * MINUTE_MS, zone).slice(0, 10);
  const times = timesOn(event, date, zone);
  if (times === null || Math.floor(times.startMs / MINUTE_MS) !== part || !isNamed(event, date)) return null;
  const override = event.overrides[part];
  return {
    event,
    part,
    type: override ? 'exception' : 'occurrence',
    fields: { ...event.fields, ...times, ...override?.fields },
    change: Math.max(event.change, override?.change ?? 0),
  };
}

function isNamed(event: StoredEvent, date: string): boolean {
  if (!event.recurrence) return false;
  for (const named of recurrenceDates(event.recurrence, date)) if (named === date) return true;
  return false;
}
