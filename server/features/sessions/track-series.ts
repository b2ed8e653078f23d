/**
 * Tracking of a series: its next occurrence stands in the register ahead of time, as a session that is `Not due`.
 * That record is the switch itself, so a dropped database forgets no tracking.
 */
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { meetingKey } from '../../../shared/meeting/key.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { summaryDueAt } from '../../../shared/summary/deadline.ts';
import { addHours, compareInstants, type IsoInstant, isDue } from '../../../shared/time/instant.ts';
import type { CalendarEvent } from '../../ports/calendar.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Actor, Caller } from '../../ports/identity.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Role } from '../../ports/settings.ts';
import { createNumbered } from '../support/numbered.ts';
import { summaryPromises, summaryRevision } from '../support/promises.ts';
import { type UpdateTarget, updateFromCurrent } from '../support/update.ts';

export type TrackPorts = Pick<
  Ports,
  'calendar' | 'clock' | 'directory' | 'ledger' | 'lists' | 'listsDoctor' | 'mirror' | 'settings'
>;

export interface Tracking {
  readonly caller: Caller;
  readonly roles: readonly Role[];
  readonly seriesId: string;
  /** Of the organiser. */
  readonly mailbox: string;
  readonly isTracked: boolean;
}

const AHEAD_HOURS = 62 * 24;
const MAX_SESSIONS = 500;

/** The switch as it stands afterwards. Refuses when the series has no coming occurrence. */
export async function trackSeries(
  ports: TrackPorts,
  { caller, roles, seriesId, mailbox, isTracked }: Tracking,
): Promise<Result<{ seriesId: string; isTracked: boolean }, Refusal>> {
  const { tenantId } = caller;
  const isLead = roles.includes('coordinator') || roles.includes('admin');
  if (!isLead && !(await isOwnMailbox(ports, caller, mailbox))) {
    return fail({ kind: 'role-missing', detail: 'Only its organiser or a coordinator tracks a series.' });
  }
  const actor = { kind: 'person', caller } as const;
  const ahead = (await sessionsAhead(ports, tenantId)).filter(({ record }) => record.seriesId === seriesId);
  if (!isTracked) {
    for (const held of ahead) await dropSession(ports, tenantId, actor, held);
    return ok({ seriesId, isTracked });
  }
  if (ahead.length > 0) return ok({ seriesId, isTracked });
  try {
    const event = await nextOccurrence(ports, tenantId, mailbox, seriesId, ports.clock.now());
    if (!event) return fail({ kind: 'not-found', detail: 'The series has no coming meeting.' });
    await recordAhead(ports, tenantId, actor, event);
    return ok({ seriesId, isTracked });
  } catch (error) {
    if (isPortFailure(error, 'denied')) return fail({ kind: 'mailbox-denied' });
    throw error;
  }
}

/** By the object id of the token: its mail address is a claim that people can have changed. */
async function isOwnMailbox(
  { directory }: Pick<Ports, 'directory'>,
  caller: Caller,
  mailbox: string,
): Promise<boolean> {
  const self = await directory.byKey({ kind: 'person', caller }, caller.objectId);
  return self?.mail?.toLowerCase() === mailbox.toLowerCase();
}

/** Sessions that stand in the register because their series is tracked. */
const sessionsAhead = async (ports: Pick<Ports, 'mirror'>, tenantId: string): Promise<readonly Stored<Session>[]> =>
  (await ports.mirror.sessions(tenantId, MAX_SESSIONS)).filter(({ record }) => record.summaryState === 'Not due');

/** A tracked meeting that is over owes its summary, and the one after it takes its place ahead. */
export async function advanceSeries(ports: TrackPorts, tenantId: string, held: Stored<Session>): Promise<void> {
  const { record } = held;
  const now = ports.clock.now();
  if (record.summaryState !== 'Not due' || !isDue(record.endsAt, now)) return;
  const actor = { kind: 'app', tenantId } as const;
  const mailbox = record.organiser.mail;
  if (record.seriesId !== null && mailbox !== null) {
    const event = await nextOccurrence(ports, tenantId, mailbox, record.seriesId, record.endsAt);
    if (event) await recordAhead(ports, tenantId, actor, event);
  }
  await fromNotDue(ports, { actor, tenantId, held }, 'Waiting');
}

