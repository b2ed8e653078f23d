/**
 * One value of a record into list columns and back. Pure. SharePoint leaves empty columns out of its answers, so every
 * reader has an answer for "not there"; and people type anything into columns, so what is read is fit to be used: names
 * and titles can stand in a header, zones can be reckoned with.
 */
import { cleanPerson, type PersonRef } from '../../../shared/action-item/person.ts';
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import {
  addHours,
  epochMs,
  type IsoDate,
  type IsoInstant,
  instantOf,
  type TimeZone,
} from '../../../shared/time/instant.ts';
import { isKeptYear } from '../../../shared/time/kept-years.ts';
import { isKnownZone } from '../../../shared/time/zone.ts';

/** The `fields` of a list item. */
export type Fields = Readonly<Record<string, unknown>>;

/** Row of a person in the site's user list by mail address; undefined when the site has not met them. */
export type LookupIds = (mail: string) => number | undefined;

/** How one field of a record stands in the list. */
export interface Codec<Value> {
  /** Columns to ask for. Person columns are not among them: they only mirror the text beside them. */
  readonly columns: readonly string[];
  write(value: Value, lookupIds: LookupIds): Fields;
  /** @param zone of the register, where the list names none that anybody knows. */
  read(fields: Fields, zone: TimeZone): Value;
  /** Of dates: whether something stands in the list that is none, or is of a year that registers do not keep. */
  isUnreadable?(fields: Fields): boolean;
}

function simple<Value>(
  column: string,
  write: (value: Value) => unknown,
  read: (stored: unknown, zone: TimeZone) => Value,
) {
  const codec: Codec<Value> = {
    columns: [column],
    write: (value) => ({ [column]: write(value) }),
    read: (fields, zone) => read(fields[column], zone),
  };
  return codec;
}

const asText = (stored: unknown): string => (typeof stored === 'string' ? stored : '');

/** Text; empty when not said. */
export const text = (column: string): Codec<string> => simple(column, (value) => value || null, asText);

/** Text of one line: no line ends, nothing unseen, at most so many characters. */
export const line = (column: string, limit: number): Codec<string> =>
  simple(
    column,
    (value) => value || null,
    (stored) => cleanLine(asText(stored), limit),
  );

/** A time zone; the register's where the column is empty or names one that nobody knows. */
export const timeZone = (column: string): Codec<TimeZone> =>
  simple(
    column,
    (value) => value || null,
    (stored, zone) => (isKnownZone(asText(stored)) ? asText(stored) : zone),
  );

/** Text, or null for none. */
export const textOrNull = (column: string): Codec<string | null> =>
  simple(
    column,
    (value) => value || null,
    (stored) => asText(stored) || null,
  );

/** A number; 0 when the column is empty. */
export const number = (column: string): Codec<number> =>
  simple(
    column,
    (value) => value,
    (stored) => (typeof stored === 'number' ? stored : Number(stored) || 0),
  );

/** Yes or no. */
export const boolean = (column: string): Codec<boolean> =>
  simple(
    column,
    (value) => value,
    (stored) => stored === true,
  );

/** One of the words; the given one when the list holds another. */
export const oneOf = <Word extends string>(column: string, words: readonly Word[], otherwise: Word): Codec<Word> =>
  simple(
    column,
    (value) => value,
    (stored) => words.find((word) => word === stored) ?? otherwise,
  );

/** One entry a line. A line break inside an entry becomes a space. */
export const lines = (column: string): Codec<readonly string[]> =>
  simple(
    column,
    (value) => value.map(onOneLine).join('\n') || null,
    (stored) => splitLines(asText(stored)),
  );

/** A codec of dates: what stands there and still reads as none is unreadable. */
function dated<Value>(column: string, write: (value: Value) => unknown, read: (stored: unknown) => Value | null) {
  const isUnreadable = (fields: Fields): boolean => asText(fields[column]) !== '' && read(fields[column]) === null;
  return { isUnreadable, ...simple<Value | null>(column, (value) => value && write(value), read) };
}

