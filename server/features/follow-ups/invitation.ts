/** How a planned follow-up looks in calendars: title, agenda with its reasons, people. Pure. */
import { escapeHtml } from '../../../shared/action-item/html.ts';
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { Agenda } from '../../../shared/follow-up/agenda.ts';
import type { BookFollowUp } from '../../../shared/follow-up/plan.ts';
import { reasonsOf } from '../../../shared/follow-up/reasons.ts';
import { agendaHtml } from '../../../shared/follow-up/render-agenda.ts';
import { followUpWordsFor } from '../../../shared/follow-up/words.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { stableKey } from '../../../shared/text-key.ts';
import type { EventDraft } from '../../ports/calendar.ts';

/** Until registers can choose. */
const LOCALE = 'en-GB';
/** The words and the way of writing dates of all that follow-ups say. */
export const LANGUAGE = { words: followUpWordsFor(LOCALE), locale: LOCALE };

/**
 * Key of the event: the same booking has the same one in every life of the database.
 * @param booking of that session; an event that was cancelled keeps its key for ever, the next one needs its own.
 */
export const eventKey = (tenantId: string, reference: string, booking: number): string =>
  stableKey(['follow-up', tenantId, reference, ...(booking === 1 ? [] : [String(booking)])]);

const PREFIX = LANGUAGE.words.title('').trim();
const MAX_TITLE = 255;

/** Title of the follow-up. The follow-up of a follow-up is not called one twice. */
function followUpTitle(title: string): string {
  let bare = title.trim();
  while (bare.startsWith(PREFIX)) bare = bare.slice(PREFIX.length).trim();
  return cleanLine(LANGUAGE.words.title(bare), MAX_TITLE);
}

/** The line that says whose agenda it is; where it stands already, the agenda is not put in again. */
export const agendaMark = (reference: string): string => `Followthrough agenda ${reference}`;

/** The agenda as a part of an event's body. */
export const agendaPart = (agenda: Agenda, reference: string, reasons: readonly string[] = []): string =>
  [
    agendaHtml(agenda, LANGUAGE),
    ...reasons.map((reason) => `<p>${escapeHtml(reason)}</p>`),
    `<p>${escapeHtml(agendaMark(reference))}</p>`,
  ].join('\n');

/** Why the plan is what it is, for the log and the invitation. */
export const planReasons = (plan: Parameters<typeof reasonsOf>[0], { timeZone }: Session): readonly string[] =>
  reasonsOf(plan, { ...LANGUAGE, timeZone });

/** Where an event is booked. */
export interface Place {
  readonly key: string;
  /** The mailbox it is booked in: its owner is there without an invitation. */
  readonly organiser: string;
}

/** The event to book. */
export function eventDraft(session: Session, plan: BookFollowUp, { key, organiser }: Place): EventDraft {
  const { slot, need, agenda } = plan;
  return {
    key,
    title: followUpTitle(session.title),
    bodyHtml: agendaPart(agenda, session.reference, planReasons(plan, session)),
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    timeZone: session.timeZone,
    attendees: need.attendees.filter(({ person }) => person.mail.toLowerCase() !== organiser.toLowerCase()),
    isOnlineMeeting: true,
  };
}
