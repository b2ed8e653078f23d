/**
 * Where messages lie: adding, moving, copying, deleting, with the tombstones that delta needs and the notifications.
 */
import type { Tenant } from '../../tenant.ts';
import { announce, nextChange, takeNumber } from '../mailboxes.ts';
import type { Mailbox } from '../state.ts';
import { folderCollections } from './folders.ts';
import type { StoredMessage } from './message.ts';

/** A message before the mailbox gives it number and change. */
export type NewMessage = Omit<StoredMessage, 'number' | 'change' | 'folder'>;

/** A message as it leaves the sender, kept there or not. */
export type Letter = NewMessage & Partial<Pick<StoredMessage, 'number' | 'folder' | 'change'>>;

/** Adds a message to a folder. */
export function addMessage(tenant: Tenant, mailbox: Mailbox, folder: number, fields: NewMessage): StoredMessage {
  const message: StoredMessage = { ...fields, number: takeNumber(mailbox), change: nextChange(mailbox), folder };
  mailbox.messages[message.number] = message;
  say(tenant, mailbox, message, 'created');
  return message;
}

/** Notes that a message has changed in place. */
export function messageChanged(tenant: Tenant, mailbox: Mailbox, message: StoredMessage): void {
  message.change = nextChange(mailbox);
  message.lastModifiedDateTime = tenant.clock.iso();
  say(tenant, mailbox, message, 'updated');
}

/** Moves a message: its ordinary id changes, the immutable one stays. */
export function moveMessage(tenant: Tenant, mailbox: Mailbox, message: StoredMessage, folder: number): void {
  leave(tenant, mailbox, message);
  message.folder = folder;
  message.change = nextChange(mailbox);
  message.lastModifiedDateTime = tenant.clock.iso();
  say(tenant, mailbox, message, 'created');
}

/** A copy in another folder, with ids of its own. */
export function copyMessage(tenant: Tenant, mailbox: Mailbox, message: StoredMessage, folder: number): StoredMessage {
  const { number: _number, change: _change, folder: _folder, ...fields } = structuredClone(message);
  return addMessage(tenant, mailbox, folder, { ...fields, createdDateTime: tenant.clock.iso() });
}

/** Deletes a message for good. */
export function purgeMessage(tenant: Tenant, mailbox: Mailbox, message: StoredMessage): void {
  leave(tenant, mailbox, message);
  delete mailbox.messages[message.number];
}

function leave(tenant: Tenant, mailbox: Mailbox, message: StoredMessage): void {
  mailbox.goneMessages.push({ change: nextChange(mailbox), from: message.folder, item: message.number, part: 0 });
  say(tenant, mailbox, message, 'deleted');
}

function say(tenant: Tenant, mailbox: Mailbox, message: StoredMessage, changeType: 'created' | 'updated' | 'deleted') {
  announce(tenant, {
    mailbox,
    kind: 'message',
    changeType,
    place: { item: message.number, folder: message.folder },
    change: message.change,
    collections: folderCollections(mailbox, message.folder),
  });
}
