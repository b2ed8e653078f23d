/**
 * The directory as an area: people, who leads whom, groups, the organization.
 */
import type { Area } from '../route.ts';
import { OBJECT_ROUTES } from './object-routes.ts';
import { DIRECTORY, savePerson } from './people.ts';
import { DELTA_USERS } from './scopes.ts';
import { deltaUsers } from './user-delta.ts';
import { USER_ROUTES } from './user-routes.ts';

/** Directory routes. */
export const DIRECTORY_AREA: Area = {
  name: 'directory',
  family: 'directory',
  routes: [
    ...USER_ROUTES,
    { method: 'GET', path: '/users/delta', permissions: DELTA_USERS, handler: deltaUsers },
    ...OBJECT_ROUTES,
  ],
  seed(tenant, seed) {
    const directory = tenant.store.slice(DIRECTORY);
    directory.organization = { name: seed.organizationName, domain: seed.domain };
    for (const person of seed.people) savePerson(tenant, person);
    for (const group of seed.groups) directory.groups[group.id] = { ...group, mail: null };
  },
};
