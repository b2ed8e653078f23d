/** The session of a capture: made once, brought up to date afterwards. */
import type { CaptureBody } from '../../../shared/contract/capture.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { summaryDueAt } from '../../../shared/summary/deadline.ts';
import { epochMs, type IsoInstant, isDue } from '../../../shared/time/instant.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { explainListFailure } from '../support/list-trouble.ts';
import { createNumbered } from '../support/numbered.ts';
import type { PromiseContext } from '../support/promises.ts';
import { type FreezeState, freezeState } from '../support/summary-row.ts';
import { updateFromCurrent } from '../support/update.ts';
import { sessionChanges, sessionDraft } from './new-records.ts';

const RECENT_SESSIONS = 500;
/** The present revision will not tell anything new. Items show that a meeting taken for cancelled took place. */
const OVER: readonly Session['summaryState'][] = ['Sent', 'Sent as draft', 'Failed', 'Cancelled'];

export interface SessionRecorded {
  readonly stored: Stored<Session>;
  readonly wasCreated: boolean;
}

export interface SessionInput {
  readonly actor: Actor;
  readonly key: string;
  readonly body: CaptureBody;
  /** Whether items come that the register does not hold yet. */
  readonly hasNews: boolean;
}

/** The session's record: made when its key is new, else with what this capture says differently. */
export async function recordSession(
  ports: Pick<Ports, 'ledger' | 'lists' | 'listsDoctor' | 'mirror' | 'settings'>,
  { actor, key, body, hasNews }: SessionInput,
  { tenantId, settings, now }: PromiseContext,
): Promise<Result<SessionRecorded, Refusal>> {
  let held =
    (await ports.mirror.byKey(tenantId, 'sessions', key)) ?? (await sameMeeting(ports, tenantId, body.session));
  if (!held) {
    const [answer] = await createNumbered(ports, actor, 'sessions', [sessionDraft(key, body.session, settings)]);
    if (!answer || answer.outcome === 'reference-taken') return fail({ kind: 'tenant-busy', retryAfterSeconds: 1 });
    if (answer.outcome === 'failed') return fail(await explainListFailure(ports, tenantId, answer.failure));
    await ports.mirror.put(tenantId, 'sessions', [answer.stored]);
    if (answer.outcome === 'created') return ok({ stored: answer.stored, wasCreated: true });
    held = answer.stored;
  }
  const target = { actor, tenantId, list: 'sessions', held } as const;
  const freeze = hasNews ? await freezeState(ports, tenantId, held.record) : 'open';
  const { stored } = await updateFromCurrent(ports, target, (current) => ({
    ...sessionChanges(current, body.session),
    ...(hasNews && owedAgain(current, freeze, now)),
  }));
  return ok({ stored, wasCreated: false });
}

/** A session that the register made from the calendar has its own key; the event says that it is the same meeting. */
async function sameMeeting(
  ports: Pick<Ports, 'mirror'>,
  tenantId: string,
  { eventId, iCalUId, startsAt }: CaptureBody['session'],
): Promise<Stored<Session> | null> {
  if (eventId === null && iCalUId === null) return null;
  const sessions = await ports.mirror.sessions(tenantId, RECENT_SESSIONS);
  const isSame = ({ record }: Stored<Session>): boolean =>
    (eventId !== null && record.eventId === eventId) ||
    (iCalUId !== null && record.iCalUId === iCalUId && epochMs(record.startsAt) === epochMs(startsAt));
  return sessions.find(isSame) ?? null;
}

/** The session after its items were written: owed again when its mails were frozen in the meantime. */
export async function reopenFrozen(
  ports: Pick<Ports, 'ledger' | 'lists' | 'mirror'>,
  actor: Actor,
  held: Stored<Session>,
  { tenantId, now }: Pick<PromiseContext, 'tenantId' | 'now'>,
): Promise<Stored<Session>> {
  const freeze = await freezeState(ports, tenantId, held.record);
  if (freeze === 'open') return held;
  const target = { actor, tenantId, list: 'sessions', held } as const;
  return (await updateFromCurrent(ports, target, (current) => owedAgain(current, freeze, now))).stored;
}

/**
 * Items that come after the summary was sent, or while its mails are on their way, are told in its next revision, within
 * 24 hours of being captured. One that is being written this moment may find itself replaced: the old due time stays.
 */
function owedAgain(
  { summaryState, summaryDueAt: dueAt, summaryRevision, endsAt }: Session,
  freeze: FreezeState,
  now: IsoInstant,
): Partial<Session> {
  const again = { summaryState: 'Waiting', summaryRevision: summaryRevision + 1, summarySentAt: null } as const;
  if (OVER.includes(summaryState)) return { ...again, summaryDueAt: summaryDueAt(latest(endsAt, now)) };
  if (freeze === 'freezing') return { ...again, summaryDueAt: dueAt };
  if (freeze === 'frozen') return { ...again, summaryDueAt: summaryDueAt(latest(endsAt, now)) };
  return summaryState === 'Not due' ? { summaryState: 'Waiting', summaryDueAt: summaryDueAt(endsAt) } : {};
}

const latest = (a: IsoInstant, b: IsoInstant): IsoInstant => (isDue(a, b) ? b : a);
