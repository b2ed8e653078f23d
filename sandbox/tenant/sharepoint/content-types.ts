/**
 * Content types of sites and lists: the built-in ones, and those a client adds.
 */
import { invalidRequest } from '../errors.ts';
import { asObject, asString, type Json } from '../json.ts';
import { contextUrl, readPage, select } from '../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { COLUMNS_MANAGE, SITES_READ } from './scopes.ts';
import { contentTypeOf } from './shapes.ts';
import { itemNotFound, type Site } from './state.ts';
import { listContext, listOf, siteOf } from './targets.ts';

const PAGE = { size: 200, max: 999, above: 'clamp' } as const;
const SITE = '/sites/{site-id}/contentTypes';
const LIST = '/sites/{site-id}/lists/{list-id}/contentTypes';

export const CONTENT_TYPE_ROUTES: readonly Route[] = [
  { method: 'GET', path: SITE, permissions: SITES_READ, handler: listSiteTypes },
  { method: 'POST', path: SITE, permissions: COLUMNS_MANAGE, handler: createSiteType },
  { method: 'GET', path: `${SITE}/{contentType-id}`, permissions: SITES_READ, handler: getSiteType },
  { method: 'PATCH', path: `${SITE}/{contentType-id}`, permissions: COLUMNS_MANAGE, handler: changeSiteType },
  { method: 'DELETE', path: `${SITE}/{contentType-id}`, permissions: COLUMNS_MANAGE, handler: deleteSiteType },
  { method: 'GET', path: LIST, permissions: SITES_READ, handler: listListTypes },
  { method: 'GET', path: `${LIST}/{contentType-id}`, permissions: SITES_READ, handler: getListType },
];

const BUILT_IN: readonly [id: string, name: string, group: string, base: string, baseName: string][] = [
  ['0x', 'System', '_Hidden', '0x', 'System'],
  ['0x01', 'Item', 'List Content Types', '0x', 'System'],
  ['0x0101', 'Document', 'Document Content Types', '0x01', 'Item'],
  ['0x0120', 'Folder', 'Folder Content Types', '0x01', 'Item'],
  ['0x0120D520', 'Document Set', 'Document Set Content Types', '0x0120', 'Folder'],
];

function entity(id: string, name: string, group: string, base: Json): Json {
  return { id, name, description: '', group, hidden: group === '_Hidden', readOnly: false, sealed: false, base };
}

function typesOf(site: Site): Json[] {
  const builtIn = BUILT_IN.map(([id, name, group, base, baseName]) =>
    entity(id, name, group, { id: base, name: baseName }),
  );
  return [...builtIn, ...site.contentTypes];
}

function collection(context: Context, path: string, rows: readonly Json[]): Reply {
  const page = readPage(context, { rows, limits: PAGE, key: ({ id }) => String(id), shape: (row) => row });
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, path, context.query), ...page });
}

function single({ tenant, query }: Context, path: string, type: Json): Json {
  return { '@odata.context': contextUrl(tenant.graphBaseUrl, path, query, true), ...select(type, query) };
}

function sitePath(site: Site): string {
  return `sites('${encodeURIComponent(site.id)}')/contentTypes`;
}

function listSiteTypes(context: Context): Reply {
  const site = siteOf(context, 'read');
  return collection(context, sitePath(site), typesOf(site));
}

function createSiteType(context: Context): Reply {
  const site = siteOf(context, 'write');
  const source = asObject(context.body);
  const base = typesOf(site).find(({ id }) => id === asObject(source.base).id);
  const name = asString(source.name);
  if (!base || name === undefined) throw invalidRequest('A content type needs a name and an existing base.');
  const id = `${base.id}00${context.tenant.ids.guid().replaceAll('-', '').toUpperCase()}`;
  const group = asString(source.group) ?? 'Custom Content Types';
  const made = {
    ...entity(id, name, group, { id: base.id, name: base.name }),
    description: asString(source.description) ?? '',
  };
  site.contentTypes.push(made);
  return created(single(context, sitePath(site), made));
}

function siteTypeOf(context: Context, need: 'read' | 'write'): { site: Site; type: Json } {
  const site = siteOf(context, need);
  const type = typesOf(site).find(({ id }) => id === context.param('contentType-id'));
  if (!type) throw itemNotFound('The specified content type was not found');
  return { site, type };
}

function getSiteType(context: Context): Reply {
  const { site, type } = siteTypeOf(context, 'read');
  return ok(single(context, sitePath(site), type));
}

function changeSiteType(context: Context): Reply {
  const { site, type } = ownTypeOf(context);
  const { name, description, group } = asObject(context.body);
  Object.assign(type, {
    name: asString(name) ?? type.name,
    description: asString(description) ?? type.description,
    group: asString(group) ?? type.group,
  });
  return ok(single(context, sitePath(site), type));
}

function deleteSiteType(context: Context): Reply {
  const { site, type } = ownTypeOf(context);
  site.contentTypes = site.contentTypes.filter((other) => other !== type);
  return noContent();
}

/** @throws 400 for a built-in type, which nobody changes. */
function ownTypeOf(context: Context): { site: Site; type: Json } {
  const found = siteTypeOf(context, 'write');
  if (!found.site.contentTypes.includes(found.type)) throw invalidRequest('The content type is read-only.');
  return found;
}

function listTypesOf(context: Context): { path: string; types: Json[] } {
  const { site, list } = listOf(context, 'read');
  const { id, name } = contentTypeOf(list);
  const base = list.template === 'documentLibrary' ? { id: '0x0101', name: 'Document' } : { id: '0x01', name: 'Item' };
  const own = entity(String(id), String(name), 'List Content Types', base);
  const folder = entity(String(contentTypeOf(list, { folder: true }).id), 'Folder', 'Folder Content Types', {
    id: '0x0120',
    name: 'Folder',
  });
  return { path: `${listContext(site, list)}/contentTypes`, types: [own, folder] };
}

function listListTypes(context: Context): Reply {
  const { path, types } = listTypesOf(context);
  return collection(context, path, types);
}

function getListType(context: Context): Reply {
  const { path, types } = listTypesOf(context);
  const type = types.find(({ id }) => id === context.param('contentType-id'));
  if (!type) throw itemNotFound('The specified content type was not found');
  return ok(single(context, path, type));
}
