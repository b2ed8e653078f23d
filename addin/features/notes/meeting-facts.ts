/** A meeting as somebody types it, and as the review takes it. */
import type { PersonRef } from '../../../shared/action-item/person.ts';
import type { MeetingAnswer } from '../../../shared/contract/people.ts';
import type { ReviewMeeting } from '../review/meeting.ts';

export interface MeetingFacts {
  readonly title: string;
  /** Calendar date and times of the day, in the reader's zone. */
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly attendees: readonly PersonRef[];
}

/** What a fresh form holds: an hour that has just ended. */
export const freshFacts = (date: string): MeetingFacts => ({
  title: '',
  date,
  start: '09:00',
  end: '10:00',
  attendees: [],
});

/** What the form holds beside a meeting of the calendar. */
export const knownFacts = ({ title, attendees, startsAt, endsAt }: MeetingAnswer): MeetingFacts => ({
  title,
  attendees,
  date: local(startsAt).slice(0, 10),
  start: local(startsAt).slice(11, 16),
  end: local(endsAt).slice(11, 16),
});

/** Date and time of an instant in the browser's zone, as inputs hold them. */
function local(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
}

/**
 * The meeting for the review. The zone of the times is the browser's, which is the reader's.
 * @param known the calendar's meeting that we stand beside; null for any other.
 * @returns null while day or times are no dates.
 */
export function meetingOf(
  facts: MeetingFacts,
  organiser: PersonRef,
  timeZone: string,
  known: Pick<MeetingAnswer, 'eventId'> | null = null,
): ReviewMeeting | null {
  const startsAt = instantOf(facts.date, facts.start);
  const endsAt = instantOf(facts.date, facts.end);
  if (startsAt === null || endsAt === null) return null;
  return {
    title: facts.title.trim(),
    organiser: { name: organiser.name, mail: organiser.mail },
    attendees: facts.attendees.map(({ name, mail }) => ({ name, mail })),
    startsAt,
    endsAt: endsAt > startsAt ? endsAt : new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
    timeZone,
    itemId: known?.eventId ?? null,
    sessionKey: null,
    sourceKind: 'Notes',
    channel: 'Teams',
  };
}

function instantOf(date: string, time: string): string | null {
  const at = Date.parse(`${date}T${time}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
