/**
 * SharePoint as an area: sites, lists, items, libraries, and a looking-glass for tests.
 */

import type { Seed, SiteSeed } from '../../seed/seed.ts';
import { findPerson } from '../directory/people.ts';
import { guidFromName } from '../ids.ts';
import { asString, type Json } from '../json.ts';
import { findApplication } from '../login/applications.ts';
import { type Area, type Context, noContent, ok, type Reply } from '../route.ts';
import type { Tenant } from '../tenant.ts';
import { COLUMN_ROUTES } from './column-routes.ts';
import { CONTENT_TYPE_ROUTES } from './content-types.ts';
import { DRIVE_OPEN_ROUTES, DRIVE_ROUTES } from './drive/routes.ts';
import { GRANT_ROUTES } from './grant-routes.ts';
import { ITEM_ROUTES } from './item-routes.ts';
import { emptyList, LIST_ROUTES } from './list-routes.ts';
import { SITE_ROUTES } from './site-routes.ts';
import { findList, findSite, itemNotFound, SHAREPOINT, type Site } from './state.ts';
import { createUserList, ensureUserRow } from './user-list.ts';
import { VERSION_ROUTES } from './version-routes.ts';

export const SHAREPOINT_AREA: Area = {
  name: 'sharepoint',
  family: 'files',
  routes: [
    ...SITE_ROUTES,
    ...GRANT_ROUTES,
    ...CONTENT_TYPE_ROUTES,
    ...LIST_ROUTES,
    ...COLUMN_ROUTES,
    ...ITEM_ROUTES,
    ...VERSION_ROUTES,
    ...DRIVE_ROUTES,
  ],
  openRoutes: DRIVE_OPEN_ROUTES,
  controlRoutes: [
    { method: 'GET', path: '/sandbox/lists', handler: showLists },
    { method: 'POST', path: '/sandbox/lists/{list-id}/forget-changes', handler: forgetChanges },
  ],
  seed: plantSites,
};

function plantSites(tenant: Tenant, seed: Seed): void {
  const sharepoint = tenant.store.slice(SHAREPOINT);
  sharepoint.hostname = `${seed.domain.split('.')[0]}.sharepoint.example`;
  for (const plan of seed.sites) {
    const site = newSite(tenant, plan, sharepoint.hostname);
    sharepoint.sites[site.id] = site;
    // Owners were added one by one and so have a row; members come through a group and have none until they act.
    for (const id of site.owners) {
      const person = findPerson(tenant.store, id);
      if (person) ensureUserRow(tenant, site, person);
    }
  }
}

function newSite(tenant: Tenant, plan: SiteSeed, hostname: string): Site {
  const nowIso = tenant.clock.iso();
  const userList = createUserList(tenant.ids, nowIso);
  const library = emptyList({
    id: guidFromName(`library:${plan.path}`),
    displayName: 'Documents',
    description: '',
    template: 'documentLibrary',
    nowIso,
  });
  library.name = 'Shared Documents';
  const [founder] = plan.owners.flatMap((id) => findPerson(tenant.store, id) ?? []);
  if (founder) {
    library.createdBy = { kind: 'user', id: founder.id, displayName: founder.displayName, email: founder.mail, row: 2 };
  }
  return {
    id: `${hostname},${guidFromName(`site:${plan.path}`)},${guidFromName(`web:${plan.path}`)}`,
    path: plan.path,
    name: plan.path.split('/').at(-1) ?? '',
    displayName: plan.displayName,
    description: '',
    createdAt: nowIso,
    modifiedAt: nowIso,
    timeZone: plan.timeZone,
    owners: plan.owners,
    writers: plan.writers,
    readers: plan.readers,
    grants: plan.grants.map(({ clientId, role }) => ({
      id: guidFromName(`grant:${plan.path}:${clientId}`),
      roles: [role],
      clientId,
      displayName: findApplication(tenant.store, clientId)?.displayName ?? '',
    })),
    columns: [],
    contentTypes: [],
    lists: { [userList.id]: userList, [library.id]: library },
  };
}

/** Every site with its lists and their rows, as they lie in the store. `?site=` and `?list=` narrow it down. */
function showLists({ tenant, query }: Context): Reply {
  const wantedSite = asString(query.raw.get('site'));
  const wantedList = asString(query.raw.get('list'));
  const sites = Object.values(tenant.store.slice(SHAREPOINT).sites).filter(
    (site) => wantedSite === undefined || site === findSite(tenant.store, wantedSite) || site.path === wantedSite,
  );
  return ok({
    value: sites.map((site) => ({
      id: site.id,
      path: site.path,
      displayName: site.displayName,
      grants: site.grants,
      lists: Object.values(site.lists)
        .filter((list) => wantedList === undefined || list === findList(site, wantedList))
        .map(
          ({ id, displayName, template, hidden, columns, rows }): Json => ({
            id,
            displayName,
            template,
            hidden,
            columns: columns.filter(({ builtIn }) => !builtIn).map(({ name }) => name),
            items: Object.values(rows).map((row) => ({
              id: row.id,
              version: row.version,
              fields: row.fields,
              file: row.file,
            })),
          }),
        ),
    })),
  });
}

/** Cuts a list's change log, so that every delta token handed out so far is answered with 410. */
function forgetChanges({ tenant, param }: Context): Reply {
  for (const site of Object.values(tenant.store.slice(SHAREPOINT).sites)) {
    const list = findList(site, param('list-id'));
    if (!list) continue;
    list.changeNumber += 1;
    list.oldestChange = list.changeNumber;
    list.tombstones = [];
    return noContent();
  }
  throw itemNotFound('The specified list was not found');
}
