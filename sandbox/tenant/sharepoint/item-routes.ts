/**
 * Items of a list: read in pages, create, change, delete, delta, versions.
 */
import { invalidRequest } from '../errors.ts';
import { asObject, isObject, type Json } from '../json.ts';
import { contextUrl, readPage, select } from '../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { fieldValueSet } from './field-read.ts';
import { defaultFields, readFields } from './field-write.ts';
import { readDelta } from './item-delta.ts';
import { checkItemQuery, readRowPath } from './item-query.ts';
import { addRow, changeRow, checkEtag, currentState, type ListDeed, removeRow } from './rows.ts';
import { SITES_READ, SITES_WRITE } from './scopes.ts';
import { itemEntity } from './shapes.ts';
import type { List, Row, Site, Tombstone } from './state.ts';
import { listContext, listOf, rowOf } from './targets.ts';

const ITEMS = '/sites/{site-id}/lists/{list-id}/items';
const ITEM = `${ITEMS}/{listItem-id}`;
const PAGE = { size: 200, max: 5000, above: 'clamp' } as const;

export const ITEM_ROUTES: readonly Route[] = [
  { method: 'GET', path: ITEMS, permissions: SITES_READ, handler: listItems },
  { method: 'POST', path: ITEMS, permissions: SITES_WRITE, handler: createItem },
  { method: 'GET', path: `${ITEMS}/delta`, permissions: SITES_READ, handler: deltaItems },
  { method: 'GET', path: `${ITEMS}/delta(token='{token}')`, permissions: SITES_READ, handler: deltaItems },
  { method: 'GET', path: ITEM, permissions: SITES_READ, handler: getItem },
  { method: 'PATCH', path: ITEM, permissions: SITES_WRITE, handler: patchItem },
  { method: 'DELETE', path: ITEM, permissions: SITES_WRITE, handler: deleteItem },
  { method: 'GET', path: `${ITEM}/fields`, permissions: SITES_READ, handler: getFields },
  { method: 'PATCH', path: `${ITEM}/fields`, permissions: SITES_WRITE, handler: patchFields },
];

function listItems(context: Context): Reply {
  const { site, list, tenant } = listOf(context, 'read');
  const { query } = context;
  checkItemQuery(list, query, context.prefer);
  const page = readPage<Row>(context, {
    rows: Object.values(list.rows),
    limits: PAGE,
    key: (row) => String(row.id),
    read: readRowPath(list),
    shape: (row) => itemEntity(context, site, list, row),
  });
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, `${listContext(site, list)}/items`, query), ...page });
}

function createItem(context: Context): Reply {
  const deed = listOf(context, 'write');
  const { site, list, tenant } = deed;
  const source = asObject(context.body);
  if (source.fields !== undefined && !isObject(source.fields)) throw invalidRequest('Invalid request');
  if (list.template !== 'genericList') throw invalidRequest('Items of this list cannot be created directly.');
  const fields = readFields(site, list, asObject(source.fields));
  const row = addRow(deed, { ...defaultFields(site, list, tenant.clock.iso()), ...fields });
  const body = itemBody(context, deed, row);
  return created(body, { location: `${tenant.graphBaseUrl}${context.path}/${row.id}` });
}

function getItem(context: Context): Reply {
  const { row, ...deed } = rowOf(context, 'read');
  return ok(itemBody(context, deed, row));
}

function itemBody(context: Context, { site, list }: ListDeed, row: Row): Json {
  const { tenant, query } = context;
  const entity = select(itemEntity(context, site, list, row), query);
  return {
    '@odata.context': contextUrl(tenant.graphBaseUrl, `${listContext(site, list)}/items`, query, true),
    ...entity,
  };
}

/** PATCH of the item itself takes `fields` inside; the answer is the item. */
function patchItem(context: Context): Reply {
  const { row, ...deed } = rowOf(context, 'write');
  checkEtag(context.headers['if-match'], row);
  const changes = readFields(deed.site, deed.list, asObject(asObject(context.body).fields));
  if (Object.keys(changes).length > 0) changeRow(deed, row, changes);
  return ok(itemBody(context, deed, row));
}

function patchFields(context: Context): Reply {
  const { row, ...deed } = rowOf(context, 'write');
  checkEtag(context.headers['if-match'], row);
  if (!isObject(context.body)) throw invalidRequest('Invalid request');
  const changes = readFields(deed.site, deed.list, context.body);
  if (Object.keys(changes).length > 0) changeRow(deed, row, changes);
  return fieldsReply(context, deed, row);
}

function getFields(context: Context): Reply {
  const { row, ...deed } = rowOf(context, 'read');
  return fieldsReply(context, deed, row);
}

function fieldsReply({ tenant, query }: Context, { site, list }: ListDeed, row: Row): Reply {
  const path = `${listContext(site, list)}/items('${row.id}')/fields`;
  const values = fieldValueSet({ site, list, row, state: currentState(row) }, query.select);
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, path, query, true), ...values });
}

function deleteItem(context: Context): Reply {
  const { row, ...deed } = rowOf(context, 'write');
  checkEtag(context.headers['if-match'], row);
  removeRow(deed, row);
  return noContent();
}

function deltaItems(context: Context): Reply {
  const { site, list, tenant } = listOf(context, 'read');
  const { query, url } = context;
  const fromPath = /delta\(token='(.*)'\)$/i.exec(decodeURIComponent(url.pathname))?.[1];
  const token = fromPath ?? query.raw.get('token') ?? query.skipToken ?? query.deltaToken;
  const size = Math.max(1, Math.min(query.top ?? PAGE.size, PAGE.max));
  const { changes, link } = readDelta({ tenant, list, url, token, size });
  const value = changes.map((change) =>
    'fields' in change ? select(placedItem(context, site, list, change), query) : deletedItem(change, list.id, site.id),
  );
  return ok({ '@odata.context': `${tenant.graphBaseUrl}/$metadata#Collection(listItem)`, ...link, value });
}

/** Delta alone tells the path an item lies below. */
function placedItem(context: Context, site: Site, list: List, row: Row): Json {
  const parentReference = { id: list.id, path: encodeURIComponent(list.name), siteId: site.id };
  return { ...itemEntity(context, site, list, row), parentReference };
}

function deletedItem({ id, guid }: Tombstone, listId: string, siteId: string): Json {
  return {
    '@odata.etag': `"${guid},0"`,
    id: String(id),
    parentReference: { id: listId, siteId },
    contentType: { id: '0x0100', name: 'Item' },
    deleted: { state: 'deleted' },
  };
}
