/**
 * Handler of `follow-up`: the next session is planned, booked under a key, and recorded. When an earlier try may have
 * booked, the calendar is asked by key first; when the series meets again anyway, that meeting gets the agenda.
 */
import { agendaOf } from '../../../shared/follow-up/agenda.ts';
import { type AskFollowUp, type FollowUpInput, followUpNeed, planFollowUp } from '../../../shared/follow-up/plan.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { addHours, compareInstants, isDue } from '../../../shared/time/instant.ts';
import type { Handler, HandlerTools, Outcome, RunnerLog } from '../../ledger/handler.ts';
import type { Obligation } from '../../ledger/store.ts';
import type { CalendarEvent } from '../../ports/calendar.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { bookingNumber } from '../support/booking-number.ts';
import { retryDenied } from '../support/denied.ts';
import { logLine, writeLog } from '../support/log-lines.ts';
import { isMirrorComplete } from '../support/mirror-state.ts';
import { MAILS_STEP, summaryRevision } from '../support/promises.ts';
import { askPromises } from './ask-mail.ts';
import { agendaMark, agendaPart, eventDraft, eventKey, planReasons } from './invitation.ts';
import { type PlanPorts, planInput } from './plan-input.ts';
import { type BookedEvent, type RecordPorts, recordFollowUp } from './record-follow-up.ts';

export type FollowUpPorts = PlanPorts & RecordPorts & Pick<Ports, 'calendar'>;

/** How far ahead a series' next meeting is looked for: a four-weekly one, moved by a week. */
const SERIES_HOURS = 35 * 24;

/** Stands where the event's id will stand, with the mailbox, from before it is booked: from then on it may be there. */
const BOOKING_IN = 'booking-in:';

interface Booking {
  readonly obligation: Obligation;
  readonly tools: HandlerTools;
  readonly held: Stored<Session>;
  /** Mailbox in which the follow-up is booked. */
  readonly organiser: string;
}

/** Books the follow-up of the obligation's session. */
export const bookFollowUp = (ports: FollowUpPorts, log: RunnerLog): Handler => {
  const handle = bookOnce(ports, log);
  return async (claim, tools) => {
    const outcome = await handle(claim, tools);
    if (outcome.outcome !== 'retry') await letSummaryGo(ports, claim.obligation);
    return outcome;
  };
};

/** The summary waits a while for the date of the follow-up; now it is known, or known not to come. */
async function letSummaryGo(ports: FollowUpPorts, { tenantId, subject }: Obligation): Promise<void> {
  const held = await ports.mirror.byReference(tenantId, 'sessions', subject);
  if (!held) return;
  const revision = `${summaryRevision(held.record)}${MAILS_STEP}`;
  const row = await ports.ledger.find(tenantId, 'summary', subject, revision);
  if (row?.state === 'waiting') await ports.ledger.reschedule(row, ports.clock.now(), row.deadlineAt);
}

const bookOnce =
  (ports: FollowUpPorts, log: RunnerLog): Handler =>
  async ({ obligation }, tools) => {
    const { tenantId, subject } = obligation;
    if (!(await isMirrorComplete(ports, tenantId))) return { outcome: 'retry', fault: 'the lists are not read yet' };
    const held = await ports.mirror.byReference(tenantId, 'sessions', subject);
    if (!held || held.record.nextRef !== null || held.record.summaryState === 'Cancelled') return { outcome: 'done' };
    const { bookingMail } = await ports.settings.read(tenantId);
    const organiser = bookingMail ?? held.record.organiser.mail;
    if (organiser === null) return { outcome: 'dead', fault: 'the organiser has no mailbox' };
    try {
      return await book(ports, { obligation, tools, held, organiser });
    } catch (error) {
      if (!isPortFailure(error, 'denied')) throw error;
      return retryDenied({ clock: ports.clock, log }, obligation, error);
    }
  };

