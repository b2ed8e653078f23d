/** The follow-up in the record: a session of its own, tied to the one it follows. Safe to repeat at every step. */
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import { meetingKey } from '../../../shared/meeting/key.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { summaryDueAt } from '../../../shared/summary/deadline.ts';
import type { CalendarEvent } from '../../ports/calendar.ts';
import { PortFailure } from '../../ports/failures.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { logLine, writeLog } from '../support/log-lines.ts';
import { createNumbered } from '../support/numbered.ts';
import { summaryPromises } from '../support/promises.ts';
import { updateFromCurrent } from '../support/update.ts';

export type RecordPorts = Pick<Ports, 'clock' | 'ledger' | 'lists' | 'mirror' | 'settings'>;

/** The event that was booked, or took the agenda in. */
export interface BookedEvent {
  readonly event: CalendarEvent;
  /** In whose calendar it stands. */
  readonly mailbox: string;
  /** Why then; for the log. */
  readonly reasons: readonly string[];
}

/** Writes session, tie and history, and promises the new session's own summary. */
export async function recordFollowUp(
  ports: RecordPorts,
  tenantId: string,
  held: Stored<Session>,
  booked: BookedEvent,
): Promise<void> {
  const actor = { kind: 'app', tenantId } as const;
  const { record } = held;
  const { event, reasons } = booked;
  const [answer] = await createNumbered(ports, actor, 'sessions', [followUpSession(record, booked)]);
  if (answer?.outcome === 'failed') throw answer.failure;
  if (!answer || answer.outcome === 'reference-taken') throw new PortFailure('conflict', 'no free session reference');
  const { stored } = answer;
  await ports.mirror.put(tenantId, 'sessions', [stored]);
  const { reference } = stored.record;
  const line = logLine(`booked:${record.reference}:${reference}`, ports.clock.now(), {
    who: null,
    what: 'session-booked',
    on: record.reference,
    after: { nextRef: reference, startsAt: event.startsAt, endsAt: event.endsAt },
    comment: reasons.join(' '),
    channel: 'Outlook',
  });
  await writeLog(ports, actor, tenantId, [line]);
  const settings = await ports.settings.read(tenantId);
  const context = { tenantId, settings, now: ports.clock.now(), isUncertain: false };
  await ports.ledger.promise(summaryPromises(stored.record, context));
  // The tie goes last: it says that all the rest is done.
  await updateFromCurrent(ports, { actor, tenantId, list: 'sessions', held }, ({ nextRef }) =>
    nextRef === reference ? {} : { nextRef: reference },
  );
}

function followUpSession(before: Session, { event, mailbox }: BookedEvent): Session {
  return {
    ...before,
    key: meetingKey({
      iCalUId: event.iCalUId,
      originalStartsAt: event.seriesId === null ? null : event.startsAt,
    }),
    reference: '',
    title: cleanLine(event.title, 255),
    kind: event.seriesId === null ? 'Follow-up' : before.kind,
    eventId: event.eventId,
    eventMailbox: mailbox,
    iCalUId: event.iCalUId,
    seriesId: event.seriesId,
    attendees: event.attendees.map(({ person }) => person),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    keyPoints: [],
    decisions: [],
    challenges: [],
    recommendations: [],
    adjustments: [],
    // A date named once is used up; after it the register's own rhythm would have to be chosen anew.
    cadence: before.cadence === 'Named date' ? 'None' : before.cadence,
    nextOn: null,
    previousRef: before.reference,
    nextRef: null,
    summaryState: 'Not due',
    summaryDueAt: summaryDueAt(event.endsAt),
    summarySentAt: null,
    summaryRevision: 1,
  };
}
