/**
 * Handler of `follow-up` for a session that is booked already: the same event moves when somebody who must come declined
 * or a critical item fell overdue, and is cancelled with a note when nothing is open any more. Where no other time fits,
 * it stays and the organiser is asked. Meetings that people made themselves are never moved.
 */
import { type FollowUpInput, type FollowUpPlan, followUpNeed, planFollowUp } from '../../../shared/follow-up/plan.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { summaryDueAt } from '../../../shared/summary/deadline.ts';
import { isDue } from '../../../shared/time/instant.ts';
import type { Handler, Outcome, RunnerLog } from '../../ledger/handler.ts';
import type { Obligation } from '../../ledger/store.ts';
import type { Availability, CalendarEvent } from '../../ports/calendar.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { retryDenied } from '../support/denied.ts';
import { eventMailbox } from '../support/event-mailbox.ts';
import { logLine, logOrPromise, versionKey } from '../support/log-lines.ts';
import { isForNothingOpen, summaryRevision } from '../support/promises.ts';
import { alignSummary } from '../support/summary-row.ts';
import { updateFromCurrent } from '../support/update.ts';
import { askPromises } from './ask-mail.ts';
import { agendaPart, planReasons } from './invitation.ts';
import { type PlanPorts, planInput } from './plan-input.ts';
import type { RecordPorts } from './record-follow-up.ts';

export type ReplanPorts = PlanPorts & RecordPorts & Pick<Ports, 'calendar'>;

interface Booked {
  readonly tenantId: string;
  readonly organiser: string;
  /** The session that it follows. */
  readonly before: Stored<Session>;
  readonly held: Stored<Session>;
  readonly event: CalendarEvent;
}

/** Moves or cancels the follow-up of the obligation's session; does nothing when the plan still holds. */
export const replanFollowUp =
  (ports: ReplanPorts, log: RunnerLog): Handler =>
  async ({ obligation }) => {
    try {
      return await replan(ports, obligation);
    } catch (error) {
      if (!isPortFailure(error, 'denied')) throw error;
      return retryDenied({ clock: ports.clock, log }, obligation, error);
    }
  };

async function replan(ports: ReplanPorts, obligation: Obligation): Promise<Outcome> {
  const { tenantId, subject } = obligation;
  const booked = await findBooked(ports, tenantId, subject);
  if (!booked) {
    if (isForNothingOpen(obligation)) await untie(ports, tenantId, subject);
    return { outcome: 'done' };
  }
  const settings = await ports.settings.read(tenantId);
  const input = await planInput(ports, tenantId, booked.before.record, settings);
  const need = followUpNeed(input);
  if (need.kind === 'none') await cancel(ports, booked);
  if (need.kind !== 'needed') return { outcome: 'done' };
  const mails = need.attendees.map(({ person }) => person.mail);
  const range = { from: need.earliest, to: need.latest };
  const actor = { kind: 'app', tenantId } as const;
  const times = await ports.calendar.availability(actor, booked.organiser, mails, range);
  const plan = planFollowUp(
    input,
    times.map((time) => withoutOwn(time, booked.event)),
  );
  if (plan.kind === 'book') await move(ports, booked, plan, input);
  if (plan.kind !== 'ask') return { outcome: 'done' };
  const asking = { obligation, held: booked.before, plan, booked: booked.event };
  return { outcome: 'done', follow: await askPromises(ports, asking) };
}

/** Null unless the session has a follow-up of our own booking that is still to come. */
async function findBooked(ports: ReplanPorts, tenantId: string, reference: string): Promise<Booked | null> {
  const settings = await ports.settings.read(tenantId);
  const before = await ports.mirror.byReference(tenantId, 'sessions', reference);
  if (!before?.record.nextRef) return null;
  const held = await ports.mirror.byReference(tenantId, 'sessions', before.record.nextRef);
  if (held?.record.kind !== 'Follow-up' || held.record.eventId === null) return null;
  if (held.record.summaryState !== 'Not due' || isDue(held.record.startsAt, ports.clock.now())) return null;
  const organiser = eventMailbox(held.record, settings);
  if (organiser === null) return null;
  try {
    const event = await ports.calendar.read({ kind: 'app', tenantId }, organiser, held.record.eventId);
    return event.isCancelled ? null : { tenantId, organiser, before, held, event };
  } catch (error) {
    if (isPortFailure(error, 'not-found')) return null;
    throw error;
  }
}

