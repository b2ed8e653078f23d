/**
 * Lists of a site: find, create, change, delete.
 */
import { fail, invalidRequest } from '../errors.ts';
import { asArray, asObject, asString, type Json } from '../json.ts';
import { contextUrl, readPage, select } from '../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { actorOf } from './access.ts';
import { addColumn } from './column-routes.ts';
import { builtInColumns, readColumn } from './columns.ts';
import { LISTS_MANAGE, SITES_READ } from './scopes.ts';
import { listEntity } from './shapes.ts';
import type { List, Site } from './state.ts';
import { listOf, siteOf } from './targets.ts';

const PAGE = { size: 200, max: 999, above: 'clamp' } as const;
const LISTS = '/sites/{site-id}/lists';

export const LIST_ROUTES: readonly Route[] = [
  { method: 'GET', path: LISTS, permissions: SITES_READ, handler: listLists },
  { method: 'POST', path: LISTS, permissions: LISTS_MANAGE, handler: createList },
  { method: 'GET', path: `${LISTS}/{list-id}`, permissions: SITES_READ, handler: getList },
  { method: 'PATCH', path: `${LISTS}/{list-id}`, permissions: LISTS_MANAGE, handler: changeList },
  { method: 'DELETE', path: `${LISTS}/{list-id}`, permissions: LISTS_MANAGE, handler: deleteList },
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
