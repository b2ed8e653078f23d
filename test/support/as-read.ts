/** A record as a list gives it back: people can type anything into a column, and what is read is fit to be used. */
import type { ListName, ListRecords, Stored } from '../../server/ports/lists.ts';
import { cleanPerson, type PersonRef } from '../../shared/action-item/person.ts';
import { cleanLine } from '../../shared/action-item/shown-text.ts';
import { isKeptYear } from '../../shared/time/kept-years.ts';
import { isKnownZone } from '../../shared/time/zone.ts';
import { TEST_SETTINGS } from './memory-settings.ts';

type AnyRecord = ListRecords[ListName];

const DATES = ['dueOn', 'originalDueOn', 'barrierSince', 'nextOn'];
const PEOPLE = ['owner', 'organiser', 'verifier', 'contributors', 'attendees'];

/** Dates that cannot be kept read as none, unknown zones as the register's, names and titles are one clean line. */
export function asRead(stored: Stored<AnyRecord>): Stored<AnyRecord> {
  const fields = Object.entries(stored.record);
  const unreadable = fields.filter(isWrongDate).map(([field]) => field);
  const record = Object.fromEntries(fields.map(([field, value]) => [field, readField(field, value)]));
  return { ...stored, record: record as unknown as AnyRecord, ...(unreadable.length > 0 && { unreadable }) };
}

const isWrongDate = ([field, value]: [string, unknown]): boolean =>
  DATES.includes(field) && typeof value === 'string' && !isKeptYear(value);

function readField(field: string, value: unknown): unknown {
  if (isWrongDate([field, value])) return null;
  if (field === 'timeZone') return isKnownZone(String(value)) ? value : TEST_SETTINGS.timeZone;
  if (field === 'title') return cleanLine(String(value), 255);
  if (!PEOPLE.includes(field) || value === null) return value;
  return Array.isArray(value) ? value.map((one) => cleanPerson(one as PersonRef)) : cleanPerson(value as PersonRef);
}
