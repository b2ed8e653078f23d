/** Changes of a calendar in a range, by calendarView delta. @see delta-query-events */
import type { EventChanges } from '../../ports/calendar.ts';
import { PortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import { partResult, sendBatch } from './batch.ts';
import type { Graph } from './client.ts';
import { EVENT_PREFER, EVENT_SELECT, toCalendarEvent, type WireEvent } from './event-fields.ts';
import { isResyncNeeded } from './failures.ts';
import { readPages } from './pages.ts';
import { fromUtcTime } from './time-zones.ts';

const PAGE = 100;

/** @param range fixed by the first call: a token keeps the range it was given for. */
export async function readEventChanges(
  graph: Graph,
  actor: Actor,
  mailbox: string,
  range: { readonly from: string; readonly to: string },
  token: string | null,
): Promise<EventChanges> {
  const { from, to } = range;
  const start = `/users/${encodeURIComponent(mailbox)}/calendarView/delta?startDateTime=${from}&endDateTime=${to}`;
  if (token === null) return readFeed(graph, actor, mailbox, start, true);
  try {
    return await readFeed(graph, actor, mailbox, token, false);
  } catch (error) {
    if (!isResyncNeeded(error)) throw error;
    return readFeed(graph, actor, mailbox, start, true);
  }
}

async function readFeed(
  graph: Graph,
  actor: Actor,
  mailbox: string,
  path: string,
  isComplete: boolean,
): Promise<EventChanges> {
  const headers = { Prefer: `${EVENT_PREFER}, odata.maxpagesize=${PAGE}` };
  const { items, deltaLink } = await readPages<WireEvent>(graph, { actor, mailbox, method: 'GET', path, headers });
  if (deltaLink === null) throw new PortFailure('unavailable', 'a delta feed without an end');
  const last = [...new Map(items.map((event) => [event.id, event])).values()];
  const removed = last.filter((event) => event['@removed']).map(({ id }) => id);
  const alive = last.filter((event) => !event['@removed'] && event.type !== 'seriesMaster');
  const sparse = alive.filter((event) => event.subject === undefined);
  const { events, gone } = await readWhole(graph, actor, mailbox, sparse);
  const whole = [...alive.filter((event) => event.subject !== undefined), ...events];
  return {
    changed: whole.map(toCalendarEvent),
    deletedEventIds: [...removed, ...gone],
    isComplete,
    token: deltaLink,
  };
}

/** From so many on, one look at the whole span costs less than a look at each. */
const MANY = 5;

/** Occurrences of a series come with id and times only; what is missing is read: a few one by one, many at once. */
async function readWhole(graph: Graph, actor: Actor, mailbox: string, sparse: readonly WireEvent[]) {
  const seen = sparse.length >= MANY ? await readSpan(graph, actor, mailbox, sparse) : new Map<string, WireEvent>();
  const ids = sparse.map(({ id }) => id);
  const { events, gone } = await readEvents(
    graph,
    actor,
    mailbox,
    ids.filter((id) => !seen.has(id)),
  );
  return { events: [...ids.flatMap((id) => seen.get(id) ?? []), ...events], gone };
}

/** The calendar from the first of these events to the last, by id. */
async function readSpan(graph: Graph, actor: Actor, mailbox: string, events: readonly WireEvent[]) {
  const from = events.map(({ start }) => fromUtcTime(start)).sort()[0] ?? '';
  const to =
    events
      .map(({ end }) => fromUtcTime(end))
      .sort()
      .at(-1) ?? '';
  const path = `/users/${encodeURIComponent(mailbox)}/calendarView?startDateTime=${from}&endDateTime=${to}`;
  const { items } = await readPages<WireEvent>(graph, {
    actor,
    mailbox,
    method: 'GET',
    path: `${path}&${EVENT_SELECT}&$top=250`,
    headers: { Prefer: EVENT_PREFER },
  });
  return new Map(items.map((event) => [event.id, event]));
}

async function readEvents(graph: Graph, actor: Actor, mailbox: string, ids: readonly string[]) {
  const parts = ids.map((id) => ({
    method: 'GET' as const,
    path: `/users/${encodeURIComponent(mailbox)}/events/${encodeURIComponent(id)}?${EVENT_SELECT}`,
    headers: { Prefer: EVENT_PREFER },
  }));
  const answers = parts.length > 0 ? await sendBatch(graph, actor, parts, { mailbox }) : [];
  const gone = ids.filter((_id, index) => answers[index]?.status === 404);
  const events = answers
    .filter(({ status }) => status !== 404)
    .map((answer) => partResult(answer, 'safe', 'read an event').body as WireEvent);
  return { events, gone };
}
