/**
 * Finding messages of a mailbox by id, and listing those a client may see yet.
 */
import { itemNotFound } from '../failures.ts';
import { readId } from '../mailboxes.ts';
import type { Mailbox } from '../state.ts';
import type { StoredMessage } from './message.ts';

/**
 * The message with that id, ordinary or immutable.
 *
 * @throws 404 when there is none, when it moved and the id was an ordinary one, or when it does not show yet.
 */
export function findMessage(mailbox: Mailbox, id: string): StoredMessage {
  const key = readId(mailbox, 'message', id);
  const message = mailbox.messages[key.item];
  if (!message || (key.folder !== null && key.folder !== message.folder)) throw itemNotFound();
  if (message.hiddenFor > 0) {
    message.hiddenFor -= 1;
    throw itemNotFound();
  }
  return message;
}

/** Messages that show, newest first as lists have them; each listing counts as one look-up of those that do not. */
export function visibleMessages(mailbox: Mailbox): StoredMessage[] {
  const shown: StoredMessage[] = [];
  for (const message of Object.values(mailbox.messages)) {
    if (message.hiddenFor > 0) message.hiddenFor -= 1;
    else shown.push(message);
  }
  return shown.sort((a, b) => compare(b.receivedDateTime, a.receivedDateTime) || b.number - a.number);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