async function nextOccurrence(
  ports: Pick<Ports, 'calendar'>,
  tenantId: string,
  mailbox: string,
  seriesId: string,
  after: IsoInstant,
): Promise<CalendarEvent | null> {
  const range = { from: after, to: addHours(after, AHEAD_HOURS) };
  const { changed } = await ports.calendar.changes({ kind: 'app', tenantId }, mailbox, range, null);
  const coming = changed.filter((one) => one.seriesId === seriesId && !one.isCancelled && !isDue(one.startsAt, after));
  return coming.sort((a, b) => compareInstants(a.startsAt, b.startsAt))[0] ?? null;
}

async function recordAhead(ports: TrackPorts, tenantId: string, actor: Actor, event: CalendarEvent): Promise<void> {
  const settings = await ports.settings.read(tenantId);
  const session: Session = { ...sessionOf(event), cadence: settings.cadence };
  const [answer] = await createNumbered(ports, actor, 'sessions', [session]);
  if (answer?.outcome === 'failed') throw answer.failure;
  if (!answer || answer.outcome === 'reference-taken') return;
  await ports.mirror.put(tenantId, 'sessions', [answer.stored]);
  const stored = await revive(ports, tenantId, actor, answer.stored, session);
  const context = { tenantId, settings, now: ports.clock.now(), isUncertain: false };
  await ports.ledger.promise(summaryPromises(stored.record, context));
}

/** A session that was dropped when tracking was switched off stands ahead again; its next revision is owed. */
async function revive(
  ports: TrackPorts,
  tenantId: string,
  actor: Actor,
  held: Stored<Session>,
  { startsAt, endsAt, timeZone, summaryState, summaryDueAt: dueAt }: Session,
): Promise<Stored<Session>> {
  if (held.record.summaryState !== 'Cancelled') return held;
  const changes = { startsAt, endsAt, timeZone, summaryState, summaryDueAt: dueAt };
  const target = { actor, tenantId, list: 'sessions', held } as const;
  const { stored } = await updateFromCurrent(ports, target, (current) =>
    current.summaryState === 'Cancelled' ? { ...changes, summaryRevision: current.summaryRevision + 1 } : {},
  );
  return stored;
}

const sessionOf = (event: CalendarEvent): Session => ({
  key: meetingKey({ iCalUId: event.iCalUId, originalStartsAt: event.seriesId === null ? null : event.startsAt }),
  reference: '',
  title: cleanLine(event.title, 255),
  kind: 'Meeting',
  eventId: event.eventId,
  eventMailbox: null,
  iCalUId: event.iCalUId,
  seriesId: event.seriesId,
  organiser: event.organiser,
  attendees: event.attendees.map(({ person }) => person),
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  timeZone: event.timeZone,
  objectives: [],
  keyPoints: [],
  decisions: [],
  challenges: [],
  recommendations: [],
  adjustments: [],
  cadence: 'None',
  nextOn: null,
  previousRef: null,
  nextRef: null,
  summaryState: 'Not due',
  summaryDueAt: summaryDueAt(event.endsAt),
  summarySentAt: null,
  summaryRevision: 1,
});

async function dropSession(ports: TrackPorts, tenantId: string, actor: Actor, held: Stored<Session>): Promise<void> {
  const { record } = await fromNotDue(ports, { actor, tenantId, held }, 'Cancelled');
  if (record.summaryState !== 'Cancelled') return;
  const row = await ports.ledger.find(tenantId, 'summary', held.record.reference, summaryRevision(held.record));
  if (row?.state === 'waiting') await ports.ledger.cancel(row, 'tracking was switched off');
}

/** A session that somebody captured from meanwhile keeps the state that this gave it. */
async function fromNotDue(
  ports: TrackPorts,
  target: Omit<UpdateTarget<'sessions'>, 'list'>,
  summaryState: 'Waiting' | 'Cancelled',
): Promise<Stored<Session>> {
  const { stored } = await updateFromCurrent(ports, { ...target, list: 'sessions' }, (current) =>
    current.summaryState === 'Not due' ? { summaryState } : {},
  );
  return stored;
}
