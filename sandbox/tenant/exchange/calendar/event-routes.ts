/**
 * Routes of events: list, create, read, change, delete, instances; the same below the calendar.
 */
import { asObject } from '../../json.ts';
import { contextUrl, readPage, select } from '../../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../../route.ts';
import { itemNotFound } from '../failures.ts';
import { checkOrder } from '../listing.ts';
import { mailboxOf } from '../mailboxes.ts';
import { EVENTS_READ, EVENTS_WRITE } from '../scopes.ts';
import type { Mailbox } from '../state.ts';
import { createEvent } from './create-event.ts';
import { deleteInstance } from './end-meeting.ts';
import type { Instance } from './event.ts';
import { calendarId, eventId, requireInstance } from './find-event.ts';
import { wholeOf } from './occurrences.ts';
import { eventEntity, eventReplyHeaders, readEvent } from './show-event.ts';
import { updateEvent } from './update-event.ts';
import { readWindow, windowInstances } from './window.ts';

const USER = '/users/{user-id}';
/** Every path that stands for the events of the one calendar. */
export const EVENT_ROOTS = [
  `${USER}/events`,
  `${USER}/calendar/events`,
  `${USER}/calendars/{calendar-id}/events`,
] as const;

/** Event routes. */
export const EVENT_ROUTES: readonly Route[] = EVENT_ROOTS.flatMap((root): Route[] => {
  const one = `${root}/{event-id}`;
  return [
    { method: 'GET', path: root, permissions: EVENTS_READ, mailbox: true, handler: listEvents },
    { method: 'POST', path: root, permissions: EVENTS_WRITE, mailbox: true, handler: postEvent },
    { method: 'GET', path: one, permissions: EVENTS_READ, mailbox: true, handler: getEvent },
    { method: 'PATCH', path: one, permissions: EVENTS_WRITE, mailbox: true, handler: patchEvent },
    { method: 'DELETE', path: one, permissions: EVENTS_WRITE, mailbox: true, handler: deleteEvent },
    { method: 'GET', path: `${one}/instances`, permissions: EVENTS_READ, mailbox: true, handler: listInstances },
  ];
});

/** The mailbox, once the calendar a path names is found to be its own. @throws 404. */
export function calendarMailbox(context: Context): Mailbox {
  const mailbox = mailboxOf(context);
  if (/^\/users\/[^/]+\/calendars[/(]/i.test(context.path) && context.param('calendar-id') !== calendarId(mailbox)) {
    throw itemNotFound();
  }
  return mailbox;
}

/** Context path of the events as the request wrote it. */
export function eventsPath(context: Context, mailbox: Mailbox): string {
  const user = `users('${mailbox.ownerId}')`;
  if (/^\/users\/[^/]+\/calendars[/(]/i.test(context.path)) {
    return `${user}/calendars('${encodeURIComponent(calendarId(mailbox))}')/events`;
  }
  return /^\/users\/[^/]+\/calendar\//i.test(context.path) ? `${user}/calendar/events` : `${user}/events`;
}

/** Members that stay although `$select` does not name them. */
const EVENT_KEPT = ['id', 'singleValueExtendedProperties', 'multiValueExtendedProperties', 'attachments'];

/** An event as a whole reply body. */
function eventReply(context: Context, mailbox: Mailbox, instance: Instance) {
  const url = contextUrl(context.tenant.graphBaseUrl, eventsPath(context, mailbox), context.query, true);
  return { '@odata.context': url, ...select(eventEntity(context, mailbox, instance), context.query, EVENT_KEPT) };
}

/** A page of instances under a context path. */
export function instancesReply(context: Context, mailbox: Mailbox, rows: readonly Instance[], path: string): Reply {
  checkOrder(context.query);
  const page = readPage(context, {
    rows,
    limits: { size: 10, max: 1000, above: 'clamp' },
    key: ({ event, part }) => eventId(mailbox, event.number, part, true),
    shape: (instance) => eventEntity(context, mailbox, instance),
    read: readEvent(mailbox),
    always: EVENT_KEPT,
    maxPageSize: Number(context.prefer.get('odata.maxpagesize')) || undefined,
  });
  const url = contextUrl(context.tenant.graphBaseUrl, path, context.query);
  return ok({ '@odata.context': url, ...page }, eventReplyHeaders(context));
}

/** Single events and masters, the latest made first. */
function listEvents(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  const rows = Object.values(mailbox.events).map(wholeOf).reverse();
  return instancesReply(context, mailbox, rows, eventsPath(context, mailbox));
}

function postEvent(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  const event = createEvent(context.tenant, context.person(), mailbox, asObject(context.body));
  return created(eventReply(context, mailbox, wholeOf(event)), eventReplyHeaders(context));
}

function getEvent(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  const instance = requireInstance(mailbox, context.param('event-id'));
  return ok(eventReply(context, mailbox, instance), eventReplyHeaders(context));
}

function patchEvent(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  const id = context.param('event-id');
  updateEvent(context.tenant, context.person(), requireInstance(mailbox, id), asObject(context.body));
  return ok(eventReply(context, mailbox, requireInstance(mailbox, id)), eventReplyHeaders(context));
}

function deleteEvent(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  deleteInstance(context.tenant, context.person(), requireInstance(mailbox, context.param('event-id')), '');
  return noContent();
}

function listInstances(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  const { event } = requireInstance(mailbox, context.param('event-id'));
  const rows = event.recurrence ? windowInstances([event], readWindow(context)) : [];
  const path = `${eventsPath(context, mailbox)}('${encodeURIComponent(context.param('event-id'))}')/instances`;
  return instancesReply(context, mailbox, rows, path);
}