/** The event itself takes nobody's time, except that of those who said they have none then. */
function withoutOwn(time: Availability, { startsAt, endsAt, attendees }: CalendarEvent): Availability {
  if (time.busy === null) return time;
  const hasDeclined = attendees.some(
    ({ person, answer }) => answer === 'declined' && person.mail?.toLowerCase() === time.mail.toLowerCase(),
  );
  const others = time.busy.filter((one) => one.startsAt !== startsAt || one.endsAt !== endsAt);
  return { ...time, busy: hasDeclined ? [...others, { startsAt, endsAt, kind: 'busy' }] : others };
}

/** Event, record, ledger: each is compared with the plan, so that a try after a crash goes on where the last one ended. */
async function move(
  ports: ReplanPorts,
  booked: Booked,
  plan: Extract<FollowUpPlan, { kind: 'book' }>,
  { session }: FollowUpInput,
): Promise<void> {
  const { tenantId, organiser, held, event } = booked;
  const { startsAt, endsAt } = plan.slot;
  const reasons = planReasons(plan, session);
  if (startsAt !== event.startsAt) {
    const bodyHtml = agendaPart(plan.agenda, session.reference, reasons);
    const actor = { kind: 'app', tenantId } as const;
    await ports.calendar.update(actor, organiser, event.eventId, { startsAt, endsAt, bodyHtml });
  }
  const isThere = held.record.startsAt === startsAt && held.record.endsAt === endsAt;
  const changes = { startsAt, endsAt, summaryDueAt: summaryDueAt(endsAt) };
  const moved = isThere ? held : await change(ports, booked, changes, reasons.join(' '));
  await alignSummary(ports, tenantId, moved.record);
}

async function cancel(ports: ReplanPorts, booked: Booked): Promise<void> {
  const { tenantId, organiser, held, event, before } = booked;
  const note = `All actions of ${before.record.reference} are done; there is nothing left to follow up.`;
  await ports.calendar.cancel({ kind: 'app', tenantId }, organiser, event.eventId, note);
  await change(ports, booked, { summaryState: 'Cancelled' }, note);
  const row = await ports.ledger.find(tenantId, 'summary', held.record.reference, summaryRevision(held.record));
  if (row?.state === 'waiting') await ports.ledger.cancel(row, 'the follow-up session was cancelled');
  await untie(ports, tenantId, before.record.reference);
}

/** A session whose follow-up was cancelled has none: when something is open again, one can be booked. Safe to repeat. */
async function untie(ports: ReplanPorts, tenantId: string, reference: string): Promise<void> {
  const before = await ports.mirror.byReference(tenantId, 'sessions', reference);
  const next = before?.record.nextRef
    ? await ports.mirror.byReference(tenantId, 'sessions', before.record.nextRef)
    : null;
  if (!before || next?.record.summaryState !== 'Cancelled' || next.record.kind !== 'Follow-up') return;
  const actor = { kind: 'app', tenantId } as const;
  const cancelled = next.record.reference;
  await updateFromCurrent(ports, { actor, tenantId, list: 'sessions', held: before }, ({ nextRef }) =>
    nextRef === cancelled ? { nextRef: null } : {},
  );
}

async function change(
  ports: ReplanPorts,
  { tenantId, held }: Booked,
  changes: Partial<Session>,
  comment: string,
): Promise<Stored<Session>> {
  const actor = { kind: 'app', tenantId } as const;
  const target = { actor, tenantId, list: 'sessions', held } as const;
  const { stored, isWritten } = await updateFromCurrent(ports, target, ({ summaryState }) =>
    summaryState === 'Not due' ? changes : {},
  );
  if (!isWritten) return stored;
  const line = logLine(versionKey('sessions', stored), ports.clock.now(), {
    who: null,
    what: 'session-changed',
    on: held.record.reference,
    before: { startsAt: held.record.startsAt, summaryState: held.record.summaryState },
    after: changes,
    comment,
    channel: 'Server',
  });
  await logOrPromise(ports, actor, tenantId, [line]);
  return stored;
}
