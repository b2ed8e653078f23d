/** A meeting with the app in its side panel, 280 pixels wide as in Teams. */
import { graphAs } from '../api.ts';
import type { GraphEvent, Page } from '../outlook/graph-types.ts';
import { shownName } from '../outlook/shown-name.ts';
import { localOf, spokenLocal } from '../outlook/zoned-time.ts';
import { h, put } from '../ui/dom.ts';
import { avatar, labelledSelect, quietLine } from '../ui/parts.ts';
import { appFrame } from './app-frame.ts';
import { meetingIdOf, threadOf } from './teams-context.ts';
import type { AppFrame, TeamsContext } from './teams-frame-context.ts';

const DAY_MS = 86_400_000;

/** Online meetings around now, newest first. */
async function onlineMeetings({ session }: TeamsContext): Promise<readonly GraphEvent[]> {
  const { user, nowMs } = session.get();
  const at = (ms: number) => new Date(ms).toISOString();
  const range = `startDateTime=${at(nowMs - 14 * DAY_MS)}&endDateTime=${at(nowMs + 14 * DAY_MS)}`;
  const { value } = await graphAs(user).get<Page<GraphEvent>>(`/me/calendarView?${range}&$top=200`);
  return value
    .filter(({ onlineMeeting }) => threadOf(onlineMeeting?.joinUrl ?? '') !== null)
    .sort((a, b) => b.start.dateTime.localeCompare(a.start.dateTime));
}

export interface MeetingChoice {
  /** Event to begin with; null: the one that goes on or was the last. */
  readonly chosen: string | null;
  /** Told which one is shown. */
  ontaken(eventId: string): void;
}

/** Fills `place` with the stage. @returns what takes it down. */
export async function showMeetingIn(
  place: HTMLElement,
  teams: TeamsContext,
  { chosen, ontaken }: MeetingChoice,
): Promise<() => void> {
  const meetings = await onlineMeetings(teams);
  let frame: AppFrame | null = null;
  const show = (id: string) => {
    frame?.close();
    const event = meetings.find((one) => one.id === id) ?? meetings[0];
    if (!event) return put(place, quietLine('There is no online meeting in the two weeks around now.'));
    ontaken(event.id);
    frame = sidePanel(teams, event);
    const names = meetings.map((one) => [one.id, `${one.subject ?? ''}, ${spokenLocal(one.start.dateTime)}`] as const);
    put(place, stage(teams, event, labelledSelect('Meeting', names, event.id, show)), panel(teams, frame));
  };
  const { user, nowMs } = teams.session.get();
  const now = localOf(nowMs, user.zone);
  // The one that goes on or was the last; before the first of all, that one.
  const latest = meetings.find(({ start }) => start.dateTime <= now) ?? meetings.at(-1);
  show(chosen ?? latest?.id ?? '');
  return () => frame?.close();
}

function stage({ session }: TeamsContext, event: GraphEvent, choice: HTMLElement): HTMLElement {
  const people = [event.organizer, ...event.attendees].map((one) => shownName(session, one));
  return h(
    'section',
    { class: 'stage', 'aria-label': 'Meeting' },
    choice,
    h(
      'ul',
      { class: 'tiles' },
      ...[...new Set(people)].slice(0, 9).map((name) => h('li', {}, avatar(name), h('span', {}, name))),
    ),
  );
}

function panel(teams: TeamsContext, frame: AppFrame): HTMLElement {
  const { name } = teams.session.setup.app;
  return h('aside', { class: 'side-panel', 'aria-label': `${name} in the meeting` }, h('h2', {}, name), frame.element);
}

function sidePanel(teams: TeamsContext, event: GraphEvent): AppFrame {
  const { app, tenantId, users } = teams.session.setup;
  const joinUrl = event.onlineMeeting?.joinUrl ?? '';
  const threadId = threadOf(joinUrl) ?? '';
  const organiser = users.find(({ mail }) => mail === event.organizer.emailAddress.address);
  return appFrame({
    teams,
    url: app.tabUrl,
    title: `${app.name} in the meeting`,
    frameContext: 'sidePanel',
    place: { kind: 'meeting', threadId },
    entityId: app.tabId,
    subPageId: null,
    ports: {
      meeting: () => ({
        details: {
          id: meetingIdOf(threadId),
          title: event.subject,
          joinUrl,
          scheduledStartTime: event.start.dateTime,
          scheduledEndTime: event.end.dateTime,
          type: 'Scheduled',
        },
        conversation: { id: threadId },
        organizer: { id: organiser?.id ?? '', tenantId },
      }),
    },
  });
}
