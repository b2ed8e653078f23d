/** What a meeting has to talk about: what its series left open, and what was captured in it. Pure. */
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { MeetingAnswer } from '../../../shared/contract/people.ts';
import type { SessionView } from '../../../shared/contract/sessions.ts';
import { itemsOf, sessionsOf } from '../../api/series-items.ts';

/** The two lists of a meeting; an item is in one of them at most. */
export interface MeetingItems {
  /** Captured in this very meeting, whatever became of it; what was cancelled is left out. */
  readonly captured: readonly ActionView[];
  /** Left open, or completed and not yet checked, by the meetings of the series before it. */
  readonly carried: readonly ActionView[];
}

/** The items of the meeting, the most urgent first. */
export function meetingItems(
  items: readonly ActionView[],
  sessions: readonly SessionView[],
  meeting: MeetingAnswer,
): MeetingItems {
  const all = sessionsOf(sessions, meeting);
  const own = sessions.filter((session) => isHeldAs(session, meeting)).map(({ reference }) => reference);
  const earlier = all.filter((reference) => !own.includes(reference));
  return {
    captured: itemsOf(items, own).filter(({ stage }) => stage !== 'Cancelled'),
    carried: itemsOf(items, earlier).filter(({ stage }) => isOpenStage(stage) || stage === 'Completed'),
  };
}

/** Whether the session is this occurrence. Its ids may be of another mailbox, its start is not. */
const isHeldAs = (session: SessionView, meeting: MeetingAnswer): boolean =>
  session.key === meeting.key ||
  session.eventId === meeting.eventId ||
  (session.startsAt === meeting.startsAt && sessionsOf([session], meeting).length > 0);
