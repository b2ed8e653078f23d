/**
 * Carrying mail: into the mailboxes of the tenant, out of the tenant, or back to the sender when nobody is there.
 */
import { DIRECTORY, findPerson, type Person } from '../../directory/people.ts';
import type { Tenant } from '../../tenant.ts';
import { noExtendedProperties } from '../extended-properties.ts';
import { hasMailbox, openMailbox } from '../mailboxes.ts';
import { sameAddress } from '../recipients.ts';
import { EXCHANGE, type Mailbox } from '../state.ts';
import { automaticReply } from './automatic-reply.ts';
import { wellKnownFolder } from './folders.ts';
import { addresseesOf, type MeetingNote, type StoredMessage } from './message.ts';
import { nonDeliveryReport } from './non-delivery.ts';
import { addMessage, type Letter } from './placement.ts';
import { type Authentication, deliveryHeaders } from './transport-headers.ts';

/** Where an address leads. */
export type Destination =
  | { kind: 'mailbox'; person: Person }
  | { kind: 'group'; members: Person[] }
  | { kind: 'unknown' }
  | { kind: 'outside' };

/** Finds out where mail to an address goes. */
export function destinationOf(tenant: Pick<Tenant, 'store'>, address: string): Destination {
  const person = findPerson(tenant.store, address);
  if (person) return hasMailbox(person) ? { kind: 'mailbox', person } : { kind: 'outside' };
  const { people, groups } = tenant.store.slice(DIRECTORY);
  const group = Object.values(groups).find(({ mail }) => mail !== null && sameAddress(mail, address));
  if (group) {
    const members = group.memberIds.flatMap((id) => people[id] ?? []).filter(hasMailbox);
    return { kind: 'group', members };
  }
  const domain = domainOf(address);
  const ours = Object.values(people).some((one) => hasMailbox(one) && domainOf(one.mail ?? '') === domain);
  return { kind: ours ? 'unknown' : 'outside' };
}

function domainOf(address: string): string {
  return (address.split('@').at(-1) ?? '').toLowerCase();
}

/** Sends a message to everybody it names. `sender` gets what comes back. */
export function deliver(tenant: Tenant, sender: Person, letter: Letter): void {
  const failed: string[] = [];
  const reached = new Set<string>();
  for (const address of addresseesOf(letter as StoredMessage)) {
    const destination = destinationOf(tenant, address);
    if (destination.kind === 'unknown') failed.push(address);
    if (destination.kind === 'outside') recordOutside(tenant, sender, letter, address);
    const people =
      destination.kind === 'mailbox' ? [destination.person] : destination.kind === 'group' ? destination.members : [];
    for (const person of people) {
      // Exchange drops duplicates: one copy a mailbox however many ways lead there.
      if (reached.has(person.id)) continue;
      reached.add(person.id);
      deliverTo(tenant, person, letter, {});
      const answer = automaticReply(tenant, person, sender, letter);
      if (answer) deliverTo(tenant, sender, answer, {});
    }
  }
  if (failed.length > 0) deliverTo(tenant, sender, nonDeliveryReport(tenant, sender, letter, failed), {});
}

/** How one copy differs from what was sent. */
export interface DeliveryOptions {
  authentication?: Authentication;
  meeting?: MeetingNote | null;
}

/** Puts a copy into a person's Inbox: unread, with new ids, without what belongs to the sender alone. */
export function deliverTo(tenant: Tenant, person: Person, letter: Letter, options: DeliveryOptions): StoredMessage {
  const mailbox: Mailbox = openMailbox(tenant, person);
  const now = tenant.clock.iso();
  const transport = deliveryHeaders({
    fromAddress: letter.from?.address ?? '',
    toAddress: person.mail ?? '',
    id: tenant.ids.token(9),
    atMs: tenant.clock.now(),
    authentication: options.authentication ?? 'internal',
  });
  const { number: _number, change: _change, folder: _folder, ...fields } = structuredClone(letter);
  return addMessage(tenant, mailbox, wellKnownFolder(mailbox, 'inbox').number, {
    ...fields,
    createdDateTime: now,
    lastModifiedDateTime: now,
    receivedDateTime: now,
    bcc: [],
    mime: letter.mime === null ? null : withoutBcc(letter.mime),
    categories: [],
    flag: { flagStatus: 'notFlagged' },
    isRead: false,
    isDraft: false,
    hiddenFor: 0,
    extended: noExtendedProperties(),
    transport,
    meeting: options.meeting ?? null,
  });
}

/** Kept bytes without the blind copies: nobody else may read who got one. */
function withoutBcc(mime: string): string {
  const whole = Buffer.from(mime, 'base64').toString('latin1');
  const end = whole.search(/\r?\n\r?\n/);
  const head = end < 0 ? whole : whole.slice(0, end);
  const kept = head.replace(/^bcc:.*(?:\r?\n[ \t].*)*(?:\r?\n|$)/gim, '');
  return Buffer.from(kept + whole.slice(head.length), 'latin1').toString('base64');
}

function recordOutside(tenant: Tenant, sender: Person, letter: Letter, to: string): void {
  tenant.store.slice(EXCHANGE).outside.push({
    at: tenant.clock.iso(),
    from: letter.from?.address ?? '',
    to,
    subject: letter.subject,
    internetMessageId: letter.internetMessageId,
    mailboxId: sender.id,
  });
}
