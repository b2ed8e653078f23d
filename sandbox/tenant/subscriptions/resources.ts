/**
 * Which resources can be subscribed to: what each needs, how long it lives, which changes it reports.
 * @see https://learn.microsoft.com/graph/api/resources/subscription
 */

import type { Caller, Family } from '../caller.ts';
import { findPerson } from '../directory/people.ts';
import { badRequest, fail } from '../errors.ts';
import { checkMailboxAccess } from '../mailbox-access.ts';
import { checkPermissions, forbidden, type Permissions, permissions } from '../permissions.ts';
import type { Context } from '../route.ts';
import { requireSiteAccess } from '../sharepoint/access.ts';
import { findList, findSite } from '../sharepoint/state.ts';
import type { ChangeType } from '../tenant.ts';

interface Kind {
  pattern: RegExp;
  permissions: Permissions;
  maxMinutes: number;
  family: Family;
  changeTypes: readonly ChangeType[];
  check?(context: Context, match: RegExpExecArray): string;
}

const ANY_CHANGE = ['created', 'updated', 'deleted'] as const;
const MAIL = permissions('Mail.ReadBasic Mail.Read Mail.ReadWrite', 'Mail.ReadBasic.All Mail.Read Mail.ReadWrite');
const CALENDARS = permissions('Calendars.Read Calendars.ReadWrite');
const CONTACTS = permissions('Contacts.Read Contacts.ReadWrite');
// Listening to a list takes the right to write to it.
const LISTS = permissions('Sites.ReadWrite.All Sites.Manage.All Sites.FullControl.All Sites.Selected');
const DRIVES = permissions(
  'Files.ReadWrite Files.ReadWrite.All Sites.ReadWrite.All',
  'Files.ReadWrite.All Sites.ReadWrite.All',
);
const PEOPLE = permissions('User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All');

const OUTLOOK = { family: 'exchange', changeTypes: ANY_CHANGE, maxMinutes: 4230, check: ownMailbox } as const;
const SHAREPOINT = { family: 'files', changeTypes: ['updated'], maxMinutes: 42_300 } as const;

const KINDS: readonly Kind[] = [
  { ...OUTLOOK, pattern: /^users\/([^/]+)\/(mailfolders\/[^/]+\/)?messages$/i, permissions: MAIL },
  {
    ...OUTLOOK,
    pattern: /^users\/([^/]+)\/(calendar\/|calendars\/[^/]+\/)?events(\/[^/]+)?$/i,
    permissions: CALENDARS,
  },
  { ...OUTLOOK, pattern: /^users\/([^/]+)\/contacts$/i, permissions: CONTACTS },
  { ...SHAREPOINT, pattern: /^sites\/([^/]+)\/lists\/([^/]+)$/i, permissions: LISTS, check: writableList },
  { ...SHAREPOINT, pattern: /^drives\/([^/]+)\/root$/i, permissions: DRIVES },
  {
    pattern: /^(users|groups)$/i,
    permissions: PEOPLE,
    maxMinutes: 41_760,
    family: 'directory',
    changeTypes: ANY_CHANGE,
  },
];

/** What a subscription will listen to. */
export interface SubscribedResource {
  target: string;
  maxMinutes: number;
}

/**
 * Reads `resource` and checks that the caller may listen to it.
 *
 * @throws 400 for resources and change types that do not exist, 403 without the right, 404 for what is not there.
 */
export function readResource(
  context: Context,
  resource: string,
  changeTypes: readonly ChangeType[],
): SubscribedResource {
  const path = plainPath(resource, context.caller);
  for (const kind of KINDS) {
    const match = kind.pattern.exec(path);
    if (!match) continue;
    checkPermissions(kind.permissions, context.caller, kind.family);
    const wrong = changeTypes.find((type) => !kind.changeTypes.includes(type));
    if (wrong) throw badRequest(`The change type '${wrong}' is not supported for the resource '${resource}'.`);
    const target = kind.check ? kind.check(context, match) : path;
    return { target: target.toLowerCase(), maxMinutes: kind.maxMinutes };
  }
  throw fail(400, 'InvalidRequest', `Unsupported resource '${resource}' in the subscription.`);
}

/** Without host, version, leading slash and query; keys as segments; `me` as the signed-in person. */
function plainPath(resource: string, caller: Caller): string {
  const path = decodeURI(resource.replace(/\?.*$/, ''))
    .replace(/^https?:\/\/[^/]+/i, '')
    .replace(/^\/*(v1\.0\/)?/i, '')
    .replace(/\('([^']*)'\)/g, '/$1')
    .replace(/\/+$/, '');
  if (!/^me(\/|$)/i.test(path)) return path;
  if (caller.userId === null) throw badRequest("'me' is only valid with delegated authentication flow.");
  return `users/${caller.userId}${path.slice(2)}`;
}

function ownMailbox({ tenant, caller }: Context, match: RegExpExecArray): string {
  const person = findPerson(tenant.store, match[1] ?? '');
  if (!person) throw fail(404, 'ResourceNotFound', `The mailbox '${match[1]}' was not found.`);
  checkMailboxAccess(tenant.store, caller, person);
  // A person's token listens to the person's own mailbox, even where others are shared.
  if (caller.userId !== null && caller.userId !== person.id) throw forbidden('exchange');
  const rest = match[0]
    .split('/')
    .slice(2)
    .join('/')
    .replace(/^calendar\/events/i, 'events');
  return `users/${person.id}/${rest}`;
}

function writableList(context: Context, match: RegExpExecArray): string {
  const site = findSite(context.tenant.store, match[1] ?? '');
  const list = site ? findList(site, match[2] ?? '') : null;
  if (!site || !list) throw fail(404, 'itemNotFound', 'The specified list was not found');
  requireSiteAccess(context, site, 'write');
  return `sites/${site.id}/lists/${list.id}`;
}
