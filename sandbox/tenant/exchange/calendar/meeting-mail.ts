/**
 * The mails a meeting sends: request, cancellation, response; each with its iCalendar text inside.
 */
import { findPerson, type Person } from '../../directory/people.ts';
import type { Tenant } from '../../tenant.ts';
import { asDocument, textToHtml } from '../html-text.ts';
import { deliver, deliverTo, destinationOf } from '../mail/deliver.ts';
import { asRecipient, emptyDraft } from '../mail/draft.ts';
import type { MeetingNote } from '../mail/message.ts';
import type { Letter } from '../mail/placement.ts';
import { openMailbox } from '../mailboxes.ts';
import { type Recipient, sameAddress } from '../recipients.ts';
import type { Attendee, Instance } from './event.ts';
import { copyOf } from './find-event.ts';
import { calendarText } from './ics-text.ts';

/** Tells attendees of the meeting, or of its change. */
export function sendRequest(tenant: Tenant, organizer: Person, at: Instance, to: readonly Attendee[]): void {
  const letter = letterOf(tenant, organizer, at, { subject: at.fields.subject, to });
  spread(tenant, organizer, { ...letter, bodyType: at.fields.bodyType, body: at.fields.body }, at, {
    kind: 'request',
    messageType: 'meetingRequest',
    responseType: null,
    calendarText: calendarText(tenant, at, { method: 'REQUEST', attendees: to }),
  });
}

/** Tells attendees that the meeting is off. */
export function sendCancellation(
  tenant: Tenant,
  organizer: Person,
  at: Instance,
  to: readonly Attendee[],
  comment: string,
): void {
  const letter = letterOf(tenant, organizer, at, { subject: `Canceled: ${at.fields.subject}`, to, comment });
  spread(tenant, organizer, { ...letter, importance: 'high' }, at, {
    kind: 'cancellation',
    messageType: 'meetingCancelled',
    responseType: null,
    calendarText: calendarText(tenant, at, { method: 'CANCEL', attendees: to }),
  });
}

/** Prefix of the subject, message type as the service spells it, and answer. */
const RESPONSES = {
  accepted: ['Accepted', 'meetingAccepted'],
  tentativelyAccepted: ['Tentative', 'meetingTenativelyAccepted'],
  declined: ['Declined', 'meetingDeclined'],
} as const;

/** An answer an attendee can give. */
export type Answer = keyof typeof RESPONSES;

/** Tells the organizer of an attendee's answer. */
export function sendResponse(tenant: Tenant, guest: Person, at: Instance, answer: Answer, comment: string): void {
  const [prefix, messageType] = RESPONSES[answer];
  const to = [at.event.organizer];
  const letter = letterOf(tenant, guest, at, { subject: `${prefix}: ${at.fields.subject}`, to, comment });
  const self: Attendee = {
    ...asRecipient(guest),
    type: 'required',
    status: { response: answer, time: tenant.clock.iso() },
    proposedNewTime: null,
  };
  spread(tenant, guest, letter, at, {
    kind: 'response',
    messageType,
    responseType: answer,
    calendarText: calendarText(tenant, at, { method: 'REPLY', attendees: [self] }),
  });
}

interface LetterPlan {
  subject: string;
  to: readonly Recipient[];
  comment?: string;
}

function letterOf(tenant: Tenant, from: Person, at: Instance, plan: LetterPlan): Letter {
  return {
    ...emptyDraft(tenant, from),
    subject: plan.subject,
    bodyType: 'html',
    body: asDocument(textToHtml(plan.comment ?? '')),
    from: asRecipient(from),
    sender: asRecipient(from),
    to: plan.to.map(({ name, address }) => ({ name, address })),
    importance: at.fields.importance,
    isDraft: false,
    attachments: structuredClone(at.event.attachments),
  };
}

/** Delivers to each mailbox of the tenant with the note about its own copy; the others get plain mail. */
function spread(
  tenant: Tenant,
  sender: Person,
  letter: Letter,
  at: Instance,
  note: Omit<MeetingNote, 'event' | 'part'>,
): void {
  const elsewhere: Recipient[] = [];
  for (const recipient of letter.to) {
    const person = findPerson(tenant.store, recipient.address);
    if (destinationOf(tenant, recipient.address).kind !== 'mailbox' || !person) {
      elsewhere.push(recipient);
      continue;
    }
    const copy = copyOf(openMailbox(tenant, person), at.event.uid);
    const meeting = { ...note, event: copy?.number ?? 0, part: copy?.recurrence ? at.part : 0 };
    deliverTo(tenant, person, letter, { meeting });
  }
  const others = elsewhere.filter(({ address }) => !sameAddress(address, sender.mail ?? ''));
  if (others.length > 0) deliver(tenant, sender, { ...letter, to: others });
}
