/**
 * Sending: a draft that moves to Sent Items and keeps its immutable id, or a message that never was one.
 */

import type { Person } from '../../directory/people.ts';
import { fail } from '../../errors.ts';
import type { Tenant } from '../../tenant.ts';
import { invalidRequest } from '../failures.ts';
import { sameAddress } from '../recipients.ts';
import { EXCHANGE, type Mailbox } from '../state.ts';
import { deliver } from './deliver.ts';
import { asRecipient } from './draft.ts';
import { wellKnownFolder } from './folders.ts';
import type { StoredMessage } from './message.ts';
import { addMessage, moveMessage, type NewMessage } from './placement.ts';

/** Marks a message as sent by its owner now. @throws 400 without recipients, 403 for a foreign sender. */
function seal(tenant: Tenant, owner: Person, message: NewMessage): void {
  if (!message.isDraft) throw invalidRequest('The message is not a draft and cannot be sent.');
  if (message.to.length + message.cc.length + message.bcc.length === 0) {
    throw fail(
      400,
      'ErrorInvalidRecipients',
      'At least one recipient is not valid., A message can not be sent because it contains no recipients.',
    );
  }
  const own = [owner.mail, owner.userPrincipalName];
  if (message.from && !own.some((address) => address && sameAddress(address, message.from?.address ?? ''))) {
    throw fail(
      403,
      'ErrorSendAsDenied',
      'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
    );
  }
  const now = tenant.clock.iso();
  message.from = asRecipient(owner);
  message.sender = asRecipient(owner);
  message.sentDateTime = now;
  message.receivedDateTime = now;
  message.isDraft = false;
  message.isRead = true;
}

/** Sends a stored draft. */
export function sendDraft(tenant: Tenant, owner: Person, mailbox: Mailbox, message: StoredMessage): void {
  seal(tenant, owner, message);
  moveMessage(tenant, mailbox, message, wellKnownFolder(mailbox, 'sentitems').number);
  message.hiddenFor = tenant.store.slice(EXCHANGE).knobs.sentItemMisses;
  deliver(tenant, owner, message);
}

/** Sends a message at once; the copy in Sent Items is optional. */
export function sendNew(tenant: Tenant, owner: Person, mailbox: Mailbox, message: NewMessage, keep: boolean): void {
  seal(tenant, owner, message);
  if (keep) {
    const kept = addMessage(tenant, mailbox, wellKnownFolder(mailbox, 'sentitems').number, structuredClone(message));
    kept.hiddenFor = tenant.store.slice(EXCHANGE).knobs.sentItemMisses;
  }
  deliver(tenant, owner, message);
}
