/**
 * Grants of a site to applications with a Selected scope. Only applications with full control hand them out.
 * @see https://learn.microsoft.com/graph/api/site-post-permissions
 */
import { invalidRequest } from '../errors.ts';
import { asArray, asObject, asString, type Json } from '../json.ts';
import { contextUrl, readPage } from '../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { GRANTS_READ, GRANTS_WRITE } from './scopes.ts';
import { type Grant, itemNotFound, type Role, type Site } from './state.ts';
import { siteOf } from './targets.ts';

const PAGE = { size: 200, max: 999, above: 'clamp' } as const;

export const GRANT_ROUTES: readonly Route[] = [
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
