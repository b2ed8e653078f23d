/**
 * Changing an event, a series or one occurrence, and carrying the change to the people invited.
 */
import type { Person } from '../../directory/people.ts';
import { fail } from '../../errors.ts';
import { asString, type Json } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import { mergeExtended } from '../extended-properties.ts';
import { invalidRequest } from '../failures.ts';
import { openMailbox } from '../mailboxes.ts';
import type { Mailbox } from '../state.ts';
import { startOnPattern } from './create-event.ts';
import type { EventFields, Instance, StoredEvent } from './event.ts';
import { changeInstance, eventChanged, forgetOccurrences } from './event-changes.ts';
import { findInstance } from './find-event.ts';
import { updateInvitations } from './invitations.ts';
import { checkJoinLink, makeOnline } from './online.ts';
import { applyEventJson, changedNames } from './read-event.ts';
import { readRecurrence } from './read-recurrence.ts';

/** What only the organizer decides; a guest's own copy keeps category, reminder, status and the like. */
const ORGANIZERS = ['start', 'end', 'attendees', 'recurrence', 'location', 'locations', 'isAllDay', 'hideAttendees'];
/** Changes that nobody else sees. */
const PRIVATE = new Set(['categories', 'showAs', 'isReminderOn', 'reminderMinutesBeforeStart', 'sensitivity']);

/** Applies a PATCH. @throws 400 for what cannot be changed. */
export function updateEvent(tenant: Tenant, owner: Person, at: Instance, body: Json): void {
  const mailbox = openMailbox(tenant, owner);
  const { event, part } = at;
  checkChange(at, body);
  const before = structuredClone(at.fields);
  const fields = structuredClone(at.fields);
  applyEventJson(fields, body);
  const recurrence = part === 0 && 'recurrence' in body ? readRecurrence(body.recurrence, fields) : event.recurrence;
  mergeExtended(event.extended, body);
  const moved = isMoved(before, fields) || JSON.stringify(recurrence) !== JSON.stringify(event.recurrence);
  if (part === 0 && moved && event.recurrence) forgetOccurrences(mailbox, event);
  event.recurrence = recurrence;
  changeInstance(tenant, mailbox, at, part === 0 ? fields : differences(before, fields));
  if (part === 0) settle(tenant, owner, mailbox, event, body);
  if (!event.isOrganizer) return;
  const now = findInstance(mailbox, event.number, part);
  const visible = [...changedNames(body)].some((name) => !PRIVATE.has(name) && name !== 'attendees');
  if (now) updateInvitations(tenant, owner, now, { attendees: before.attendees, moved, visible });
}

function checkChange(at: Instance, body: Json): void {
  const { event, part } = at;
  if (asString(body.transactionId) !== undefined && body.transactionId !== event.transactionId) {
    throw invalidRequest('The transactionId of an event cannot be changed.');
  }
  if (part !== 0 && body.recurrence) throw invalidRequest('An occurrence cannot have a recurrence of its own.');
  if (!event.isOrganizer && ORGANIZERS.some((name) => name in body)) {
    throw fail(
      400,
      'ErrorInvalidRequest',
      "Your request can't be completed. You need to be an organizer to change a meeting.",
    );
  }
}

function isMoved(before: EventFields, after: EventFields): boolean {
  return before.startMs !== after.startMs || before.endMs !== after.endMs || before.isAllDay !== after.isAllDay;
}

function differences(before: EventFields, after: EventFields): Partial<EventFields> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof EventFields]),
    ),
  );
}

/** What follows from a change of the whole: online meeting, first day, answers reset. */
function settle(tenant: Tenant, owner: Person, mailbox: Mailbox, event: StoredEvent, body: Json): void {
  startOnPattern(event);
  makeOnline(tenant, owner, event, body);
  checkJoinLink(tenant, event);
  eventChanged(tenant, mailbox, event);
}
