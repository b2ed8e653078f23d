/**
 * Takes values into columns: what each type accepts, in which spelling, and the refusals of the service.
 * Multi-value writes need a type annotation; person and lookup columns are written by row number under `…LookupId`;
 * hyperlink columns cannot be written through Graph at all.
 */

import { isoSeconds } from '../clock.ts';
import { invalidRequest } from '../errors.ts';
import { asArray, type Json } from '../json.ts';
import { localMidnight } from './local-midnight.ts';
import type { Column, Fields, List, Site } from './state.ts';
import { userListOf } from './user-list.ts';

/** Where a value is going. */
interface Target {
  site: Site;
  column: Column;
  /** Value of the `@odata.type` annotation beside the value, if any. */
  annotation: unknown;
}

const UNTYPED =
  'A value without a type name was found and no expected type is available. When the model is specified, each value ' +
  'in the payload must have a type which can be either specified in the payload, explicitly by the caller or ' +
  'implicitly inferred from the parent value.';
const TEXT_LIMIT = 255;
const LOOKUP = 'LookupId';

/**
 * The changes a `fields` object asks for, by column name; undefined as value clears the column.
 *
 * @throws 400 for unknown or read-only columns, wrong types and missing annotations.
 */
export function readFields(site: Site, list: List, given: Json): Fields {
  const changes: Fields = {};
  for (const [key, value] of Object.entries(given)) {
    if (key.includes('@')) continue;
    const column = writableColumn(list, key);
    const annotation = given[`${key}@odata.type`];
    changes[column.name] = value === null ? undefined : takeValue({ site, column, annotation }, value);
  }
  return changes;
}

function writableColumn(list: List, key: string): Column {
  const column = list.columns.find(({ name }) => name === key);
  if (column && isReference(column))
    throw invalidRequest(`Field '${key}' cannot be written by name; use ${key}${LOOKUP}.`);
  const found = column ?? referenceColumn(list, key);
  if (!found) throw invalidRequest(`Field '${key}' is not recognized`);
  if (found.readOnly) throw invalidRequest(`Field '${key}' is read-only`);
  return found;
}

/** The person or lookup column behind a name such as `OwnerLookupId`; undefined when there is none. */
export function referenceColumn(list: List, key: string): Column | undefined {
  if (!key.endsWith(LOOKUP)) return undefined;
  const name = key.slice(0, -LOOKUP.length);
  return list.columns.find((column) => column.name === name && isReference(column));
}

/** Whether a column holds row numbers of another list. */
export function isReference(column: Column): boolean {
  return column.facet === 'personOrGroup' || column.facet === 'lookup';
}

/** Whether a column holds several values. */
export function isMultiple({ facet, settings }: Column): boolean {
  if (facet === 'choice') return settings.displayAs === 'checkBoxes';
  return settings.allowMultipleSelection === true || settings.allowMultipleValues === true;
}

function takeValue(target: Target, value: unknown): unknown {
  const { column } = target;
  const take = TAKERS[column.facet];
  if (!take) throw invalidRequest('Invalid request');
  if (!isMultiple(column)) {
    if (Array.isArray(value)) throw invalidRequest(UNTYPED);
    return take(target, value);
  }
  if (!Array.isArray(value)) throw wrongType(column);
  if (!/^(#?)Collection\(Edm\.(String|Int32)\)$/.test(String(target.annotation))) throw invalidRequest(UNTYPED);
  const members = asArray(value).map((member) => take(target, member));
  return members.length === 0 ? undefined : members;
}

const TAKERS: Readonly<Partial<Record<Column['facet'], (target: Target, value: unknown) => unknown>>> = {
  text: takeText,
  choice: takeChoice,
  dateTime: takeDateTime,
  number: takeNumber,
  currency: takeNumber,
  boolean: ({ column }, value) => {
    if (typeof value !== 'boolean') throw wrongType(column);
    return value;
  },
  personOrGroup: takePerson,
  lookup: ({ column }, value) => rowNumber(column, value),
};

function wrongType(column: Column) {
  return invalidRequest(`The value given for field '${column.name}' is not of its type.`);
}

function takeText({ column }: Target, value: unknown): unknown {
  if (typeof value !== 'string') throw wrongType(column);
  const limit = column.settings.allowMultipleLines === true ? 2 ** 25 : Number(column.settings.maxLength ?? TEXT_LIMIT);
  if (value.length > limit) throw invalidRequest(`Field '${column.name}' holds at most ${limit} characters.`);
  return value === '' ? undefined : value;
}

function takeChoice({ column }: Target, value: unknown): unknown {
  if (typeof value !== 'string') throw wrongType(column);
  if (value === '') return undefined;
  const known = asArray(column.settings.choices).includes(value);
  if (!known && column.settings.allowTextEntry !== true) {
    throw invalidRequest(`'${value}' is not one of the choices of field '${column.name}'.`);
  }
  return value;
}

const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

function takeDateTime({ site, column }: Target, value: unknown): unknown {
  if (value === '') return undefined;
  if (typeof value !== 'string' || !DATE.test(value)) throw wrongType(column);
  // Without an offset a date and time is taken as UTC; a bare date is a date of the site's zone.
  const text = /T.*(Z|[+-]\d\d:\d\d)$/.test(value) || value.length === 10 ? value : `${value}Z`;
  if (Number.isNaN(Date.parse(text))) throw wrongType(column);
  return column.settings.format === 'dateOnly' ? localMidnight(text, site.timeZone) : isoSeconds(Date.parse(text));
}

function takeNumber({ column }: Target, value: unknown): unknown {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(column);
  const { minimum, maximum } = column.settings;
  const tooSmall = typeof minimum === 'number' && value < minimum;
  if (tooSmall || (typeof maximum === 'number' && value > maximum)) {
    throw invalidRequest(`The value of field '${column.name}' must be between ${minimum} and ${maximum}.`);
  }
  return value;
}

function takePerson({ site, column }: Target, value: unknown): unknown {
  const id = rowNumber(column, value);
  if (!userListOf(site).rows[id])
    throw invalidRequest(`Field '${column.name}': there is no user with id ${id} on this site.`);
  return id;
}

function rowNumber(column: Column, value: unknown): number {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1) throw wrongType(column);
  return id;
}

/** Values a new row gets for columns the request left out. */
export function defaultFields(site: Site, list: List, nowIso: string): Fields {
  const fields: Fields = {};
  for (const { name, facet, defaultValue } of list.columns) {
    const text = defaultValue?.value;
    if (defaultValue?.formula === '=TODAY()' || text === '[today]') fields[name] = localMidnight(nowIso, site.timeZone);
    else if (typeof text !== 'string' || text === '') continue;
    else if (facet === 'number' || facet === 'currency') fields[name] = Number(text);
    else if (facet === 'boolean') fields[name] = text === '1' || text.toLowerCase() === 'true';
    else fields[name] = text;
  }
  return fields;
}
