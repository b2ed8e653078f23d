/**
 * Adds, changes and removes rows: unique columns, versions, change numbers, and the word to subscriptions.
 */

import type { Caller } from '../caller.ts';
import { fail, invalidRequest } from '../errors.ts';
import type { Tenant } from '../tenant.ts';
import { actorOf } from './access.ts';
import { etagOf, type RowState } from './field-read.ts';
import type { Actor, Fields, FilePart, List, Row, Site } from './state.ts';
import { actorRow } from './user-list.ts';

/** Where and by whom. */
export interface ListDeed {
  tenant: Tenant;
  site: Site;
  list: List;
  caller: Caller;
}

/** SharePoint keeps this many major versions by default. */
const VERSION_LIMIT = 500;

/** A new row. @throws 400 when a unique column holds the value already. */
export function addRow(deed: ListDeed, fields: Fields, file?: FilePart): Row {
  const { tenant, list } = deed;
  const actor = recordActor(deed);
  checkUnique(list, fields, null);
  const nowIso = tenant.clock.iso();
  const row: Row = {
    id: list.nextRow,
    guid: tenant.ids.guid(),
    version: 1,
    fields: compact(fields),
    createdAt: nowIso,
    createdBy: actor,
    modifiedAt: nowIso,
    modifiedBy: actor,
    changed: 0,
    versions: [],
    ...(file ? { file } : {}),
  };
  list.nextRow += 1;
  list.rows[row.id] = row;
  noteUnique(list, row);
  noteChange(deed, row, nowIso);
  return row;
}

/** Changes a row; the state before becomes a version. @throws 400 when a unique column holds the value already. */
export function changeRow(deed: ListDeed, row: Row, changes: Fields): void {
  const actor = recordActor(deed);
  checkUnique(deed.list, changes, row);
  const { version, fields, modifiedAt, modifiedBy } = row;
  row.versions.unshift({ number: version, fields, modifiedAt, modifiedBy });
  row.versions.length = Math.min(row.versions.length, VERSION_LIMIT);
  forgetUnique(deed.list, row);
  row.fields = compact({ ...fields, ...changes });
  noteUnique(deed.list, row);
  touchRow(deed, row, actor);
}

/** Counts a new version without touching the fields, as a new content or a move does. */
export function touchRow(deed: ListDeed, row: Row, actor: Actor = recordActor(deed)): void {
  row.version += 1;
  row.modifiedAt = deed.tenant.clock.iso();
  row.modifiedBy = actor;
  noteChange(deed, row, row.modifiedAt);
}

/** Removes a row and leaves a tombstone for delta. */
export function removeRow(deed: ListDeed, row: Row): void {
  const { list, tenant } = deed;
  recordActor(deed);
  forgetUnique(list, row);
  delete list.rows[row.id];
  list.changeNumber += 1;
  const { id, guid, file } = row;
  list.tombstones.push({ id, guid, changed: list.changeNumber, ...(file ? { file } : {}) });
  list.modifiedAt = tenant.clock.iso();
  tellSubscriptions(deed);
}

/**
 * Holds a request to its `If-Match`.
 *
 * @throws 412 for a stale etag; 400 for one without its quotes.
 */
export function checkEtag(header: string | undefined, row: Row): void {
  if (header === undefined || header === '*') return;
  if (!/^(W\/)?".*"$/.test(header)) {
    throw fail(400, 'invalidRequest', 'ETag header is malformed. ETags must be quoted strings.', {
      innerCode: 'malformedEntityTag',
    });
  }
  if (header.replace(/^W\//, '').toLowerCase() === etagOf(row).toLowerCase()) return;
  throw fail(
    412,
    'resourceModified',
    'The resource has changed since the caller last read it; usually an eTag mismatch',
  );
}

/** The row's present state. */
export function currentState(row: Row): RowState {
  return {
    fields: row.fields,
    version: row.version,
    modifiedAt: row.modifiedAt,
    author: row.createdBy.row,
    editor: row.modifiedBy.row,
  };
}

/** A person who changes something gets a row in the user list. */
function recordActor({ tenant, site, caller }: ListDeed): Actor {
  const actor = actorOf(tenant.store, caller);
  return { ...actor, row: actorRow(tenant, site, actor) };
}

function noteChange(deed: ListDeed, row: Row, nowIso: string): void {
  const { list } = deed;
  list.changeNumber += 1;
  row.changed = list.changeNumber;
  list.modifiedAt = nowIso;
  tellSubscriptions(deed);
}

function tellSubscriptions({ tenant, site, list }: ListDeed): void {
  tenant.notifyChange({ resource: `/sites/${site.id}/lists/${list.id}`, changeType: 'updated', resourceData: null });
}

/** Cleared columns are left out altogether. */
function compact(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Row ids by value of the unique columns, so that a check does not read the whole list. Built on first use. */
const uniqueIndexes = new WeakMap<List, Map<string, number>>();

function uniqueIndex(list: List): Map<string, number> {
  const known = uniqueIndexes.get(list);
  if (known) return known;
  const index = new Map<string, number>();
  uniqueIndexes.set(list, index);
  for (const row of Object.values(list.rows)) noteUnique(list, row);
  return index;
}

/** Forgets the index after a column has become unique. */
export function resetUniqueIndex(list: List): void {
  uniqueIndexes.delete(list);
}

function uniqueKeys(list: List, fields: Fields): string[] {
  return list.columns
    .filter(({ unique, name }) => unique && fields[name] !== undefined)
    .map(({ name }) => `${name}\u0000${String(fields[name]).toLowerCase()}`);
}

function checkUnique(list: List, fields: Fields, except: Row | null): void {
  const index = uniqueIndex(list);
  const taken = uniqueKeys(list, fields).some((key) => index.has(key) && index.get(key) !== except?.id);
  if (taken) throw invalidRequest('One or more fields with unique constraints already has the provided value.');
}

function noteUnique(list: List, row: Row): void {
  const index = uniqueIndex(list);
  for (const key of uniqueKeys(list, row.fields)) index.set(key, row.id);
}

function forgetUnique(list: List, row: Row): void {
  const index = uniqueIndex(list);
  for (const key of uniqueKeys(list, row.fields)) index.delete(key);
}
