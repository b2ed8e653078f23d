/**
 * Lists of a site: find, create, change, delete; their columns and content types.
 */
import { fail, invalidRequest } from '../errors.ts';
import { asArray, asObject, asString, type Json } from '../json.ts';
import { contextUrl, readPage, select } from '../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { actorOf } from './access.ts';
import { builtInColumns, changeColumn, columnEntity, readColumn } from './columns.ts';
import { resetUniqueIndex } from './rows.ts';
import { COLUMNS_MANAGE, LISTS_MANAGE, SITES_READ } from './scopes.ts';
import { listEntity } from './shapes.ts';
import { type Column, itemNotFound, type List, type Site } from './state.ts';
import { listContext, listOf, siteOf } from './targets.ts';

const PAGE = { size: 200, max: 999, above: 'clamp' } as const;
const LISTS = '/sites/{site-id}/lists';
const COLUMN = `${LISTS}/{list-id}/columns/{columnDefinition-id}`;

export const LIST_ROUTES: readonly Route[] = [
  { method: 'GET', path: LISTS, permissions: SITES_READ, handler: listLists },
  { method: 'POST', path: LISTS, permissions: LISTS_MANAGE, handler: createList },
  { method: 'GET', path: `${LISTS}/{list-id}`, permissions: SITES_READ, handler: getList },
  { method: 'PATCH', path: `${LISTS}/{list-id}`, permissions: LISTS_MANAGE, handler: changeList },
  { method: 'DELETE', path: `${LISTS}/{list-id}`, permissions: LISTS_MANAGE, handler: deleteList },
  { method: 'GET', path: `${LISTS}/{list-id}/columns`, permissions: SITES_READ, handler: listColumns },
  { method: 'POST', path: `${LISTS}/{list-id}/columns`, permissions: COLUMNS_MANAGE, handler: createColumn },
  { method: 'GET', path: COLUMN, permissions: SITES_READ, handler: getColumn },
  { method: 'PATCH', path: COLUMN, permissions: COLUMNS_MANAGE, handler: patchColumn },
  { method: 'DELETE', path: COLUMN, permissions: COLUMNS_MANAGE, handler: deleteColumn },
];

function listLists(context: Context): Reply {
  const { tenant, query } = context;
  const site = siteOf(context, 'read');
  // System lists come only to callers who name the `system` facet.
  const wantsSystem = query.select?.includes('system') ?? false;
  const lists = Object.values(site.lists).filter((list) => wantsSystem || !list.hidden);
  const page = readPage(context, {
    rows: lists.map((list) => listEntity(context, site, list)),
    limits: PAGE,
    key: (list) => String(list.id),
    shape: (list) => list,
  });
  return ok({
    '@odata.context': contextUrl(tenant.graphBaseUrl, `sites('${encodeURIComponent(site.id)}')/lists`, query),
    ...page,
  });
}

function getList(context: Context): Reply {
  const { site, list } = listOf(context, 'read');
  return ok(listBody(context, site, list));
}

function listBody(context: Context, site: Site, list: List): Json {
  const { tenant, query } = context;
  const path = `sites('${encodeURIComponent(site.id)}')/lists`;
  return {
    '@odata.context': contextUrl(tenant.graphBaseUrl, path, query, true),
    ...select(listEntity(context, site, list), query),
  };
}

