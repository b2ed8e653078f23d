/**
 * Meetings move and are cancelled: a session follows its event. Start, end and the due time of its summary move along;
 * a cancelled meeting owes no summary, one that took place does, whatever becomes of its event. Reads the calendars of
 * organisers, and the one in which the server books.
 */
import type { Session } from '../../../shared/meeting/session.ts';
import { summaryDueAt } from '../../../shared/summary/deadline.ts';
import { stableKey } from '../../../shared/text-key.ts';
import { isDue } from '../../../shared/time/instant.ts';
import type { CalendarEvent } from '../../ports/calendar.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { eventMailbox } from '../support/event-mailbox.ts';
import { logLine, logOrPromise, versionKey } from '../support/log-lines.ts';
import { replanPromise, summaryRevision } from '../support/promises.ts';
import { alignSummary } from '../support/summary-row.ts';
import { updateFromCurrent } from '../support/update.ts';
import { type MailboxRead, readMailbox } from './read-mailbox.ts';
import { advanceSeries, type TrackPorts } from './track-series.ts';

export type WatchPorts = TrackPorts;

const MAX_SESSIONS = 500;
const OPEN_STATES: readonly Session['summaryState'][] = ['Not due', 'Waiting', 'Approved'];
/** A session whose summary is out is of no interest any more; one that ended is, until its summary went. */
const isWatched = ({ eventId, summaryState }: Session): boolean =>
  eventId !== null && OPEN_STATES.includes(summaryState);

/** Mailboxes to read: where the events are of sessions that are still to come or still owe a summary. */
export async function watchedMailboxes(
  ports: Pick<Ports, 'mirror' | 'settings'>,
  tenantId: string,
): Promise<readonly string[]> {
  const settings = await ports.settings.read(tenantId);
  const watched = (await ports.mirror.sessions(tenantId, MAX_SESSIONS)).filter(({ record }) => isWatched(record));
  const mails = watched.map(({ record }) => eventMailbox(record, settings));
  return [...new Set(mails.filter((mail) => mail !== null))].sort();
}

/** Takes the changes of one mailbox into its sessions. Safe to repeat. */
export async function watchCalendar(ports: WatchPorts, tenantId: string, mailbox: string): Promise<void> {
  const read = await readMailbox(ports, tenantId, mailbox);
  const settings = await ports.settings.read(tenantId);
  const sessions = (await ports.mirror.sessions(tenantId, MAX_SESSIONS)).filter(
    ({ record }) => isWatched(record) && eventMailbox(record, settings) === mailbox,
  );
  for (const held of sessions) {
    const event = await newsOf(ports, { tenantId, mailbox, held, ...read });
    if (event === 'gone') await cancelSession(ports, tenantId, held);
    else if (event) await follow(ports, tenantId, held, event);
    await advanceSeries(ports, tenantId, (await ports.mirror.byKey(tenantId, 'sessions', held.record.key)) ?? held);
  }
  await read.remember();
}

interface Reading extends Pick<MailboxRead, 'changes' | 'window'> {
  readonly tenantId: string;
  readonly mailbox: string;
  readonly held: Stored<Session>;
}

/** The session's event where it changed, `gone` when the meeting will not take place, null when there is no news. */
async function newsOf(ports: WatchPorts, reading: Reading): Promise<CalendarEvent | 'gone' | null> {
  const { changed, deletedEventIds } = reading.changes;
  const { eventId, endsAt } = reading.held.record;
  const isRemoved = eventId !== null && deletedEventIds.includes(eventId);
  const event = isRemoved ? await readRemoved(ports, reading, eventId) : changed.find((one) => one.eventId === eventId);
  if (!event) return null;
  if (event !== 'gone' && !event.isCancelled) return event;
  // People tidy their calendars: a meeting that was over took place.
  return isDue(endsAt, ports.clock.now()) ? null : 'gone';
}

/** What is told as removed may just have left the window. */
async function readRemoved(
  { calendar }: WatchPorts,
  { tenantId, mailbox, window }: Reading,
  eventId: string,
): Promise<CalendarEvent | 'gone'> {
  try {
    const event = await calendar.read({ kind: 'app', tenantId }, mailbox, eventId);
    // Among the deleted items an event can still be read, with the time at which the calendar does not show it.
    const isInside = isDue(event.startsAt, window.to) && isDue(window.from, event.endsAt);
    return isInside ? 'gone' : event;
  } catch (error) {
    if (isPortFailure(error, 'not-found')) return 'gone';
    throw error;
  }
}

async function follow(ports: WatchPorts, tenantId: string, held: Stored<Session>, event: CalendarEvent): Promise<void> {
  await moveSession(ports, tenantId, held, event);
  await askForNewTime(ports, tenantId, held.record, event);
}

/** Somebody who must come to a follow-up of ours said no: it is planned anew, once for each such answer. */
async function askForNewTime(
  ports: WatchPorts,
  tenantId: string,
  { kind, previousRef, summaryState }: Session,
  { attendees, startsAt }: CalendarEvent,
): Promise<void> {
  if (kind !== 'Follow-up' || previousRef === null || summaryState !== 'Not due') return;
  const declined = attendees.filter(({ attendance, answer }) => attendance === 'required' && answer === 'declined');
  if (declined.length === 0) return;
  const who = stableKey(declined.map(({ person }) => person.mail ?? person.name).sort());
  const about = { tenantId, reference: previousRef, startsAt, now: ports.clock.now() };
  await ports.ledger.promise([replanPromise(about, `declined ${who}`)]);
}

/** The record first, then the ledger's row, which is looked at even when an earlier try has written the record. */
async function moveSession(
  ports: WatchPorts,
  tenantId: string,
  held: Stored<Session>,
  { startsAt, endsAt, timeZone }: CalendarEvent,
): Promise<void> {
  const { record } = held;
  const isThere = record.startsAt === startsAt && record.endsAt === endsAt;
  const changes = { startsAt, endsAt, timeZone, summaryDueAt: summaryDueAt(endsAt) };
  const moved = isThere ? held : await change(ports, tenantId, held, changes);
  await alignSummary(ports, tenantId, moved.record);
}

async function cancelSession(ports: WatchPorts, tenantId: string, held: Stored<Session>): Promise<void> {
  await change(ports, tenantId, held, { summaryState: 'Cancelled' });
  const row = await ports.ledger.find(tenantId, 'summary', held.record.reference, summaryRevision(held.record));
  if (row?.state === 'waiting') await ports.ledger.cancel(row, 'the meeting was cancelled');
}

async function change(
  ports: WatchPorts,
  tenantId: string,
  held: Stored<Session>,
  changes: Partial<Session>,
): Promise<Stored<Session>> {
  const actor = { kind: 'app', tenantId } as const;
  const target = { actor, tenantId, list: 'sessions', held } as const;
  const { stored, isWritten } = await updateFromCurrent(ports, target, (current) =>
    isWatched(current) ? changes : {},
  );
  if (!isWritten) return stored;
  const line = logLine(versionKey('sessions', stored), ports.clock.now(), {
    who: null,
    what: 'session-changed',
    on: held.record.reference,
    before: { startsAt: held.record.startsAt, endsAt: held.record.endsAt, summaryState: held.record.summaryState },
    after: changes,
    channel: 'Outlook',
  });
  await logOrPromise(ports, actor, tenantId, [line]);
  return stored;
}
