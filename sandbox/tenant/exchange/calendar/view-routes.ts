/**
 * Calendars and calendar views, and the change tracking of views and of events.
 * @see https://learn.microsoft.com/graph/delta-query-events
 */
import type { Json } from '../../json.ts';
import { contextUrl, readPage, select } from '../../odata/page.ts';
import { type Context, ok, type Reply, type Route } from '../../route.ts';
import { type DeltaRow, deltaPage } from '../delta.ts';
import { invalidQuery } from '../failures.ts';
import { asRecipient } from '../mail/draft.ts';
import { mailboxOf, versionOf, wantsImmutable } from '../mailboxes.ts';
import { EVENTS_READ } from '../scopes.ts';
import type { Mailbox } from '../state.ts';
import type { Instance } from './event.ts';
import { calendarMailbox, eventsPath, instancesReply } from './event-routes.ts';
import { calendarId, eventId } from './find-event.ts';
import { wholeOf } from './occurrences.ts';
import { eventEntity, eventReplyHeaders } from './show-event.ts';
import { readWindow, windowInstances, windowOf } from './window.ts';

const USER = '/users/{user-id}';
const CALENDARS = [`${USER}/calendar`, `${USER}/calendars/{calendar-id}`];
const VIEWS = [USER, ...CALENDARS].map((root) => `${root}/calendarView`);
const EVENT_DELTAS = [USER, ...CALENDARS].map((root) => `${root}/events/delta`);

function route(path: string, handler: (context: Context) => Reply): Route {
  return { method: 'GET', path, permissions: EVENTS_READ, mailbox: true, handler };
}

/** Calendar, view and delta routes. */
export const VIEW_ROUTES: readonly Route[] = [
  route(`${USER}/calendars`, listCalendars),
  ...CALENDARS.map((path) => route(path, getCalendar)),
  ...VIEWS.map((path) => route(path, viewCalendar)),
  ...VIEWS.map((path) => route(`${path}/delta`, viewDelta)),
  ...EVENT_DELTAS.map((path) => route(path, eventDelta)),
];

function calendarEntity(context: Context, mailbox: Mailbox): Json {
  const { name, address } = asRecipient(context.person());
  return {
    id: calendarId(mailbox),
    name: 'Calendar',
    color: 'auto',
    hexColor: '',
    isDefaultCalendar: true,
    changeKey: versionOf(mailbox, 1).changeKey,
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: true,
    isRemovable: false,
    owner: { name, address },
  };
}

function listCalendars(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const page = readPage(context, {
    rows: [calendarEntity(context, mailbox)],
    limits: { size: 10, max: 1000, above: 'clamp' },
    key: (calendar) => String(calendar.id),
    shape: (calendar) => calendar,
    always: ['id'],
  });
  const url = contextUrl(context.tenant.graphBaseUrl, `users('${mailbox.ownerId}')/calendars`, context.query);
  return ok({ '@odata.context': url, ...page });
}

/** The default calendar answers as a member of the list, by whichever path it was asked for. */
function getCalendar(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  const path = /\/calendar$/i.test(context.path) ? 'calendar' : 'calendars';
  const url = contextUrl(context.tenant.graphBaseUrl, `users('${mailbox.ownerId}')/${path}`, context.query, true);
  return ok({ '@odata.context': url, ...select(calendarEntity(context, mailbox), context.query, ['id']) });
}

function viewCalendar(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  const rows = windowInstances(Object.values(mailbox.events), readWindow(context));
  const path = eventsPath(context, mailbox).replace(/events$/, 'calendarView');
  return instancesReply(context, mailbox, rows, path);
}

function viewDelta(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  return deltaReply(context, mailbox, 'view', (options) => {
    const window = windowOf(options);
    const events = Object.values(mailbox.events);
    const inside = windowInstances(events, window);
    const seen = new Set(inside.map(({ event }) => event));
    const masters = events.filter((event) => event.recurrence && seen.has(event)).map(wholeOf);
    // What has changed but lies outside is told as deleted, whether the client ever saw it or not.
    const outside = events.filter((event) => !event.recurrence && !seen.has(event));
    return [
      ...[...masters, ...inside].map((instance) => liveRow(context, mailbox, instance)),
      ...outside.map((event) => goneRow(context, mailbox, event.change, event.number, 0)),
      ...goneRows(context, mailbox),
    ];
  });
}

/** Masters and single events, as `/events` lists them. */
function eventDelta(context: Context): Reply {
  const mailbox = calendarMailbox(context);
  return deltaReply(context, mailbox, 'events', () => [
    ...Object.values(mailbox.events).map((event) => liveRow(context, mailbox, wholeOf(event))),
    ...goneRows(context, mailbox).filter((_row, at) => mailbox.goneEvents[at]?.part === 0),
  ]);
}

type Rows = (options: ReadonlyMap<string, string>) => DeltaRow[];

function deltaReply(context: Context, mailbox: Mailbox, name: string, rows: Rows): Reply {
  if (context.query.filter || context.query.orderBy.length > 0 || (name === 'view' && context.query.select)) {
    throw invalidQuery(
      "The following parameters are not supported with change tracking over the 'CalendarView' resource: '$orderby, $filter, $select, $expand, $search'.",
    );
  }
  const page = deltaPage(context, { scope: `${name}:${mailbox.ownerId}`, upTo: mailbox.change, rows });
  const url = `${context.tenant.graphBaseUrl}/$metadata#Collection(event)`;
  return ok({ '@odata.context': url, ...page }, eventReplyHeaders(context));
}

function liveRow(context: Context, mailbox: Mailbox, instance: Instance): DeltaRow {
  const { event, part, type, change } = instance;
  const id = eventId(mailbox, event.number, part, wantsImmutable(context.prefer));
  const shape = () => {
    const entity: Json = { '@odata.type': '#microsoft.graph.event', ...eventEntity(context, mailbox, instance) };
    return type === 'occurrence' ? stub(entity) : entity;
  };
  return { change, id, shape };
}

/** Plain occurrences come with times only: the rest is the master's. */
function stub(entity: Json): Json {
  const kept = ['@odata.type', '@odata.etag', 'id', 'seriesMasterId', 'type', 'start', 'end'];
  return Object.fromEntries(kept.map((name) => [name, entity[name]]));
}

function goneRow(context: Context, mailbox: Mailbox, change: number, item: number, part: number): DeltaRow {
  return { change, id: eventId(mailbox, item, part, wantsImmutable(context.prefer)), shape: null };
}

function goneRows(context: Context, mailbox: Mailbox): DeltaRow[] {
  return mailbox.goneEvents.map(({ change, item, part }) => goneRow(context, mailbox, change, item, part));
}
