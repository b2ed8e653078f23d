/**
 * Opening a mailbox, numbering what is in it, and telling the world what changed.
 */
import type { Person } from '../directory/people.ts';
import { fail } from '../errors.ts';
import type { Prefer } from '../prefer.ts';
import type { Context } from '../route.ts';
import type { ChangeType, Tenant } from '../tenant.ts';
import { idMalformed, idOfOtherMailbox, itemNotFound } from './failures.ts';
import { changeKeyOf, formatId, type ItemKey, type ItemKind, parseId } from './item-ids.ts';
import { wellKnownFolders } from './mail/well-known.ts';
import { initialSettings } from './settings.ts';
import { EXCHANGE, type Mailbox } from './state.ts';

/** The mailbox a request's path names. */
export function mailboxOf(context: Pick<Context, 'tenant' | 'person'>): Mailbox {
  return openMailbox(context.tenant, context.person());
}

/** Whether mail to the person stays in the tenant: guests have their mailbox elsewhere. */
export function hasMailbox(person: Person): boolean {
  return person.mail !== null && person.userType === 'Member';
}

/** The person's mailbox, made at first use. @throws 404 when the person has none. */
export function openMailbox(tenant: Pick<Tenant, 'store'>, person: Person): Mailbox {
  const { mailboxes } = tenant.store.slice(EXCHANGE);
  const existing = mailboxes[person.id];
  if (existing) return existing;
  if (!hasMailbox(person)) {
    throw fail(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  }
  const folders = wellKnownFolders();
  const calendar = Object.keys(folders).length + 1;
  const mailbox: Mailbox = {
    ownerId: person.id,
    nextNumber: calendar + 1,
    change: 1,
    folders,
    messages: {},
    goneMessages: [],
    calendar,
    events: {},
    goneEvents: [],
    transactions: {},
    categories: [],
    settings: initialSettings(person),
  };
  mailboxes[person.id] = mailbox;
  return mailbox;
}

/** The next unused number of the mailbox. */
export function takeNumber(mailbox: Mailbox): number {
  return mailbox.nextNumber++;
}

/** Counts a change and returns its number. */
export function nextChange(mailbox: Mailbox): number {
  mailbox.change += 1;
  return mailbox.change;
}

/** Whether the request asked for ids that stay when items move. */
export function wantsImmutable(prefer: Prefer): boolean {
  return prefer.get('idtype')?.toLowerCase() === 'immutableid';
}

/** Header that says which preferences were honoured, for the reply. */
export function preferenceHeaders(prefer: Prefer, ...names: string[]): Record<string, string> {
  const applied = ['idtype', ...names].flatMap((name) => {
    const value = prefer.get(name);
    if (value === undefined) return [];
    return [name === 'idtype' ? `IdType="${value}"` : `${name}="${value}"`];
  });
  return applied.length > 0 ? { 'preference-applied': applied.join(', ') } : {};
}

/** Id of an item as this request wants it. `folder` is where the item lies. */
export function idOf(mailbox: Mailbox, kind: ItemKind, at: IdPlace, immutable: boolean): string {
  const folder = immutable && kind !== 'folder' && kind !== 'calendar' ? null : at.folder;
  return formatId({ kind, mailboxId: mailbox.ownerId, item: at.item, folder, part: at.part ?? 0 });
}

/** Where an item lies, and which part of it is meant. */
export interface IdPlace {
  item: number;
  folder: number;
  part?: number;
}

/** Reads an id that must be of this mailbox and kind. @throws 400 for a foreign or malformed one. */
export function readId(mailbox: Mailbox, kind: ItemKind, id: string): ItemKey {
  const key = parseId(id);
  if (key === null) throw idMalformed();
  if (key.mailboxId !== mailbox.ownerId) throw idOfOtherMailbox(id);
  if (key.kind !== kind) throw itemNotFound();
  return key;
}

/** `changeKey` and `@odata.etag` of a version. */
export function versionOf(mailbox: Mailbox, change: number): { etag: string; changeKey: string } {
  const changeKey = changeKeyOf(mailbox.ownerId, change);
  return { etag: `W/"${changeKey}"`, changeKey };
}

/** One change to tell subscriptions of. */
export interface Announcement {
  mailbox: Mailbox;
  kind: 'message' | 'event';
  changeType: ChangeType;
  place: IdPlace;
  change: number;
  /** Paths below the mailbox that the item is reached by besides `/messages` or `/events`. */
  collections: readonly string[];
}

/** Tells the subscriptions on the item's collections, once for each way to reach it. */
export function announce(tenant: Tenant, said: Announcement): void {
  const { mailbox, kind, place } = said;
  const type = kind === 'message' ? 'Message' : 'Event';
  const user = `/users/${mailbox.ownerId}`;
  const dataFor = (id: string) => ({
    '@odata.type': `#Microsoft.Graph.${type}`,
    '@odata.id': `Users/${mailbox.ownerId}/${type}s/${id}`,
    '@odata.etag': versionOf(mailbox, said.change).etag,
    id,
  });
  const id = idOf(mailbox, kind, place, false);
  const resourceData = dataFor(id);
  const immutableData = dataFor(idOf(mailbox, kind, place, true));
  for (const collection of [`${kind}s`, ...said.collections]) {
    const resource = `${user}/${collection}/${id}`;
    tenant.notifyChange({ resource, changeType: said.changeType, resourceData, immutableData });
  }
}
