/**
 * Sites: by id, by path, by search; their columns, content types and grants.
 */
import { invalidRequest } from '../errors.ts';
import { asArray, asObject, asString, type Json } from '../json.ts';
import { contextUrl, readPage, select } from '../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { maySee } from './access.ts';
import { builtInColumns, columnEntity, readColumn } from './columns.ts';
import { COLUMNS_MANAGE, GRANTS_READ, GRANTS_WRITE, SITES_READ } from './scopes.ts';
import { siteEntity } from './shapes.ts';
import { findSiteByPath, type Grant, itemNotFound, type Role, SHAREPOINT, type Site } from './state.ts';
import { siteOf } from './targets.ts';

const PAGE = { size: 200, max: 999, above: 'clamp' } as const;

export const SITE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/sites', permissions: SITES_READ, handler: searchSites },
  { method: 'GET', path: '/sites/{site-id}', permissions: SITES_READ, handler: getSite },
  { method: 'GET', path: "/sites/{site-id}/getByPath(path='{path}')", permissions: SITES_READ, handler: getByPath },
  { method: 'GET', path: '/sites/{site-id}/columns', permissions: SITES_READ, handler: listColumns },
  { method: 'POST', path: '/sites/{site-id}/columns', permissions: COLUMNS_MANAGE, handler: createColumn },
  { method: 'GET', path: '/sites/{site-id}/contentTypes', permissions: SITES_READ, handler: listContentTypes },
  { method: 'GET', path: '/sites/{site-id}/permissions', permissions: GRANTS_READ, handler: listGrants },
  { method: 'POST', path: '/sites/{site-id}/permissions', permissions: GRANTS_WRITE, handler: createGrant },
  { method: 'GET', path: '/sites/{site-id}/permissions/{permission-id}', permissions: GRANTS_WRITE, handler: getGrant },
  {
    method: 'PATCH',
    path: '/sites/{site-id}/permissions/{permission-id}',
    permissions: GRANTS_WRITE,
    handler: changeGrant,
  },
  {
    method: 'DELETE',
    path: '/sites/{site-id}/permissions/{permission-id}',
    permissions: GRANTS_WRITE,
    handler: deleteGrant,
  },
];

/** `?search=words`, or everything the caller may see; applications may list all, people must search. */
function searchSites(context: Context): Reply {
  const { tenant, caller, query } = context;
  const words = (query.raw.get('search') ?? query.search ?? '').replace(/[*"]/g, '').toLowerCase();
  const sites = Object.values(tenant.store.slice(SHAREPOINT).sites).filter(
    (site) => maySee(caller, site) && `${site.displayName} ${site.name}`.toLowerCase().includes(words),
  );
  const page = readPage(context, {
    rows: sites.map(siteEntity),
    limits: PAGE,
    key: (site) => String(site.id),
    shape: (site) => site,
  });
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, 'sites', query), ...page });
}

function getSite(context: Context): Reply {
  return siteReply(context, siteOf(context, 'read'));
}

function getByPath(context: Context): Reply {
  const base = siteOf(context, 'read');
  const [hostname = ''] = base.id.split(',');
  const site = findSiteByPath(
    context.tenant.store,
    hostname,
    `${base.path}/${context.param('path').replace(/^\//, '')}`,
  );
  const fromRoot = site ?? findSiteByPath(context.tenant.store, hostname, context.param('path'));
  if (!fromRoot) throw itemNotFound('Requested site could not be found');
  return siteReply(context, fromRoot);
}

function siteReply({ tenant, query }: Context, site: Site): Reply {
  return ok({
    '@odata.context': contextUrl(tenant.graphBaseUrl, 'sites', query, true),
    ...select(siteEntity(site), query),
  });
}

function listColumns(context: Context): Reply {
  const { tenant, query } = context;
  const site = siteOf(context, 'read');
  const page = readPage(context, {
    rows: [...builtInColumns(), ...site.columns].map((column) => columnEntity(column, query.select)),
    limits: PAGE,
    key: (column) => String(column.id),
    shape: (column) => column,
  });
  return ok({
    '@odata.context': contextUrl(tenant.graphBaseUrl, `sites('${encodeURIComponent(site.id)}')/columns`, query),
    ...page,
  });
}

function createColumn(context: Context): Reply {
  const { tenant, query, body } = context;
  const site = siteOf(context, 'write');
  const column = readColumn(body, tenant.ids);
  site.columns.push(column);
  const path = `sites('${encodeURIComponent(site.id)}')/columns`;
  return created({
    '@odata.context': contextUrl(tenant.graphBaseUrl, path, query, true),
    ...columnEntity(column, null),
  });
}

