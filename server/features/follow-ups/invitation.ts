/** How a planned follow-up looks in calendars: title, agenda with its reasons, people. Pure. */
import { escapeHtml } from '../../../shared/action-item/html.ts';
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

/** Key of the event: the same session has the same one in every life of the database. */
export const eventKey = (tenantId: string, reference: string): string => stableKey(['follow-up', tenantId, reference]);

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

/** The event to book. @param organiser the mailbox it is booked in: its owner is there without an invitation. */
export function eventDraft(tenantId: string, session: Session, plan: BookFollowUp, organiser: string): EventDraft {
  const { slot, need, agenda } = plan;
  return {
    key: eventKey(tenantId, session.reference),
    title: LANGUAGE.words.title(session.title),
    bodyHtml: agendaPart(agenda, session.reference, planReasons(plan, session)),
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    timeZone: session.timeZone,
    attendees: need.attendees.filter(({ person }) => person.mail.toLowerCase() !== organiser.toLowerCase()),
    isOnlineMeeting: true,
  };
}
