/**
 * Versions of an item: newest first, one at a time, back to an older one.
 */
import type { Json } from '../json.ts';
import { contextUrl, readPage } from '../odata/page.ts';
import { expansion, type Query } from '../odata/query.ts';
import { type Context, noContent, ok, type Reply, type Route } from '../route.ts';
import { identitySet } from './access.ts';
import { fieldValueSet } from './field-read.ts';
import { changeRow, type ListDeed } from './rows.ts';
import { SITES_READ, SITES_WRITE } from './scopes.ts';
import { itemNotFound, type Row, type RowVersion } from './state.ts';
import { listContext, rowOf } from './targets.ts';

const VERSIONS = '/sites/{site-id}/lists/{list-id}/items/{listItem-id}/versions';
const VERSION = `${VERSIONS}/{listItemVersion-id}`;

export const VERSION_ROUTES: readonly Route[] = [
  { method: 'GET', path: VERSIONS, permissions: SITES_READ, handler: listVersions },
  { method: 'GET', path: VERSION, permissions: SITES_READ, handler: getVersion },
  { method: 'GET', path: `${VERSION}/fields`, permissions: SITES_READ, handler: getVersionFields },
  { method: 'POST', path: `${VERSION}/restoreVersion`, permissions: SITES_WRITE, handler: restoreVersion },
];

type Found = ListDeed & { row: Row };

function allVersions(row: Row): RowVersion[] {
  const { version, fields, modifiedAt, modifiedBy } = row;
  return [{ number: version, fields, modifiedAt, modifiedBy }, ...row.versions];
}

function versionEntity(found: Found, version: RowVersion, query: Query): Json {
  const fields = expansion(query, 'fields');
  return {
    id: `${version.number}.0`,
    lastModifiedDateTime: version.modifiedAt,
    lastModifiedBy: identitySet(version.modifiedBy),
    ...(fields ? { fields: versionFields(found, version, fields.select) } : {}),
  };
}

function versionFields({ site, list, row }: Found, version: RowVersion, select: readonly string[] | null): Json {
  const state = {
    fields: version.fields,
    version: version.number,
    modifiedAt: version.modifiedAt,
    author: row.createdBy.row,
    editor: version.modifiedBy.row,
  };
  return fieldValueSet({ site, list, row, state }, select);
}

function listVersions(context: Context): Reply {
  const found = rowOf(context, 'read');
  const page = readPage(context, {
    rows: allVersions(found.row),
    limits: { size: 200, max: 5000, above: 'clamp' },
    key: ({ number }) => String(number),
    shape: (version) => versionEntity(found, version, context.query),
  });
  return ok({ '@odata.context': contextOf(context, found), ...page });
}

function contextOf({ tenant, query }: Context, { site, list, row }: Found, single = false): string {
  return contextUrl(tenant.graphBaseUrl, `${listContext(site, list)}/items('${row.id}')/versions`, query, single);
}

function versionOf(context: Context, need: 'read' | 'write'): { found: Found; version: RowVersion } {
  const found = rowOf(context, need);
  const wanted = context.param('listItemVersion-id');
  const version = allVersions(found.row).find(({ number }) => `${number}.0` === wanted || wanted === 'current');
  if (!version) throw itemNotFound();
  return { found, version };
}

function getVersion(context: Context): Reply {
  const { found, version } = versionOf(context, 'read');
  return ok({ '@odata.context': contextOf(context, found, true), ...versionEntity(found, version, context.query) });
}

function getVersionFields(context: Context): Reply {
  const { found, version } = versionOf(context, 'read');
  return ok({
    '@odata.context': contextOf(context, found, true),
    ...versionFields(found, version, context.query.select),
  });
}

/** Makes the old values current again, as a new version. */
function restoreVersion(context: Context): Reply {
  const { found, version } = versionOf(context, 'write');
  const cleared = Object.fromEntries(Object.keys(found.row.fields).map((name) => [name, undefined]));
  changeRow(found, found.row, { ...cleared, ...version.fields });
  return noContent();
}
