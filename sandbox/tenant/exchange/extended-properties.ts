/**
 * Extended properties: values of our clients' own on messages and events, read back only when asked for by name.
 * @see https://learn.microsoft.com/graph/api/resources/extended-properties-overview
 */
import { asArray, asObject, asString, isObject, type Json } from '../json.ts';
import { compileFilter, readJsonPath } from '../odata/evaluate.ts';
import { expansion, type Query } from '../odata/query.ts';
import { invalidRequest } from './failures.ts';

/** The properties of one item. */
export interface ExtendedProperties {
  single: { id: string; value: string }[];
  multi: { id: string; value: string[] }[];
}

/** None. */
export function noExtendedProperties(): ExtendedProperties {
  return { single: [], multi: [] };
}

const NAMED = /^([A-Za-z]+)\s+\{([0-9a-fA-F-]{36})\}\s+(Name|Id)\s+(.+)$/;
const TAGGED = /^([A-Za-z]+)\s+(0x[0-9a-fA-F]{1,8})$/;

/** The id as the service spells it, or null when it is none: `String {guid} Name x` or `Integer 0x1234`. */
export function normalizePropertyId(id: string): string | null {
  const named = NAMED.exec(id.trim());
  if (named) return `${named[1]} {${named[2]?.toLowerCase()}} ${named[3]} ${named[4]}`;
  const tagged = TAGGED.exec(id.trim());
  return tagged ? `${tagged[1]} ${tagged[2]?.toLowerCase()}` : null;
}

/** Adds or replaces what the body of a request names. @throws 400 for an id that is none. */
export function mergeExtended(target: ExtendedProperties, body: Json): void {
  for (const entry of asArray(body.singleValueExtendedProperties)) {
    const { id, value } = asObject(entry);
    put(target.single, { id: propertyId(id), value: asString(value) ?? String(value ?? '') });
  }
  for (const entry of asArray(body.multiValueExtendedProperties)) {
    const { id, value } = asObject(entry);
    put(target.multi, { id: propertyId(id), value: asArray(value).map(String) });
  }
}

function propertyId(value: unknown): string {
  const id = normalizePropertyId(asString(value) ?? '');
  if (id === null) throw invalidRequest(`The extended property id '${String(value)}' is invalid.`);
  return id;
}

function put<T extends { id: string }>(list: T[], entry: T): void {
  const at = list.findIndex(({ id }) => id === entry.id);
  if (at < 0) list.push(entry);
  else list[at] = entry;
}

/** The members `$expand` brings: only those its filter lets through, and no member at all when none does. */
export function expandedProperties(properties: ExtendedProperties, query: Query): Json {
  const members: Json = {};
  for (const [name, list] of [
    ['singleValueExtendedProperties', properties.single],
    ['multiValueExtendedProperties', properties.multi],
  ] as const) {
    const asked = expansion(query, name);
    if (!asked) continue;
    if (!asked.filter) throw invalidRequest(`The expansion of ${name} needs a $filter on id.`);
    const found = (list as readonly Json[]).filter(compileFilter(asked.filter, readNormalized));
    if (found.length > 0) members[name] = found.map((property) => ({ ...property }));
  }
  return members;
}

function readNormalized(row: Json, path: readonly string[]): unknown {
  const value = readJsonPath(row, path);
  return isObject(value) ? undefined : value;
}
