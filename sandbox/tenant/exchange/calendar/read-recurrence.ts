/**
 * A recurrence from JSON, checked, with the members the service fills in.
 */
import { asArray, asObject, asString } from '../../json.ts';
import { oneOf } from '../enums.ts';
import { invalidProperty } from '../failures.ts';
import { ianaOf, wallOf } from '../zones.ts';
import type { EventFields } from './event.ts';
import type { PatternType, Recurrence, RecurrencePattern, RecurrenceRange, Weekday, WeekIndex } from './recurrence.ts';

const DATE = /^\d{4}-\d\d-\d\d$/;
const NO_DATE = '0001-01-01';

/**
 * Reads `recurrence`; null for null.
 *
 * @param fields the event: the range must begin on the date of its start.
 * @throws 400 for members that are missing or make no sense.
 */
export function readRecurrence(value: unknown, fields: EventFields): Recurrence | null {
  if (value === null || value === undefined) return null;
  const { pattern, range } = asObject(value);
  const recurrence = { pattern: readPattern(pattern), range: readRange(range, fields) };
  const zone = ianaOf(recurrence.range.recurrenceTimeZone) ?? 'UTC';
  if (recurrence.range.startDate !== wallOf(fields.startMs, zone).slice(0, 10)) {
    throw invalidProperty('The recurrence range must start on the date of the start of the event.');
  }
  return recurrence;
}

function readPattern(value: unknown): RecurrencePattern {
  const pattern = asObject(value);
  const type = oneOf('patternType', pattern.type, '') as PatternType;
  const daysOfWeek = asArray(pattern.daysOfWeek).map((day) => oneOf('weekday', day, 'sunday') as Weekday);
  const read: RecurrencePattern = {
    type,
    interval: whole(pattern.interval),
    month: whole(pattern.month),
    dayOfMonth: whole(pattern.dayOfMonth),
    daysOfWeek,
    firstDayOfWeek: oneOf('weekday', pattern.firstDayOfWeek, 'sunday') as Weekday,
    index: oneOf('weekIndex', pattern.index, 'first') as WeekIndex,
  };
  const missing = NEEDS.filter(([types, isThere]) => types.test(type) && !isThere(read)).map(([, , name]) => name);
  if (missing.length > 0) throw invalidProperty(`The recurrence pattern needs ${missing.join(', ')}.`);
  return read;
}

const NEEDS: readonly (readonly [RegExp, (pattern: RecurrencePattern) => boolean, string])[] = [
  [/^$|./, ({ type }) => type.length > 0, 'a type'],
  [/./, ({ interval }) => interval >= 1, 'an interval of at least 1'],
  [/^weekly$|^relative/, ({ daysOfWeek }) => daysOfWeek.length > 0, 'daysOfWeek'],
  [/^absolute/, ({ dayOfMonth }) => dayOfMonth >= 1 && dayOfMonth <= 31, 'dayOfMonth'],
  [/Yearly$/, ({ month }) => month >= 1 && month <= 12, 'month'],
];

function readRange(value: unknown, fields: EventFields): RecurrenceRange {
  const range = asObject(value);
  const type = oneOf('rangeType', range.type, 'noEnd') as RecurrenceRange['type'];
  const zone = asString(range.recurrenceTimeZone) || fields.startZone;
  const startDate = asString(range.startDate) ?? '';
  const endDate = type === 'endDate' ? (asString(range.endDate) ?? '') : NO_DATE;
  const numberOfOccurrences = type === 'numbered' ? whole(range.numberOfOccurrences) : 0;
  if (ianaOf(zone) === null) throw invalidProperty(`The recurrenceTimeZone '${zone}' is not supported.`);
  if (!DATE.test(startDate)) throw invalidProperty('The recurrence range needs a startDate.');
  if (type === 'endDate' && (!DATE.test(endDate) || endDate < startDate)) {
    throw invalidProperty('The recurrence range needs an endDate that is not before its startDate.');
  }
  if (type === 'numbered' && numberOfOccurrences < 1) {
    throw invalidProperty('The recurrence range needs numberOfOccurrences.');
  }
  return { type, startDate, endDate, numberOfOccurrences, recurrenceTimeZone: zone };
}

function whole(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : 0;
}
