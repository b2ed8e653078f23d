/**
 * Making an event: fields, recurrence, online meeting, the promise of the transaction id, invitations.
 */
import { createHash } from 'node:crypto';
import type { Person } from '../../directory/people.ts';
import { fail } from '../../errors.ts';
import { asArray, asString, type Json } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import { attach, readAttachment } from '../attachments.ts';
import { mergeExtended, noExtendedProperties } from '../extended-properties.ts';
import { invalidProperty } from '../failures.ts';
import { asRecipient } from '../mail/draft.ts';
import { EXCHANGE, type Mailbox } from '../state.ts';
import { instantOf, wallOf } from '../zones.ts';
import { type EventFields, NEVER, type StoredEvent } from './event.ts';
import { addEvent, type NewEvent } from './event-changes.ts';
import { newUid } from './ical-uid.ts';
import { invite } from './invitations.ts';
import { wholeOf, zoneOf } from './occurrences.ts';
import { makeOnline } from './online.ts';
import { applyEventJson } from './read-event.ts';
import { readRecurrence } from './read-recurrence.ts';
import { recurrenceDates } from './recurrence.ts';

/** Makes the event, or finds the one the same transaction made before. @throws 400, 409. */
export function createEvent(tenant: Tenant, owner: Person, mailbox: Mailbox, body: Json): StoredEvent {
  const transactionId = asString(body.transactionId) ?? null;
  const earlier = transactionId === null ? null : earlierEvent(tenant, mailbox, transactionId, body);
  if (earlier) return earlier;
  const event = addEvent(tenant, mailbox, newEvent(tenant, owner, body));
  makeOnline(tenant, owner, event, body);
  if (transactionId !== null) mailbox.transactions[transactionId] = { digest: digestOf(body), event: event.number };
  invite(tenant, owner, wholeOf(event), event.fields.attendees);
  return event;
}

function earlierEvent(tenant: Tenant, mailbox: Mailbox, transactionId: string, body: Json): StoredEvent | null {
  const earlier = mailbox.transactions[transactionId];
  if (!earlier) return null;
  const event = mailbox.events[earlier.event];
  if (event && earlier.digest === digestOf(body)) return event;
  throw fail(
    tenant.store.slice(EXCHANGE).knobs.duplicateTransactionStatus,
    'ErrorDuplicateTransactionId',
    "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
  );
}

/** What makes two requests the same: their content, whatever the order of the members. */
function digestOf(body: Json): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, member]) => [name, sorted(member)]),
    );
  };
  return createHash('sha256')
    .update(JSON.stringify(sorted(body)))
    .digest('base64');
}

function newEvent(tenant: Tenant, owner: Person, body: Json): NewEvent {
  if (body.start === undefined || body.end === undefined) {
    throw invalidProperty('At least one property failed validation. An event needs start and end.');
  }
  const now = tenant.clock.iso();
  const fields = emptyFields();
  if (body.isAllDay === true && body.showAs === undefined) fields.showAs = 'free';
  applyEventJson(fields, body);
  const extended = noExtendedProperties();
  mergeExtended(extended, body);
  const event: NewEvent = {
    uid: newUid(tenant.ids.guid(), tenant.clock.now()),
    createdDateTime: now,
    lastModifiedDateTime: now,
    isOrganizer: true,
    organizer: asRecipient(owner),
    fields,
    recurrence: readRecurrence(body.recurrence, fields),
    overrides: {},
    removed: [],
    transactionId: asString(body.transactionId) ?? null,
    extended,
    attachments: [],
    meetingId: null,
  };
  for (const entry of asArray(body.attachments)) attach(event.attachments, readAttachment(entry, now));
  startOnPattern(event);
  return event;
}

/** Outlook moves a series whose first day is not on its pattern to the first day that is. */
export function startOnPattern(event: Pick<StoredEvent, 'fields' | 'recurrence'>): void {
  const { recurrence, fields } = event;
  if (!recurrence) return;
  const zone = zoneOf(event as StoredEvent);
  const wall = wallOf(fields.startMs, zone);
  const [first] = recurrenceDates(recurrence, '9999-12-31');
  if (first === undefined || first === wall.slice(0, 10)) return;
  const moved = instantOf(`${first}T${wall.slice(11)}`, zone);
  if (moved === null) return;
  fields.endMs += moved - fields.startMs;
  fields.startMs = moved;
  recurrence.range.startDate = first;
}

function emptyFields(): EventFields {
  return {
    subject: '',
    bodyType: 'html',
    body: '',
    startMs: 0,
    endMs: 0,
    startZone: 'UTC',
    endZone: 'UTC',
    isAllDay: false,
    location: { displayName: '', locationType: 'default', uniqueIdType: 'unknown', address: {}, coordinates: {} },
    locations: [],
    attendees: [],
    importance: 'normal',
    sensitivity: 'normal',
    showAs: 'busy',
    categories: [],
    isReminderOn: true,
    reminderMinutesBeforeStart: 15,
    responseRequested: true,
    allowNewTimeProposals: true,
    hideAttendees: false,
    isOnlineMeeting: false,
    onlineMeetingProvider: 'unknown',
    onlineMeeting: null,
    isCancelled: false,
    responseStatus: { response: 'organizer', time: NEVER },
  };
}
