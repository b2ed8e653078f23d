/**
 * The directory as an area: people, who leads whom, groups, the organization.
 */
import { contextUrl, readPage, select } from '../odata/page.ts';
import { permissions } from '../permissions.ts';
import { type Area, type Context, ok, type Reply } from '../route.ts';
import { DIRECTORY, savePerson } from './people.ts';
import { fullUser, userEntity } from './users.ts';

const READ_USERS = permissions(
  'User.ReadBasic.All User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
);

/** Directory routes. */
export const DIRECTORY_AREA: Area = {
  name: 'directory',
  family: 'directory',
  routes: [
    { method: 'GET', path: '/users', permissions: READ_USERS, handler: listUsers },
    { method: 'GET', path: '/users/{user-id}', permissions: READ_USERS, handler: getUser },
  ],
  seed(tenant, seed) {
    for (const person of seed.people) savePerson(tenant, person);
  },
};

function listUsers(context: Context): Reply {
  const { tenant, query } = context;
  const page = readPage(context, {
    rows: Object.values(tenant.store.slice(DIRECTORY).people).map(fullUser),
    limits: { size: 100, max: 999, above: 'refuse' },
    key: (user) => String(user.id),
    shape: (user) => user,
  });
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, 'users', query), ...page });
}

function getUser(context: Context): Reply {
  const { tenant, query } = context;
  const user = select(userEntity(context.person(), query.select), query);
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, 'users', query, true), ...user });
}
