/**
 * Answers to invitations: what they do to the guest's copy and to the organizer's list.
 */
import { findPerson, type Person } from '../../directory/people.ts';
import type { Json } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import { hasMailbox, openMailbox } from '../mailboxes.ts';
import { sameAddress } from '../recipients.ts';
import type { Attendee, Instance } from './event.ts';
import { changeInstance, removeInstance } from './event-changes.ts';
import { copyOf, findInstance } from './find-event.ts';
import { type Answer, sendResponse } from './meeting-mail.ts';

/** One answer with what came along. */
export interface GivenAnswer {
  answer: Answer;
  comment: string;
  /** False keeps the answer to the guest: neither mail nor tracking. */
  tell: boolean;
  proposedNewTime: Json | null;
}

const SHOWS: Readonly<Record<Answer, string>> = {
  accepted: 'busy',
  tentativelyAccepted: 'tentative',
  declined: 'free',
};

/** Gives the guest's answer. A declined meeting leaves the calendar, as it does in Outlook. */
export function answerMeeting(tenant: Tenant, guest: Person, at: Instance, given: GivenAnswer): void {
  const mailbox = openMailbox(tenant, guest);
  const status = { response: given.answer, time: tenant.clock.iso() };
  if (given.answer === 'declined') removeInstance(tenant, mailbox, at);
  else changeInstance(tenant, mailbox, at, { responseStatus: status, showAs: SHOWS[given.answer] });
  if (!given.tell) return;
  track(tenant, guest, at, { status, proposedNewTime: given.proposedNewTime });
  sendResponse(tenant, guest, at, given.answer, given.comment);
}

function track(
  tenant: Tenant,
  guest: Person,
  at: Instance,
  answer: Pick<Attendee, 'status' | 'proposedNewTime'>,
): void {
  const organizer = findPerson(tenant.store, at.event.organizer.address);
  if (!organizer || !hasMailbox(organizer)) return;
  const mailbox = openMailbox(tenant, organizer);
  const original = copyOf(mailbox, at.event.uid);
  const instance = original && findInstance(mailbox, original.number, original.recurrence ? at.part : 0);
  if (!instance) return;
  const isGuest = ({ address }: Attendee) =>
    sameAddress(address, guest.mail ?? '') || sameAddress(address, guest.userPrincipalName);
  const attendees = instance.fields.attendees.map((one) => (isGuest(one) ? { ...one, ...answer } : one));
  changeInstance(tenant, mailbox, instance, { attendees });
}
