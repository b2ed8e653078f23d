/**
 * What a meeting does in other people's mailboxes: copies in their calendars, requests, updates, cancellations.
 */
import { findPerson, type Person } from '../../directory/people.ts';
import type { Tenant } from '../../tenant.ts';
import { noExtendedProperties } from '../extended-properties.ts';
import { hasMailbox, openMailbox } from '../mailboxes.ts';
import { sameAddress } from '../recipients.ts';
import type { Mailbox } from '../state.ts';
import { type Attendee, type EventFields, type Instance, NEVER, type StoredEvent } from './event.ts';
import { addEvent, changeInstance, eventChanged, forgetOccurrences } from './event-changes.ts';
import { copyOf, findInstance } from './find-event.ts';
import { sendCancellation, sendRequest } from './meeting-mail.ts';
import { answerForRoom } from './room-answers.ts';

/** The attendees who have a mailbox here, the organizer left out. */
function guestsOf(tenant: Tenant, event: StoredEvent, attendees: readonly Attendee[]): Person[] {
  return attendees.flatMap(({ address }) => {
    const person = findPerson(tenant.store, address);
    return person && hasMailbox(person) && !sameAddress(address, event.organizer.address) ? [person] : [];
  });
}

/** Puts the meeting on everybody's calendar and tells them by mail. */
export function invite(tenant: Tenant, organizer: Person, at: Instance, attendees: readonly Attendee[]): void {
  const invited = attendees.filter(({ address }) => !sameAddress(address, at.event.organizer.address));
  if (invited.length === 0) return;
  const guests = guestsOf(tenant, at.event, invited);
  for (const guest of guests) placeCopy(tenant, guest, at);
  sendRequest(tenant, organizer, at, invited);
  for (const guest of guests) if (guest.kind === 'room') answerForRoom(tenant, guest, at);
}

/** Carries a change to the copies, tells people of it, invites new ones and uninvites those who are gone. */
export function updateInvitations(tenant: Tenant, organizer: Person, at: Instance, before: InvitationChange): void {
  const { fields, event } = at;
  const isIn = (list: readonly Attendee[]) => (one: Attendee) =>
    list.some(({ address }) => sameAddress(address, one.address));
  const gone = before.attendees.filter((one) => !isIn(fields.attendees)(one));
  const added = fields.attendees.filter((one) => !isIn(before.attendees)(one));
  const stayed = fields.attendees.filter(isIn(before.attendees));
  for (const guest of guestsOf(tenant, event, stayed)) placeCopy(tenant, guest, at, before.moved);
  if (before.visible && stayed.length > 0) sendRequest(tenant, organizer, at, stayed);
  if (added.length > 0) invite(tenant, organizer, at, added);
  if (gone.length > 0) withdraw(tenant, organizer, at, gone, '');
}

/** How a meeting looked before a change, and what the change was. */
export interface InvitationChange {
  attendees: readonly Attendee[];
  /** Time or recurrence changed: answers given before no longer count. */
  moved: boolean;
  /** People are told by mail. */
  visible: boolean;
}

/** Calls the meeting off for some of its attendees: their copies stay, marked as cancelled. */
export function withdraw(
  tenant: Tenant,
  organizer: Person,
  at: Instance,
  attendees: readonly Attendee[],
  comment: string,
): void {
  for (const guest of guestsOf(tenant, at.event, attendees)) {
    const mailbox = openMailbox(tenant, guest);
    const copy = copyOf(mailbox, at.event.uid);
    const instance = copy && findInstance(mailbox, copy.number, at.part);
    if (!instance) continue;
    const subject = `Canceled: ${instance.fields.subject}`;
    changeInstance(tenant, mailbox, instance, { isCancelled: true, showAs: 'free', subject, isReminderOn: false });
  }
  sendCancellation(tenant, organizer, at, attendees, comment);
}

/** The copy in a guest's calendar, made or brought up to date. */
function placeCopy(tenant: Tenant, guest: Person, at: Instance, moved = false): void {
  const mailbox = openMailbox(tenant, guest);
  const copy = copyOf(mailbox, at.event.uid);
  if (!copy) {
    addCopy(tenant, guest, mailbox, at);
    return;
  }
  const instance = findInstance(mailbox, copy.number, at.part);
  if (!instance) return;
  const { responseStatus, showAs, categories, isReminderOn, reminderMinutesBeforeStart } = instance.fields;
  const own = { responseStatus, showAs, categories, isReminderOn, reminderMinutesBeforeStart };
  if (at.part === 0) {
    if (moved && copy.recurrence) forgetOccurrences(mailbox, copy);
    copy.recurrence = structuredClone(at.event.recurrence);
    copy.removed = [...at.event.removed];
  }
  changeInstance(tenant, mailbox, instance, { ...guestView(guest, at.fields), ...own, ...(moved ? UNANSWERED : {}) });
}

const UNANSWERED = {
  showAs: 'tentative',
  isCancelled: false,
  responseStatus: { response: 'notResponded', time: NEVER },
} as const satisfies Partial<EventFields>;

function addCopy(tenant: Tenant, guest: Person, mailbox: Mailbox, at: Instance): void {
  const { event } = at;
  const whole = at.part === 0;
  const copy = addEvent(tenant, mailbox, {
    uid: event.uid,
    createdDateTime: tenant.clock.iso(),
    lastModifiedDateTime: tenant.clock.iso(),
    isOrganizer: false,
    organizer: event.organizer,
    fields: { ...guestView(guest, at.fields), ...UNANSWERED, categories: [] },
    recurrence: whole ? structuredClone(event.recurrence) : null,
    overrides: whole ? guestOverrides(guest, event) : {},
    removed: whole ? [...event.removed] : [],
    transactionId: null,
    extended: noExtendedProperties(),
    attachments: structuredClone(event.attachments),
    meetingId: event.meetingId,
  });
  // Outlook keeps the series' uid on a single occurrence that somebody was invited to alone.
  if (!whole) eventChanged(tenant, mailbox, copy);
}

/** The meeting as a guest sees it: hidden attendees see nobody but themselves. */
function guestView(guest: Person, fields: EventFields): EventFields {
  const attendees = fields.hideAttendees
    ? fields.attendees.filter(({ address }) => sameAddress(address, guest.mail ?? ''))
    : fields.attendees;
  // Guests do not learn each other's answers: only the organizer tracks them.
  const untracked = attendees.map((one) => ({ ...one, status: { response: 'none', time: NEVER } as const }));
  return { ...structuredClone(fields), attendees: untracked };
}

function guestOverrides(guest: Person, event: StoredEvent): StoredEvent['overrides'] {
  return Object.fromEntries(
    Object.entries(event.overrides).map(([part, { change, fields }]) => {
      const view = fields.attendees ? guestView(guest, { ...event.fields, ...fields }).attendees : undefined;
      return [part, { change, fields: { ...structuredClone(fields), ...(view ? { attendees: view } : {}) } }];
    }),
  );
}
