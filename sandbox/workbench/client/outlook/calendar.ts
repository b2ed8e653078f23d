/** The signed-in person's calendar through Graph. Times come in the person's zone, as local text. */
import type { Graph } from '../api.ts';
import type { Attendee, GraphEvent, Page } from './graph-types.ts';

const DAY_MS = 86_400_000;

/** Events that touch the seven days from `monday`, a date in the person's zone. */
export async function listWeek(graph: Graph, monday: string): Promise<readonly GraphEvent[]> {
  // Half a day more on both sides covers every zone; what lies outside is dropped by local date.
  const from = Date.parse(`${monday}T00:00:00Z`) - DAY_MS;
  const range = `startDateTime=${new Date(from).toISOString()}&endDateTime=${new Date(from + 9 * DAY_MS).toISOString()}`;
  const { value } = await graph.get<Page<GraphEvent>>(`/me/calendarView?${range}&$top=200`);
  const end = addDays(monday, 7);
  return value.filter((event) => event.start.dateTime.slice(0, 10) < end && event.end.dateTime > `${monday}T00:00:00`);
}

/** The date some days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Monday of the week a date is in. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

export function readEvent(graph: Graph, id: string): Promise<GraphEvent> {
  return graph.get<GraphEvent>(`/me/events/${encodeURIComponent(id)}`);
}

/** Body of an event as plain text. */
export async function readEventText(graph: Graph, id: string): Promise<string> {
  const prefer = 'outlook.body-content-type="text"';
  const { body } = await graph.get<GraphEvent>(`/me/events/${encodeURIComponent(id)}?$select=body`, prefer);
  return body?.content ?? '';
}

/** The person's own copy of a meeting; null when it is not in the calendar. */
export async function findEvent(graph: Graph, iCalUId: string): Promise<GraphEvent | null> {
  const filter = encodeURIComponent(`iCalUId eq '${iCalUId.replaceAll("'", "''")}'`);
  const { value } = await graph.get<Page<GraphEvent>>(`/me/events?$filter=${filter}`);
  return value[0] ?? null;
}

export type Answer = 'accept' | 'tentativelyAccept' | 'decline';

export async function answerEvent(graph: Graph, id: string, answer: Answer): Promise<void> {
  await graph.send('POST', `/me/events/${encodeURIComponent(id)}/${answer}`, { sendResponse: true });
}

/** What an event is saved with. Times are those of the person's zone. */
export interface DraftEvent {
  readonly subject: string;
  readonly body: { readonly contentType: 'html'; readonly content: string };
  readonly start: { readonly dateTime: string; readonly timeZone: string };
  readonly end: { readonly dateTime: string; readonly timeZone: string };
  readonly isAllDay: boolean;
  readonly location: { readonly displayName: string };
  readonly attendees: readonly Attendee[];
  readonly sensitivity: string;
  readonly categories: readonly string[];
}

/** Creates or changes an event; Graph tells the attendees. @returns its id. */
export async function saveEvent(graph: Graph, id: string | null, draft: DraftEvent): Promise<string> {
  if (id !== null) {
    await graph.send('PATCH', `/me/events/${encodeURIComponent(id)}`, draft);
    return id;
  }
  const made = { ...draft, isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' };
  return (await graph.send<GraphEvent>('POST', '/me/events', made)).id;
}

export async function cancelEvent(graph: Graph, id: string): Promise<void> {
  await graph.send('DELETE', `/me/events/${encodeURIComponent(id)}`);
}