const CONTENT_TYPES: readonly Json[] = [
  { id: '0x', name: 'System', description: '', group: '_Hidden', hidden: false, readOnly: false, sealed: true },
  {
    id: '0x01',
    name: 'Item',
    description: 'Create a new list item.',
    group: 'List Content Types',
    hidden: false,
    readOnly: false,
    sealed: false,
  },
  {
    id: '0x0101',
    name: 'Document',
    description: 'Create a new document.',
    group: 'Document Content Types',
    hidden: false,
    readOnly: false,
    sealed: false,
  },
  {
    id: '0x0120',
    name: 'Folder',
    description: 'Create a new folder.',
    group: 'Folder Content Types',
    hidden: false,
    readOnly: false,
    sealed: false,
  },
];

function listContentTypes(context: Context): Reply {
  const { tenant, query } = context;
  const site = siteOf(context, 'read');
  const page = readPage(context, {
    rows: CONTENT_TYPES,
    limits: PAGE,
    key: (type) => String(type.id),
    shape: (type) => type,
  });
  return ok({
    '@odata.context': contextUrl(tenant.graphBaseUrl, `sites('${encodeURIComponent(site.id)}')/contentTypes`, query),
    ...page,
  });
}

function listGrants(context: Context): Reply {
  const { tenant, query } = context;
  const site = siteOf(context, 'full');
  const page = readPage(context, {
    rows: site.grants.map(grantEntity),
    limits: PAGE,
    key: (grant) => String(grant.id),
    shape: (grant) => grant,
  });
  return ok({
    '@odata.context': contextUrl(tenant.graphBaseUrl, `sites('${encodeURIComponent(site.id)}')/permissions`, query),
    ...page,
  });
}

function createGrant(context: Context): Reply {
  const { tenant, body } = context;
  const site = siteOf(context, 'full');
  const source = asObject(body);
  const identities = asArray(source.grantedToIdentities ?? source.grantedToIdentitiesV2);
  const application = asObject(asObject(identities[0]).application);
  const clientId = asString(application.id);
  if (clientId === undefined) throw invalidRequest('A permission needs the application it is granted to.');
  const grant: Grant = {
    id: Buffer.from(`aTowaS50fG1zLnNwLmV4dHw${clientId}@${tenant.tenantId}`).toString('base64url'),
    roles: readRoles(source.roles),
    clientId,
    displayName: asString(application.displayName) ?? '',
  };
  site.grants = [...site.grants.filter(({ id }) => id !== grant.id), grant];
  return created({ '@odata.context': grantContext(context, site), ...grantEntity(grant) });
}

const ROLES: readonly string[] = ['read', 'write', 'owner', 'fullcontrol'];

function readRoles(value: unknown): Role[] {
  const roles = asArray(value).map((role) => String(role).toLowerCase());
  const unknown = roles.find((role) => !ROLES.includes(role));
  if (roles.length === 0 || unknown !== undefined)
    throw invalidRequest(`The role '${unknown ?? ''}' is not supported.`);
  return roles as Role[];
}

function getGrant(context: Context): Reply {
  const { site, grant } = grantOf(context);
  return ok({ '@odata.context': grantContext(context, site), ...grantEntity(grant) });
}

function changeGrant(context: Context): Reply {
  const { site, grant } = grantOf(context);
  grant.roles = readRoles(asObject(context.body).roles);
  return ok({ '@odata.context': grantContext(context, site), ...grantEntity(grant) });
}

function deleteGrant(context: Context): Reply {
  const { site, grant } = grantOf(context);
  site.grants = site.grants.filter((other) => other !== grant);
  return noContent();
}

function grantOf(context: Context): { site: Site; grant: Grant } {
  const site = siteOf(context, 'full');
  const grant = site.grants.find(({ id }) => id === context.param('permission-id'));
  if (!grant) throw itemNotFound();
  return { site, grant };
}

function grantContext({ tenant, query }: Context, site: Site): string {
  return contextUrl(tenant.graphBaseUrl, `sites('${encodeURIComponent(site.id)}')/permissions`, query, true);
}

function grantEntity({ id, roles, clientId, displayName }: Grant): Json {
  const identities = [{ application: { displayName, id: clientId } }];
  return { id, roles, grantedToIdentitiesV2: identities, grantedToIdentities: identities };
}
