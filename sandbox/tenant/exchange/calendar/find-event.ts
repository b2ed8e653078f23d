/**
 * Finding events and occurrences of a mailbox by id, and copies of a meeting in other mailboxes by uid.
 */
import { itemNotFound } from '../failures.ts';
import { idOf, readId } from '../mailboxes.ts';
import type { Mailbox } from '../state.ts';
import type { Instance, StoredEvent } from './event.ts';
import { occurrenceAt, wholeOf } from './occurrences.ts';

/** The event or series an id belongs to. @throws 404. */
export function findEvent(mailbox: Mailbox, id: string): StoredEvent {
  return requireInstance(mailbox, id).event;
}

/** The event, series or occurrence with that id. @throws 404. */
export function requireInstance(mailbox: Mailbox, id: string): Instance {
  const key = readId(mailbox, 'event', id);
  const found = findInstance(mailbox, key.item, key.part);
  if (!found) throw itemNotFound();
  return found;
}

/** The event with that number, or its occurrence; null when there is none. */
export function findInstance(mailbox: Mailbox, number: number, part: number): Instance | null {
  const event = mailbox.events[number];
  if (!event) return null;
  return part === 0 ? wholeOf(event) : occurrenceAt(event, part);
}

/** This mailbox's copy of a meeting. */
export function copyOf(mailbox: Mailbox, uid: string): StoredEvent | null {
  return Object.values(mailbox.events).find((event) => event.uid === uid) ?? null;
}

/** Id of an event or occurrence. */
export function eventId(mailbox: Mailbox, number: number, part: number, immutable: boolean): string {
  return idOf(mailbox, 'event', { item: number, folder: mailbox.calendar, part }, immutable);
}

/** Id of the mailbox's calendar. */
export function calendarId(mailbox: Mailbox): string {
  return idOf(mailbox, 'calendar', { item: mailbox.calendar, folder: 0 }, false);
}