/** A UTC instant; SharePoint keeps whole seconds. Null for none, and for one that is unreadable. */
export const instantOrNull = (column: string): Codec<IsoInstant | null> =>
  dated<IsoInstant>(column, (value) => value, readInstant);

/** As above for what is always set; 1970 when somebody emptied the column or made it unreadable. */
export const instant = (column: string): Codec<IsoInstant> => {
  const { read, ...codec } = instantOrNull(column);
  return { ...codec, read: (fields, zone) => read(fields, zone) ?? instantOf(0) };
};

function readInstant(stored: unknown): IsoInstant | null {
  const written = asText(stored);
  return isKeptYear(written) && !Number.isNaN(Date.parse(written)) ? instantOf(epochMs(written)) : null;
}

/**
 * A calendar date. SharePoint turns what is written into midnight of the site's own zone, which Graph does not tell.
 * 10:30 UTC falls on the wanted day in every zone from UTC-10 to UTC+13; midnights of those zones, 13 hours later, do
 * too. Null for none, and for one that is unreadable.
 */
export const dateOrNull = (column: string): Codec<IsoDate | null> =>
  dated<IsoDate>(column, (value) => `${value}T10:30:00Z`, readDate);

function readDate(stored: unknown): IsoDate | null {
  const written = asText(stored);
  if (!isKeptYear(written) || Number.isNaN(Date.parse(written))) return null;
  const isAsWritten = written.length === 10 || written.slice(11, 16) === '10:30';
  const date = (isAsWritten ? written : addHours(written, 13)).slice(0, 10);
  return isKeptYear(date) ? date : null;
}

/** A person: text columns as authority, the person column filled when the site knows them. */
export const personOrNull = (column: string): Codec<PersonRef | null> => ({
  columns: [`${column}Key`, `${column}Name`, `${column}Mail`],
  write: (person, lookupIds) => ({
    [`${column}Key`]: person?.key ?? null,
    [`${column}Name`]: person?.name || null,
    [`${column}Mail`]: person?.mail ?? null,
    [`${column}LookupId`]: (person?.mail && lookupIds(person.mail)) || null,
  }),
  read: (fields) => {
    const [key, name, mail] = ['Key', 'Name', 'Mail'].map((part) => asText(fields[column + part]));
    return key || name || mail ? cleanPerson({ key: key || null, name: name ?? '', mail: mail || null }) : null;
  },
});

/** A person who is always there; nameless when somebody emptied the columns. */
export const person = (column: string): Codec<PersonRef> => {
  const codec = personOrNull(column);
  return { ...codec, read: (fields, zone) => codec.read(fields, zone) ?? { key: null, name: '', mail: null } };
};

/**
 * People, one a line: `Ana Petrova; ana@contoso.example; 5b3f…`, mail and key left empty when unknown.
 * Semicolons, per cent signs and line breaks inside a part are written as `%3B`, `%25`, `%0A`, `%0D`.
 */
export const people = (column: string): Codec<readonly PersonRef[]> => ({
  columns: [`${column}Text`],
  write: (value, lookupIds) => ({
    [`${column}Text`]: value.map(personLine).join('\n') || null,
    [`${column}LookupId@odata.type`]: 'Collection(Edm.Int32)',
    [`${column}LookupId`]: value.flatMap((one) => (one.mail && lookupIds(one.mail)) || []),
  }),
  read: (fields) => splitLines(asText(fields[`${column}Text`])).map(personOfLine),
});

const personLine = (person: PersonRef): string =>
  [person.name, person.mail ?? '', person.key ?? '']
    .map((part) => part.replace(/[;%\r\n]/g, (sign) => encodeURIComponent(sign)))
    .join('; ');

function personOfLine(line: string): PersonRef {
  const [name = '', mail, key] = line.split('; ').map((part) => part.replace(/%(3B|25|0A|0D)/gi, decodeURIComponent));
  return cleanPerson({ key: key || null, name, mail: mail || null });
}

const onOneLine = (entry: string): string => entry.replace(/[\r\n]+/g, ' ');

const splitLines = (stored: string): string[] => stored.split(/\r?\n/).filter((line) => line !== '');
