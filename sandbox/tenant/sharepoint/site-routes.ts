import { contextUrl, readPage, select } from '../odata/page.ts';
import { type Context, created, ok, type Reply, type Route } from '../route.ts';
import { maySee } from './access.ts';
import { builtInColumns, columnEntity, readColumn } from './columns.ts';
import { COLUMNS_MANAGE, SITES_READ } from './scopes.ts';
import { siteEntity } from './shapes.ts';
import { findSiteByPath, itemNotFound, SHAREPOINT, type Site } from './state.ts';
import { siteOf } from './targets.ts';

const PAGE = { size: 200, max: 999, above: 'clamp' } as const;

export const SITE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/sites', permissions: SITES_READ, handler: searchSites },
  { method: 'GET', path: '/sites/{site-id}', permissions: SITES_READ, handler: getSite },
  { method: 'GET', path: "/sites/{site-id}/getByPath(path='{path}')", permissions: SITES_READ, handler: getByPath },
  { method: 'GET', path: '/sites/{site-id}/columns', permissions: SITES_READ, handler: listColumns },
  { method: 'POST', path: '/sites/{site-id}/columns', permissions: COLUMNS_MANAGE, handler: createColumn },
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
