/**
 * Who may do what on a site: rights of people, grants to applications with a Selected scope, and their intersection.
 * Which scope opens which route is the route's own matter.
 * @see https://learn.microsoft.com/graph/permissions-selected-overview
 */

import type { Caller } from '../caller.ts';
import { findPerson } from '../directory/people.ts';
import { findApplication } from '../login/applications.ts';
import { forbidden } from '../permissions.ts';
import type { Context } from '../route.ts';
import type { Store } from '../store.ts';
import type { Actor, Role, Site } from './state.ts';

/** What a request needs of its site. */
export type Need = 'read' | 'write' | 'full';

const LEVEL: Readonly<Record<Need, number>> = { read: 1, write: 2, full: 3 };
const ROLE_LEVEL: Readonly<Record<Role, number>> = { read: 1, write: 2, owner: 3, fullcontrol: 3 };
const SITE_SCOPES: Readonly<Record<string, number>> = {
  'Sites.Read.All': 1,
  'Sites.ReadWrite.All': 2,
  'Sites.Manage.All': 2,
  'Sites.FullControl.All': 3,
};
const FILE_SCOPES: Readonly<Record<string, number>> = {
  'Files.Read': 1,
  'Files.Read.All': 1,
  'Files.ReadWrite': 2,
  'Files.ReadWrite.All': 2,
};

/** @param files the route is a drive's, where Files scopes count as well. @throws 403 accessDenied. */
export function requireSiteAccess(context: Context, site: Site, need: Need, files = false): void {
  const { caller } = context;
  const byScope = Math.max(wideLevel(caller, files), selectedLevel(caller, site));
  const byPerson = caller.userId === null ? LEVEL.full : personLevel(site, caller.userId);
  if (Math.min(byScope, byPerson) < LEVEL[need]) throw forbidden('files');
}

/** Whether the caller may see the site at all, for searches and collections of sites. */
export function maySee(caller: Caller, site: Site): boolean {
  const byScope = Math.max(wideLevel(caller, true), selectedLevel(caller, site));
  const byPerson = caller.userId === null ? LEVEL.full : personLevel(site, caller.userId);
  return Math.min(byScope, byPerson) > 0;
}

function wideLevel(caller: Caller, files: boolean): number {
  const scopes = files ? { ...SITE_SCOPES, ...FILE_SCOPES } : SITE_SCOPES;
  return Math.max(0, ...[...caller.permissions].map((name) => scopes[name] ?? 0));
}

function selectedLevel(caller: Caller, site: Site): number {
  if (!caller.permissions.has('Sites.Selected')) return 0;
  const roles = site.grants.filter(({ clientId }) => clientId === caller.appId).flatMap((grant) => grant.roles);
  return Math.max(0, ...roles.map((role) => ROLE_LEVEL[role]));
}

function personLevel(site: Site, personId: string): number {
  if (site.owners.includes(personId)) return 3;
  if (site.writers.includes(personId)) return 2;
  return site.readers.includes(personId) ? 1 : 0;
}

/** Who the change will be attributed to, not yet known to any site's user list. */
export function actorOf(store: Store, caller: Caller): Actor {
  const person = caller.userId === null ? null : findPerson(store, caller.userId);
  if (person) return { kind: 'user', id: person.id, displayName: person.displayName, email: person.mail, row: 0 };
  const application = findApplication(store, caller.appId);
  return {
    kind: 'app',
    id: caller.appId,
    displayName: application?.displayName ?? 'SharePoint App',
    email: null,
    row: 0,
  };
}

/** The actor as an identitySet. */
export function identitySet(actor: Actor): Record<string, unknown> {
  if (actor.kind === 'app') return { application: { id: actor.id, displayName: actor.displayName } };
  const email = actor.email === null ? {} : { email: actor.email };
  return { user: { ...email, id: actor.id, displayName: actor.displayName } };
}
