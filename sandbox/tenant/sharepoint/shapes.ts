/**
 * How Graph shows sites, lists and items.
 */

import type { Json } from '../json.ts';
import { select } from '../odata/page.ts';
import { expansion } from '../odata/query.ts';
import type { Context } from '../route.ts';
import { identitySet } from './access.ts';
import { columnEntity } from './columns.ts';
import { etagOf, fieldValueSet } from './field-read.ts';
import { currentState } from './rows.ts';
import type { List, Row, Site } from './state.ts';

/** An expanded collection is one page long. */
const EXPANDED_ITEMS = 200;

/** The site entity. */
export function siteEntity(site: Site): Json {
  const [hostname = ''] = site.id.split(',');
  return {
    createdDateTime: site.createdAt,
    description: site.description,
    displayName: site.displayName,
    id: site.id,
    lastModifiedDateTime: site.modifiedAt,
    name: site.name,
    root: {},
    siteCollection: { hostname },
    webUrl: siteUrl(site),
  };
}

/** Address of a site in the browser. */
function siteUrl(site: Site): string {
  return `https://${site.id.split(',')[0]}${site.path}`;
}

/** Address of a list in the browser. */
export function listUrl(site: Site, list: List): string {
  const folder = list.template === 'documentLibrary' ? '' : '/Lists';
  return `${siteUrl(site)}${folder}/${encodeURIComponent(list.name)}`;
}

/** The list entity; expands columns and items on request. */
export function listEntity({ tenant, query }: Pick<Context, 'tenant' | 'query'>, site: Site, list: List): Json {
  const etag = `"${list.id},${list.version}"`;
  const columns = expansion(query, 'columns');
  const items = expansion(query, 'items');
  return {
    '@odata.etag': etag,
    createdDateTime: list.createdAt,
    description: list.description,
    eTag: etag,
    id: list.id,
    lastModifiedDateTime: list.modifiedAt,
    name: list.name,
    webUrl: listUrl(site, list),
    displayName: list.displayName,
    createdBy: identitySet(list.createdBy),
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: list.hidden, template: list.template },
    ...(list.hidden && list.template === 'userInformation' ? { system: {} } : {}),
    ...(columns
      ? { columns: list.columns.map((column) => pick(columnEntity(column, columns.select), columns.select)) }
      : {}),
    ...(items ? { items: expandedItems({ tenant, query: items }, site, list) } : {}),
  };
}

function expandedItems(request: Pick<Context, 'tenant' | 'query'>, site: Site, list: List): Json[] {
  const rows = Object.values(list.rows).slice(0, request.query.top ?? EXPANDED_ITEMS);
  return rows.map((row) => select(itemEntity(request, site, list, row), request.query));
}

function pick(entity: Json, names: readonly string[] | null): Json {
  return names ? Object.fromEntries(Object.entries(entity).filter(([name]) => names.includes(name))) : entity;
}

/** Content type of new rows by template: id and name. */
export function contentTypeOf(list: List, file?: { folder: boolean }): Json {
  if (file?.folder) return { id: `0x0120${compactId(list)}`, name: 'Folder' };
  if (list.template === 'documentLibrary') return { id: `0x0101${compactId(list)}`, name: 'Document' };
  return { id: `0x0100${compactId(list)}`, name: 'Item' };
}

function compactId(list: List): string {
  return `00${list.id.replaceAll('-', '').toUpperCase()}`;
}

/** The listItem entity; `fields` only when expanded. */
export function itemEntity(context: Pick<Context, 'tenant' | 'query'>, site: Site, list: List, row: Row): Json {
  const { tenant, query } = context;
  const etag = etagOf(row);
  const fields = expansion(query, 'fields');
  return {
    '@odata.etag': etag,
    createdDateTime: row.createdAt,
    eTag: etag,
    id: String(row.id),
    lastModifiedDateTime: row.modifiedAt,
    webUrl: row.file
      ? `${listUrl(site, list)}/${encodeURIComponent(row.file.name)}`
      : `${listUrl(site, list)}/${row.id}_.000`,
    createdBy: identitySet(row.createdBy),
    lastModifiedBy: identitySet(row.modifiedBy),
    parentReference: { id: list.id, siteId: site.id },
    contentType: contentTypeOf(list, row.file),
    ...(fields
      ? {
          'fields@odata.context': `${tenant.graphBaseUrl}/$metadata#sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items('${row.id}')/fields/$entity`,
          fields: fieldValueSet({ site, list, row, state: currentState(row) }, fields.select),
        }
      : {}),
  };
}
