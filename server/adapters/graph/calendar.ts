/** Calendars through Graph: implements `Calendar`. Everything carries the immutable-id header and speaks UTC. */
import { createHash } from 'node:crypto';
import type { Calendar, CalendarEvent, EventDraft } from '../../ports/calendar.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Graph, GraphAnswer } from './client.ts';
import { readEventChanges } from './event-changes.ts';
import {
  EVENT_PREFER,
  EVENT_SELECT,
  toCalendarEvent,
  toNewEvent,
  toWireChanges,
  type WireEvent,
} from './event-fields.ts';
import { hasKey } from './extended-key.ts';
import { keepJoinBlob } from './join-blob.ts';
import { readSchedules } from './schedules.ts';

/** One mailbox as one actor sees it. */
interface Box {
  readonly graph: Graph;
  readonly actor: Actor;
  readonly mailbox: string;
}

/** The calendars of every mailbox the actor may open. */
export function createGraphCalendar(graph: Graph): Calendar {
  return {
    read: (actor, mailbox, eventId) => readEvent({ graph, actor, mailbox }, eventId),
    changes: (actor, mailbox, range, token) => readEventChanges(graph, actor, mailbox, range, token),
    availability: (actor, organiser, mails, range) => readSchedules(graph, actor, organiser, mails, range),
    book: (actor, organiser, draft) => bookOnce({ graph, actor, mailbox: organiser }, draft),
    findByKey: (actor, organiser, key) => findEvent({ graph, actor, mailbox: organiser }, key),
    update: (actor, organiser, eventId, changes) => updateEvent({ graph, actor, mailbox: organiser }, eventId, changes),
    cancel: (actor, organiser, eventId, comment) => cancelEvent({ graph, actor, mailbox: organiser }, eventId, comment),
  };
}

/** A UUID that follows from our key: the same booking has the same transaction id whoever makes it, and when. */
export function transactionIdOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const eventsPath = (box: Box): string => `/users/${encodeURIComponent(box.mailbox)}/events`;

const eventPath = (box: Box, eventId: string): string => `${eventsPath(box)}/${encodeURIComponent(eventId)}`;

const headers = { Prefer: EVENT_PREFER };

async function readEvent(box: Box, eventId: string): Promise<CalendarEvent> {
  const path = `${eventPath(box, eventId)}?${EVENT_SELECT}`;
  return eventIn(await call(box, { method: 'GET', path }));
}

async function findEvent(box: Box, key: string): Promise<CalendarEvent | null> {
  const path = `${eventsPath(box)}?${EVENT_SELECT}&$top=1&$filter=${encodeURIComponent(hasKey(key))}`;
  const { body } = await call<{ readonly value?: readonly WireEvent[] }>(box, { method: 'GET', path });
  const [found] = body?.value ?? [];
  return found ? toCalendarEvent(found) : null;
}

/** Whatever is unclear after the first try is asked of the calendar by our key; nothing is booked a second time. */
async function bookOnce(box: Box, draft: EventDraft): Promise<CalendarEvent> {
  try {
    const body = toNewEvent(draft, transactionIdOf(draft.key));
    return eventIn(await call(box, { method: 'POST', path: eventsPath(box), body }));
  } catch (error) {
    if (!isPortFailure(error, 'conflict', 'unknown-outcome')) throw error;
    const booked = await findEvent(box, draft.key);
    if (booked) return booked;
    throw error;
  }
}

async function updateEvent(
  box: Box,
  eventId: string,
  changes: Partial<Omit<EventDraft, 'key' | 'isOnlineMeeting'>>,
): Promise<CalendarEvent> {
  const now = await readEvent(box, eventId);
  const body = { ...toWireChanges(changes, now) };
  if (changes.bodyHtml !== undefined)
    body.body = { contentType: 'html', content: keepJoinBlob(changes.bodyHtml, now.bodyHtml, now.joinUrl) };
  // Writing the same values twice leaves the same event, so this may be repeated although it has no etag.
  return eventIn(await call(box, { method: 'PATCH', path: eventPath(box, eventId), body, repeat: 'safe' }));
}

async function cancelEvent(box: Box, eventId: string, comment: string): Promise<void> {
  try {
    await call(box, { method: 'POST', path: `${eventPath(box, eventId)}/cancel`, body: { comment } });
  } catch (error) {
    if (isPortFailure(error, 'not-found')) return;
    if (!isPortFailure(error, 'unknown-outcome') || !(await isGone(box, eventId))) throw error;
  }
}

async function isGone(box: Box, eventId: string): Promise<boolean> {
  try {
    return (await readEvent(box, eventId)).isCancelled;
  } catch (error) {
    if (isPortFailure(error, 'not-found')) return true;
    throw error;
  }
}

const eventIn = (answer: GraphAnswer<unknown>): CalendarEvent => toCalendarEvent(answer.body as WireEvent);

type EventCall = Omit<Parameters<Graph['call']>[0], 'actor' | 'mailbox' | 'headers'>;

const call = <Body>({ graph, actor, mailbox }: Box, request: EventCall): Promise<GraphAnswer<Body>> =>
  graph.call<Body>({ ...request, actor, mailbox, headers });
