/**
 * Columns of a list: read, add, change, delete.
 */
import { fail, invalidRequest } from '../errors.ts';
import type { Json } from '../json.ts';
import { contextUrl, readPage, select } from '../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { changeColumn, columnEntity, readColumn } from './columns.ts';
import { resetUniqueIndex } from './rows.ts';
import { COLUMNS_MANAGE, SITES_READ } from './scopes.ts';
import { type Column, itemNotFound, type List, type Site } from './state.ts';
import { listContext, listOf } from './targets.ts';

const PAGE = { size: 200, max: 999, above: 'clamp' } as const;
const COLUMNS = '/sites/{site-id}/lists/{list-id}/columns';
const COLUMN = `${COLUMNS}/{columnDefinition-id}`;

export const COLUMN_ROUTES: readonly Route[] = [
  { method: 'GET', path: COLUMNS, permissions: SITES_READ, handler: listColumns },
  { method: 'POST', path: COLUMNS, permissions: COLUMNS_MANAGE, handler: createColumn },
  { method: 'GET', path: COLUMN, permissions: SITES_READ, handler: getColumn },
  { method: 'PATCH', path: COLUMN, permissions: COLUMNS_MANAGE, handler: patchColumn },
  { method: 'DELETE', path: COLUMN, permissions: COLUMNS_MANAGE, handler: deleteColumn },
];

/** Adds a column; a text column named Title takes the place of the built-in one. @throws 409 for a taken name. */
export function addColumn(list: List, column: Column): void {
  const known = list.columns.find(({ name }) => name.toLowerCase() === column.name.toLowerCase());
  if (known?.name === 'Title' && column.facet === 'text')
    Object.assign(known, { ...column, id: known.id, builtIn: true });
  else if (known) throw fail(409, 'nameAlreadyExists', `A column with the name '${column.name}' already exists.`);
  else list.columns.push(column);
  resetUniqueIndex(list);
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
