/**
 * People: list, search, one, hierarchy, photo.
 */

import { resourceNotFound } from '../context.ts';
import { fail } from '../errors.ts';
import { asBoolean, asObject, asString, type Json } from '../json.ts';
import { contextUrl, readPage, select } from '../odata/page.ts';
import { expansion } from '../odata/query.ts';
import { forbidden, permissions } from '../permissions.ts';
import { type Context, noContent, ok, type Reply, type Route } from '../route.ts';
import { checkAdvancedQuery, searchEntities } from './advanced-query.ts';
import { DIRECTORY, findPerson, type Person, savePerson } from './people.ts';
import { LIST_USERS, READ_MANAGER, READ_PHOTO, READ_REPORTS, READ_USER } from './scopes.ts';
import { defaultMembers, fullUser, userEntity, userObject } from './users.ts';

const PAGE = { size: 100, max: 999, above: 'refuse' } as const;
const CHANGE_USER = permissions(
  'User.ReadWrite User.ReadWrite.All Directory.ReadWrite.All',
  'User.ReadWrite.All Directory.ReadWrite.All',
);

export const USER_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/users', permissions: LIST_USERS, handler: listUsers },
  { method: 'GET', path: '/users/{user-id}', permissions: READ_USER, handler: getUser },
  { method: 'PATCH', path: '/users/{user-id}', permissions: CHANGE_USER, handler: changeUser },
  { method: 'GET', path: '/users/{user-id}/manager', permissions: READ_MANAGER, handler: getManager },
  { method: 'GET', path: '/users/{user-id}/directReports', permissions: READ_REPORTS, handler: listReports },
  { method: 'GET', path: '/users/{user-id}/photo', permissions: READ_PHOTO, handler: noPhoto },
  { method: 'GET', path: '/users/{user-id}/photo/$value', permissions: READ_PHOTO, handler: noPhoto },
];

function listUsers(context: Context): Reply {
  const { tenant, query } = context;
  checkAdvancedQuery(context);
  const people = Object.values(tenant.store.slice(DIRECTORY).people);
  const page = readPage(context, {
    rows: searchEntities(
      people.map((person) => withManager(context, person, fullUser(person))),
      query,
    ),
    limits: PAGE,
    key: (user) => String(user.id),
    shape: (user) => (query.select ? user : { ...defaultMembers(user), ...managerPart(user) }),
  });
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, 'users', query), ...page });
}

function managerPart({ manager }: Json): Json {
  return manager === undefined ? {} : { manager };
}

function getUser(context: Context): Reply {
  const { tenant, query } = context;
  const person = context.person();
  requireOwnOrWide(context, person);
  const user = select(withManager(context, person, userEntity(person, query.select)), query);
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, 'users', query, true), ...user });
}

/** User.Read opens the own entry only. */
function requireOwnOrWide({ caller }: Context, person: Person): void {
  const isOwn = caller.userId === person.id;
  if (!isOwn && !LIST_USERS.delegated.some((scope) => caller.permissions.has(scope))) throw forbidden('directory');
}

function withManager({ tenant, query }: Context, person: Person, user: Json): Json {
  const nested = expansion(query, 'manager');
  const manager = nested && person.managerId ? findPerson(tenant.store, person.managerId) : null;
  return nested && manager ? { ...user, manager: select(userObject(manager, nested.select), nested) } : user;
}

function changeUser(context: Context): Reply {
  const person = context.person();
  if (context.caller.userId !== person.id && !context.caller.permissions.has('User.ReadWrite.All')) {
    throw forbidden('directory');
  }
  const source = asObject(context.body);
  savePerson(context.tenant, {
    ...person,
    displayName: asString(source.displayName) ?? person.displayName,
    jobTitle: asString(source.jobTitle) ?? person.jobTitle,
    department: asString(source.department) ?? person.department,
    officeLocation: asString(source.officeLocation) ?? person.officeLocation,
    mobilePhone: asString(source.mobilePhone) ?? person.mobilePhone,
    preferredLanguage: asString(source.preferredLanguage) ?? person.preferredLanguage,
    accountEnabled: asBoolean(source.accountEnabled) ?? person.accountEnabled,
  });
  return noContent();
}

function getManager(context: Context): Reply {
  const { tenant, query } = context;
  const { managerId } = context.person();
  const manager = managerId === null ? null : findPerson(tenant.store, managerId);
  if (!manager) throw resourceNotFound('manager');
  const body = select(userObject(manager, query.select), query);
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, 'directoryObjects', query, true), ...body });
}

function listReports(context: Context): Reply {
  const { tenant, query } = context;
  const { id } = context.person();
  const reports = Object.values(tenant.store.slice(DIRECTORY).people).filter(({ managerId }) => managerId === id);
  const page = readPage(context, {
    rows: reports.map((person) => userObject(person, query.select)),
    limits: PAGE,
    key: (user) => String(user.id),
    shape: (user) => user,
  });
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, 'directoryObjects', query), ...page });
}

function noPhoto(context: Context): Reply {
  context.person();
  throw fail(
    404,
    'ImageNotFound',
    "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.",
  );
}