function createList(context: Context): Reply {
  const site = siteOf(context, 'write');
  const source = asObject(context.body);
  const displayName = asString(source.displayName);
  if (displayName === undefined || displayName.trim() === '') {
    throw invalidRequest(
      source.name === undefined
        ? 'One of the provided arguments is not acceptable.'
        : "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    );
  }
  const taken = Object.values(site.lists).some((list) => list.displayName.toLowerCase() === displayName.toLowerCase());
  if (taken) throw fail(409, 'nameAlreadyExists', 'The specified name already exists.');
  const list = newList(context, displayName, source);
  site.lists[list.id] = list;
  return created(listBody(context, site, list));
}

function newList(context: Context, displayName: string, source: Json): List {
  const { tenant, caller } = context;
  const template = asString(asObject(source.list).template) ?? 'genericList';
  if (template !== 'genericList' && template !== 'documentLibrary') {
    throw invalidRequest(`The list template '${template}' is not supported.`);
  }
  const list = emptyList({
    id: tenant.ids.guid(),
    displayName,
    description: asString(source.description) ?? '',
    template,
    nowIso: tenant.clock.iso(),
  });
  list.createdBy = actorOf(tenant.store, caller);
  for (const column of asArray(source.columns)) addColumn(list, readColumn(column, tenant.ids));
  return list;
}

/** What a new list is made from. */
export interface ListPlan {
  id: string;
  displayName: string;
  description: string;
  template: 'genericList' | 'documentLibrary';
  nowIso: string;
}

/** A list without rows; made by the system until somebody else is named. */
export function emptyList({ id, displayName, description, template, nowIso }: ListPlan): List {
  return {
    id,
    name: displayName.replace(/[^\p{L}\p{N} _-]/gu, ''),
    displayName,
    description,
    template,
    hidden: false,
    createdAt: nowIso,
    createdBy: {
      kind: 'app',
      id: '00000003-0000-0ff1-ce00-000000000000',
      displayName: 'System Account',
      email: null,
      row: 1,
    },
    modifiedAt: nowIso,
    version: 1,
    columns: builtInColumns(),
    rows: {},
    nextRow: 1,
    changeNumber: 0,
    tombstones: [],
    oldestChange: 0,
  };
}

function addColumn(list: List, column: Column): void {
  const known = list.columns.find(({ name }) => name.toLowerCase() === column.name.toLowerCase());
  if (known?.name === 'Title' && column.facet === 'text')
    Object.assign(known, { ...column, id: known.id, builtIn: true });
  else if (known) throw fail(409, 'nameAlreadyExists', `A column with the name '${column.name}' already exists.`);
  else list.columns.push(column);
  resetUniqueIndex(list);
}

function changeList(context: Context): Reply {
  const { site, list, tenant } = listOf(context, 'write');
  const source = asObject(context.body);
  list.displayName = asString(source.displayName) ?? list.displayName;
  list.description = asString(source.description) ?? list.description;
  list.version += 1;
  list.modifiedAt = tenant.clock.iso();
  return ok(listBody(context, site, list));
}

function deleteList(context: Context): Reply {
  const { site, list } = listOf(context, 'write');
  if (list.hidden) throw fail(403, 'accessDenied', 'Access denied');
  delete site.lists[list.id];
  return noContent();
}

function listColumns(context: Context): Reply {
  const { site, list, tenant } = listOf(context, 'read');
  const { query } = context;
  const showHidden = query.select?.includes('hidden') ?? false;
  const columns = list.columns.filter((column) => showHidden || !column.hidden);
  const page = readPage(context, {
    rows: columns.map((column) => columnEntity(column, query.select)),
    limits: PAGE,
    key: (column) => String(column.id),
    shape: (column) => column,
  });
  return ok({
    '@odata.context': contextUrl(tenant.graphBaseUrl, `${listContext(site, list)}/columns`, query),
    ...page,
  });
}

function createColumn(context: Context): Reply {
  const { site, list, tenant } = listOf(context, 'write');
  const column = readColumn(context.body, tenant.ids);
  addColumn(list, column);
  return created(columnBody(context, site, list, column));
}

function columnBody({ tenant, query }: Context, site: Site, list: List, column: Column): Json {
  const path = `${listContext(site, list)}/columns`;
  return {
    '@odata.context': contextUrl(tenant.graphBaseUrl, path, query, true),
    ...select(columnEntity(column, query.select), query),
  };
}

function getColumn(context: Context): Reply {
  const { site, list, column } = columnOf(context, 'read');
  return ok(columnBody(context, site, list, column));
}

function patchColumn(context: Context): Reply {
  const { site, list, column } = columnOf(context, 'write');
  changeColumn(column, context.body);
  resetUniqueIndex(list);
  return ok(columnBody(context, site, list, column));
}

function deleteColumn(context: Context): Reply {
  const { list, column } = columnOf(context, 'write');
  if (column.builtIn) throw invalidRequest(`The column '${column.name}' cannot be deleted.`);
  list.columns = list.columns.filter((other) => other !== column);
  return noContent();
}

function columnOf(context: Context, need: 'read' | 'write') {
  const deed = listOf(context, need);
  const wanted = context.param('columnDefinition-id');
  const column = deed.list.columns.find(({ id, name }) => id === wanted.toLowerCase() || name === wanted);
  if (!column) throw itemNotFound('The specified column was not found');
  return { ...deed, column };
}
