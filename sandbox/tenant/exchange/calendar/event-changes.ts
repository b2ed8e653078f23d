/**
 * Putting events into calendars, changing and removing them, with tombstones for delta and notifications.
 */
import type { Tenant } from '../../tenant.ts';
import { announce, nextChange, takeNumber } from '../mailboxes.ts';
import type { Mailbox } from '../state.ts';
import type { EventFields, Instance, StoredEvent } from './event.ts';
import { calendarId } from './find-event.ts';
import { instancesBetween } from './occurrences.ts';

/** An event before the calendar gives it number and change. */
export type NewEvent = Omit<StoredEvent, 'number' | 'change'>;

/** Adds an event to the mailbox's calendar. */
export function addEvent(tenant: Tenant, mailbox: Mailbox, fields: NewEvent): StoredEvent {
  const event: StoredEvent = { ...fields, number: takeNumber(mailbox), change: nextChange(mailbox) };
  mailbox.events[event.number] = event;
  say(tenant, mailbox, event, 'created');
  return event;
}

/** Notes that an event or series has changed. */
export function eventChanged(tenant: Tenant, mailbox: Mailbox, event: StoredEvent): void {
  event.change = nextChange(mailbox);
  event.lastModifiedDateTime = tenant.clock.iso();
  say(tenant, mailbox, event, 'updated');
}

/** Changes the event, or makes the one occurrence differ from its series. */
export function changeInstance(tenant: Tenant, mailbox: Mailbox, at: Instance, fields: Partial<EventFields>): void {
  const { event, part } = at;
  if (part === 0) Object.assign(event.fields, fields);
  else event.overrides[part] = { change: mailbox.change + 1, fields: { ...event.overrides[part]?.fields, ...fields } };
  eventChanged(tenant, mailbox, event);
}

/** Removes the event, or the one occurrence from its series. */
export function removeInstance(tenant: Tenant, mailbox: Mailbox, { event, part }: Instance): void {
  mailbox.goneEvents.push({ change: nextChange(mailbox), from: mailbox.calendar, item: event.number, part });
  if (part === 0) {
    delete mailbox.events[event.number];
    say(tenant, mailbox, event, 'deleted');
    return;
  }
  event.removed.push(part);
  delete event.overrides[part];
  eventChanged(tenant, mailbox, event);
}

const HORIZON_MS = 3 * 366 * 86_400_000;

/** A series that moves takes all its occurrences with it: clients that know them are told that they are gone. */
export function forgetOccurrences(mailbox: Mailbox, event: StoredEvent): void {
  const known = instancesBetween(event, event.fields.startMs, event.fields.startMs + HORIZON_MS);
  const change = mailbox.change + 1;
  const gone = known.map(({ part }) => ({ change, from: mailbox.calendar, item: event.number, part }));
  mailbox.goneEvents.push(...gone);
  event.overrides = {};
  event.removed = [];
}

function say(tenant: Tenant, mailbox: Mailbox, event: StoredEvent, changeType: 'created' | 'updated' | 'deleted') {
  announce(tenant, {
    mailbox,
    kind: 'event',
    changeType,
    place: { item: event.number, folder: mailbox.calendar },
    change: event.change,
    collections: [`calendars/${calendarId(mailbox)}/events`],
  });
}
