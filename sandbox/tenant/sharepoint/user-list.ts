/**
 * The hidden User Information List of a site: the numbers that person columns hold are its row ids.
 * People get a row when they first change something on the site; nothing in Graph makes one on request.
 */
import { findPerson, type Person } from '../directory/people.ts';
import type { Ids } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { builtInColumns } from './columns.ts';
import type { Actor, List, Row, Site } from './state.ts';

/** Title of the hidden list. */
const USER_LIST_TITLE = 'User Information List';
/** Row that stands for every application. */
const APP_ROW = 1_073_741_822;

const SYSTEM: Actor = {
  kind: 'app',
  id: '00000003-0000-0ff1-ce00-000000000000',
  displayName: 'System Account',
  email: null,
  row: 1,
};

/** The empty list of a new site. */
export function createUserList(ids: Ids, nowIso: string): List {
  const list: List = {
    id: ids.guid(),
    name: 'users',
    displayName: USER_LIST_TITLE,
    description: 'All people.',
    template: 'userInformation',
    hidden: true,
    createdAt: nowIso,
    createdBy: SYSTEM,
    modifiedAt: nowIso,
    version: 1,
    columns: builtInColumns(true),
    rows: {},
    nextRow: 1,
    changeNumber: 0,
    tombstones: [],
    oldestChange: 0,
  };
  addRow(list, ids, nowIso, { Title: 'System Account', Name: 'SHAREPOINT\\system' });
  list.rows[APP_ROW] = userRow(APP_ROW, ids, nowIso, {
    Title: 'SharePoint App',
    Name: 'i:0i.t|00000003-0000-0ff1-ce00-000000000000|app@sharepoint',
  });
  return list;
}

/** The hidden list of a site. */
export function userListOf(site: Site): List {
  const list = Object.values(site.lists).find(({ template }) => template === 'userInformation');
  if (!list) throw new Error(`Site ${site.path} has no user information list.`);
  return list;
}

/** Row id of a person, made when it is missing. */
export function ensureUserRow(tenant: Pick<Tenant, 'ids' | 'clock'>, site: Site, person: Person): number {
  const list = userListOf(site);
  const login = loginName(person);
  const known = Object.values(list.rows).find((row) => row.fields.Name === login);
  if (known) return known.id;
  return addRow(list, tenant.ids, tenant.clock.iso(), {
    Title: person.displayName,
    Name: login,
    UserName: person.userPrincipalName,
    ...(person.mail ? { EMail: person.mail } : {}),
    ...(person.jobTitle ? { JobTitle: person.jobTitle } : {}),
    ...(person.department ? { Department: person.department } : {}),
  });
}

/** Row id that stands for the author of a change. */
export function actorRow(tenant: Tenant, site: Site, actor: Actor): number {
  const person = actor.kind === 'user' ? findPerson(tenant.store, actor.id) : null;
  return person ? ensureUserRow(tenant, site, person) : APP_ROW;
}

function loginName(person: Person): string {
  return `i:0#.f|membership|${person.userPrincipalName.toLowerCase()}`;
}

function addRow(list: List, ids: Ids, nowIso: string, fields: Record<string, string>): number {
  const id = list.nextRow;
  list.nextRow += 1;
  list.changeNumber += 1;
  list.rows[id] = userRow(id, ids, nowIso, fields);
  return id;
}

function userRow(id: number, ids: Ids, nowIso: string, fields: Record<string, string>): Row {
  return {
    id,
    guid: ids.guid(),
    version: 1,
    fields,
    createdAt: nowIso,
    createdBy: SYSTEM,
    modifiedAt: nowIso,
    modifiedBy: SYSTEM,
    changed: 0,
    versions: [],
  };
}