async function book(ports: FollowUpPorts, booking: Booking): Promise<Outcome> {
  const { obligation, held, tools, organiser } = booking;
  const { tenantId, attempts, isUncertain, externalId } = obligation;
  const actor = { kind: 'app', tenantId } as const;
  const { reference } = held.record;
  const key = eventKey(tenantId, reference, await bookingNumber(ports, tenantId, reference));
  if (attempts > 0 || isUncertain || externalId !== null) {
    for (const mailbox of mailboxesToAsk(booking)) {
      const event = await ports.calendar.findByKey(actor, mailbox, key);
      if (event) return record(ports, booking, { event, mailbox, reasons: [] });
    }
  }
  const input = await planInput(ports, tenantId, held.record, await ports.settings.read(tenantId));
  const need = followUpNeed(input);
  if (need.kind === 'none') return { outcome: 'done' };
  const next = await nextOccurrence(ports, booking);
  if (next) return record(ports, booking, await withAgenda(ports, booking, next, input));
  if (need.kind === 'ask') return askSomebody(ports, booking, need);
  const mails = need.attendees.map(({ person }) => person.mail);
  const range = { from: need.earliest, to: need.latest };
  const plan = planFollowUp(input, await ports.calendar.availability(actor, organiser, mails, range));
  if (plan.kind === 'none') return { outcome: 'done' };
  if (plan.kind === 'ask') return askSomebody(ports, booking, plan);
  const reasons = planReasons(plan, held.record);
  await tools.acted(`${BOOKING_IN}${organiser}`);
  await tools.hold();
  const event = await ports.calendar.book(actor, organiser, eventDraft(held.record, plan, { key, organiser }));
  return record(ports, booking, { event, mailbox: organiser, reasons });
}

/** Where an earlier try was about to book, before where this one would: the register may book elsewhere by now. */
function mailboxesToAsk({ obligation: { externalId }, organiser }: Booking): readonly string[] {
  const earlier = externalId?.startsWith(BOOKING_IN) ? externalId.slice(BOOKING_IN.length) : organiser;
  return [...new Set([earlier, organiser])];
}

async function record(
  ports: FollowUpPorts,
  { obligation, tools, held }: Booking,
  booked: BookedEvent,
): Promise<Outcome> {
  const { eventId } = booked.event;
  if (obligation.externalId !== eventId) await tools.acted(eventId);
  await recordFollowUp(ports, obligation.tenantId, held, booked);
  return { outcome: 'done' };
}

/**
 * The next meeting of the session's own series, in the calendar of its organiser; null for a single meeting, when the
 * series is over, and when the server may use only the mailbox that it books in.
 */
async function nextOccurrence(ports: FollowUpPorts, booking: Booking): Promise<CalendarEvent | null> {
  const { mail } = booking.held.record.organiser;
  if (booking.held.record.seriesId === null || mail === null) return null;
  try {
    return await comingOccurrence(ports, booking, mail);
  } catch (error) {
    if (isPortFailure(error, 'denied') && mail !== booking.organiser) return null;
    throw error;
  }
}

async function comingOccurrence(
  { calendar, clock }: FollowUpPorts,
  { obligation: { tenantId }, held: { record: session } }: Booking,
  mailbox: string,
): Promise<CalendarEvent | null> {
  const now = clock.now();
  const range = { from: now, to: addHours(now, SERIES_HOURS) };
  const { changed } = await calendar.changes({ kind: 'app', tenantId }, mailbox, range, null);
  const coming = changed.filter(
    (one) => one.seriesId === session.seriesId && !one.isCancelled && !isDue(one.startsAt, now),
  );
  return coming.sort((a, b) => compareInstants(a.startsAt, b.startsAt))[0] ?? null;
}

/** The occurrence with our agenda above what people wrote. Put in once, however often it is tried. */
async function withAgenda(
  { calendar }: FollowUpPorts,
  { obligation: { tenantId }, held: { record: session }, organiser }: Booking,
  event: CalendarEvent,
  input: FollowUpInput,
): Promise<BookedEvent> {
  const { reference } = session;
  const mailbox = session.organiser.mail ?? organiser;
  if (event.bodyHtml.includes(agendaMark(reference))) return { event, mailbox, reasons: [] };
  const bodyHtml = `${agendaPart(agendaOf(input), reference)}\n<hr>\n${event.bodyHtml}`;
  const changed = await calendar.update({ kind: 'app', tenantId }, mailbox, event.eventId, { bodyHtml });
  return { event: changed, mailbox, reasons: [] };
}

/** No slot can be booked as it is: the register says why, the organiser gets a mail with the closest times and decides. */
async function askSomebody(ports: FollowUpPorts, { obligation, held }: Booking, plan: AskFollowUp): Promise<Outcome> {
  const { tenantId, revision } = obligation;
  const { reference } = held.record;
  const reasons = planReasons(plan, held.record);
  const line = logLine(`ask:${reference}:${revision}`, ports.clock.now(), {
    who: null,
    what: 'session-changed',
    on: reference,
    comment: `The follow-up session was not booked. ${reasons.join(' ')}`,
    channel: 'Server',
  });
  await writeLog(ports, { kind: 'app', tenantId }, tenantId, [line]);
  return { outcome: 'done', follow: await askPromises(ports, { obligation, held, plan, booked: null }) };
}
