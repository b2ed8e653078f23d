/** The session of a capture: made once, brought up to date afterwards. */
import type { CaptureBody } from '../../../shared/contract/capture.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { summaryDueAt } from '../../../shared/summary/deadline.ts';
import { epochMs, type IsoInstant } from '../../../shared/time/instant.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { explainListFailure } from '../support/list-trouble.ts';
import { createNumbered } from '../support/numbered.ts';
import type { PromiseContext } from '../support/promises.ts';
import { updateFromCurrent } from '../support/update.ts';
import { sessionChanges, sessionDraft } from './new-records.ts';

const RECENT_SESSIONS = 500;

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
  ports: Pick<Ports, 'lists' | 'listsDoctor' | 'mirror' | 'settings'>,
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
  const stored = await updateFromCurrent(ports, target, (current) => ({
    ...sessionChanges(current, body.session),
    ...(hasNews && owedAgain(current, now)),
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

/** Items that come after the summary was sent are told in its next revision, within 24 hours of being captured. */
function owedAgain(session: Session, now: IsoInstant): Partial<Session> {
  const isFirst = session.summaryState === 'Not due';
  if (isFirst) return { summaryState: 'Waiting', summaryDueAt: summaryDueAt(session.endsAt) };
  if (!['Sent', 'Sent as draft', 'Failed'].includes(session.summaryState)) return {};
  const summaryRevision = session.summaryRevision + 1;
  return { summaryState: 'Waiting', summaryRevision, summaryDueAt: summaryDueAt(now), summarySentAt: null };
}
