/** The meeting a page stands beside, by the id that Outlook or Teams gave it. Read as the person: nobody sees a calendar that is not theirs. */
import { isSamePerson } from '../../../shared/action-item/person.ts';
import type { MeetingAnswer, MeetingQuery } from '../../../shared/contract/people.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { meetingKey } from '../../../shared/meeting/key.ts';
import { chatNaming } from '../../../shared/meeting/thread.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { addHours, epochMs, type IsoInstant } from '../../../shared/time/instant.ts';
import type { CalendarEvent } from '../../ports/calendar.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Caller } from '../../ports/identity.ts';
import type { Ports } from '../../ports/ports.ts';

type MeetingPorts = Pick<Ports, 'calendar' | 'clock'>;

/** How far around now a chat's meeting is looked for: today first, then as far as a monthly series reaches. */
const REACHES_HOURS = [24, 35 * 24] as const;

/** Identity and people of the meeting; refuses `not-found` when the person's calendar does not hold it. */
export async function readMeeting(
  ports: MeetingPorts,
  caller: Caller,
  { itemId, chatId }: MeetingQuery,
): Promise<Result<MeetingAnswer, Refusal>> {
  if ((itemId === undefined) === (chatId === undefined)) {
    return fail({ kind: 'invalid-fields', errors: [{ pointer: '/querystring', detail: 'takes itemId or chatId' }] });
  }
  const { mail } = caller;
  if (mail === null) return fail({ kind: 'not-found' });
  try {
    const event =
      chatId === undefined
        ? await ports.calendar.read({ kind: 'person', caller }, mail, itemId ?? '')
        : await meetingOfChat(ports, caller, mail, chatId);
    return event === null ? fail({ kind: 'not-found' }) : ok(answerOf(event));
  } catch (error) {
    if (isPortFailure(error) && error.kind === 'not-found') return fail({ kind: 'not-found' });
    throw error;
  }
}

function answerOf(event: CalendarEvent): MeetingAnswer {
  const { eventId, iCalUId, seriesId, title, organiser, startsAt, endsAt, timeZone } = event;
  const key = meetingKey({ iCalUId, originalStartsAt: seriesId === null ? null : startsAt });
  const attendees = event.attendees.map(({ person }) => person);
  return { key, eventId, iCalUId, seriesId, title, organiser, attendees, startsAt, endsAt, timeZone };
}

/**
 * Of a series the occurrence that is nearest to now; null when the chat is of no meeting around now. A body counts where
 * no link to join names the chat, and only while one person organises all that do: strangers can quote a link.
 */
async function meetingOfChat(
  { calendar, clock }: MeetingPorts,
  caller: Caller,
  mail: string,
  chatId: string,
): Promise<CalendarEvent | null> {
  const now = clock.now();
  const nearest = (events: readonly CalendarEvent[]) =>
    events.toSorted((a, b) => distance(a, now) - distance(b, now))[0] ?? null;
  let linked: readonly CalendarEvent[] = [];
  for (const hours of REACHES_HOURS) {
    const range = { from: addHours(now, -hours), to: addHours(now, hours) };
    const { changed } = await calendar.changes({ kind: 'person', caller }, mail, range, null);
    const held = changed.filter(({ isCancelled }) => !isCancelled);
    const joined = nearest(held.filter((event) => chatNaming(event, chatId) === 'joined'));
    if (joined) return joined;
    linked = held.filter((event) => chatNaming(event, chatId) === 'linked');
  }
  const found = nearest(linked);
  return linked.every((event) => event === found || isSamePerson(event.organiser, found?.organiser ?? null))
    ? found
    : null;
}

/** Milliseconds until it begins, or since it ended; 0 while it goes on. */
const distance = ({ startsAt, endsAt }: CalendarEvent, now: IsoInstant): number =>
  Math.max(0, epochMs(startsAt) - epochMs(now), epochMs(now) - epochMs(endsAt));
