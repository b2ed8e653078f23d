/** The meeting behind an id that Outlook gave to the pane. Read as the person: nobody sees a calendar that is not theirs. */
import type { MeetingAnswer } from '../../../shared/contract/people.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { meetingKey } from '../../../shared/meeting/key.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Caller } from '../../ports/identity.ts';
import type { Ports } from '../../ports/ports.ts';

/** Identity and people of the meeting; refuses `not-found` when the person's calendar does not hold it. */
export async function readMeeting(
  ports: Pick<Ports, 'calendar'>,
  caller: Caller,
  itemId: string,
): Promise<Result<MeetingAnswer, Refusal>> {
  if (caller.mail === null) return fail({ kind: 'not-found' });
  try {
    const event = await ports.calendar.read({ kind: 'person', caller }, caller.mail, itemId);
    const { eventId, iCalUId, seriesId, title, organiser, startsAt, endsAt, timeZone } = event;
    const key = meetingKey({ iCalUId, originalStartsAt: seriesId === null ? null : startsAt });
    const attendees = event.attendees.map(({ person }) => person);
    return ok({ key, eventId, iCalUId, seriesId, title, organiser, attendees, startsAt, endsAt, timeZone });
  } catch (error) {
    if (isPortFailure(error) && error.kind === 'not-found') return fail({ kind: 'not-found' });
    throw error;
  }
}
