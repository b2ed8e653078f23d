/**
 * The rest of the directory: groups and memberships, objects by id, the organization.
 */
import { resourceNotFound } from '../context.ts';
import { badRequest } from '../errors.ts';
import { asArray, asObject, type Json } from '../json.ts';
import { contextUrl, readPage, select } from '../odata/page.ts';
import { type Context, ok, type Reply, type Route } from '../route.ts';
import { checkAdvancedQuery, searchEntities } from './advanced-query.ts';
import { DIRECTORY, type Group } from './people.ts';
import { READ_GROUPS, READ_MEMBER_OF, READ_MEMBERS, READ_OBJECTS, READ_ORGANIZATION } from './scopes.ts';
import { groupEntity, userObject } from './users.ts';

const PAGE = { size: 100, max: 999, above: 'refuse' } as const;
const MOST_IDS = 1000;
/** Groups came with the tenant. */
const BORN = '2024-01-15T08:00:00Z';

export const OBJECT_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/groups', permissions: READ_GROUPS, handler: listGroups },
  { method: 'GET', path: '/groups/{group-id}', permissions: READ_GROUPS, handler: getGroup },
  { method: 'GET', path: '/groups/{group-id}/members', permissions: READ_MEMBERS, handler: listMembers },
  { method: 'GET', path: '/groups/{group-id}/transitiveMembers', permissions: READ_MEMBERS, handler: listMembers },
  { method: 'GET', path: '/users/{user-id}/memberOf', permissions: READ_MEMBER_OF, handler: listMemberOf },
  { method: 'GET', path: '/directoryObjects/{directoryObject-id}', permissions: READ_OBJECTS, handler: getObject },
  { method: 'POST', path: '/directoryObjects/getByIds', permissions: READ_OBJECTS, handler: getByIds },
  { method: 'GET', path: '/organization', permissions: READ_ORGANIZATION, handler: listOrganization },
  { method: 'GET', path: '/organization/{organization-id}', permissions: READ_ORGANIZATION, handler: getOrganization },
];

function collection(context: Context, path: string, rows: readonly Json[]): Reply {
  const page = readPage(context, { rows, limits: PAGE, key: ({ id }) => String(id), shape: (row) => row });
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, path, context.query), ...page });
}

function single({ tenant, query }: Context, path: string, entity: Json): Reply {
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, path, query, true), ...select(entity, query) });
}

function listGroups(context: Context): Reply {
  checkAdvancedQuery(context);
  const groups = Object.values(context.tenant.store.slice(DIRECTORY).groups);
  const entities = groups.map((group) => groupEntity(group, BORN));
  return collection(context, 'groups', searchEntities(entities, context.query));
}

function groupOf(context: Context): Group {
  const id = context.param('group-id');
  const group = context.tenant.store.slice(DIRECTORY).groups[id.toLowerCase()];
  if (!group) throw resourceNotFound(id);
  return group;
}

function getGroup(context: Context): Reply {
  return single(context, 'groups', groupEntity(groupOf(context), BORN));
}

function listMembers(context: Context): Reply {
  const { people } = context.tenant.store.slice(DIRECTORY);
  const members = groupOf(context).memberIds.flatMap((id) => people[id] ?? []);
  return collection(
    context,
    'directoryObjects',
    members.map((person) => userObject(person, context.query.select)),
  );
}

function listMemberOf(context: Context): Reply {
  const { id } = context.person();
  const groups = Object.values(context.tenant.store.slice(DIRECTORY).groups);
  const mine = groups.filter(({ memberIds }) => memberIds.includes(id));
  return collection(
    context,
    'directoryObjects',
    mine.map((group) => groupObject(group)),
  );
}

function groupObject(group: Group): Json {
  return { '@odata.type': '#microsoft.graph.group', ...groupEntity(group, BORN) };
}

function findObject(context: Context, id: string): Json | null {
  const { people, groups } = context.tenant.store.slice(DIRECTORY);
  const person = people[id.toLowerCase()];
  const group = groups[id.toLowerCase()];
  // A read by id shows more than a list: whether the account is enabled comes along.
  if (person) return { ...userObject(person, context.query.select), accountEnabled: person.accountEnabled };
  return group ? groupObject(group) : null;
}

function getObject(context: Context): Reply {
  const id = context.param('directoryObject-id');
  const found = findObject(context, id);
  if (!found) throw resourceNotFound(id);
  return single(context, 'directoryObjects', found);
}

/** Ids that lead nowhere are passed over in silence. */
function getByIds(context: Context): Reply {
  const { ids, types } = asObject(context.body);
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > MOST_IDS) {
    throw badRequest(`The number of ids must be between 1 and ${MOST_IDS}.`);
  }
  const wanted = asArray(types).map((type) => `#microsoft.graph.${String(type)}`);
  const found = ids
    .flatMap((id): Json[] => [findObject(context, String(id)) ?? []].flat())
    .filter((entity) => wanted.length === 0 || wanted.includes(String(entity['@odata.type'])));
  return collection(context, 'directoryObjects', found);
}

function organization(context: Context): Json {
  const { name, domain } = context.tenant.store.slice(DIRECTORY).organization;
  return {
    id: context.tenant.tenantId,
    deletedDateTime: null,
    businessPhones: ['+44 20 7946 0100'],
    city: 'London',
    country: null,
    countryLetterCode: 'GB',
    createdDateTime: BORN,
    displayName: name,
    assignedPlans: [
      {
        assignedDateTime: BORN,
        capabilityStatus: 'Enabled',
        service: 'exchange',
        servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
      },
    ],
    verifiedDomains: [{ capabilities: 'Email', isDefault: true, isInitial: true, name: domain, type: 'Managed' }],
  };
}

function listOrganization(context: Context): Reply {
  return collection(context, 'organization', [organization(context)]);
}

function getOrganization(context: Context): Reply {
  const id = context.param('organization-id');
  if (id !== context.tenant.tenantId) throw resourceNotFound(id);
  return single(context, 'organization', organization(context));
}
