/** Somebody approves the summary: it goes out at once, without the mark of a draft. */
import type { Refusal } from '../../../shared/contract/problems.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { compareInstants } from '../../../shared/time/instant.ts';
import { type Caller, personOf } from '../../ports/identity.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Role } from '../../ports/settings.ts';
import { logLine, logOrPromise, versionKey } from '../support/log-lines.ts';
import { summaryPromises, summaryRevision } from '../support/promises.ts';
import { settleDraft, takeBackWord } from '../support/summary-row.ts';
import { updateFromCurrent } from '../support/update.ts';

export type ApprovalPorts = Pick<Ports, 'clock' | 'ledger' | 'lists' | 'listsDoctor' | 'mirror' | 'settings'>;

export interface Approval {
  readonly caller: Caller;
  readonly roles: readonly Role[];
  readonly reference: string;
}

const APPROVERS: readonly Role[] = ['coordinator', 'case-manager', 'supervisor', 'admin'];

/** The session after approval. Approving twice is once; a summary that is out, or on its way, cannot be approved. */
export async function approveSummary(
  ports: ApprovalPorts,
  { caller, roles, reference }: Approval,
): Promise<Result<Stored<Session>, Refusal>> {
  const { tenantId } = caller;
  const actor = { kind: 'person', caller } as const;
  const held = await ports.mirror.byReference(tenantId, 'sessions', reference);
  if (!held) return fail({ kind: 'not-found' });
  const isOrganiser = held.record.organiser.key === caller.objectId;
  if (!isOrganiser && !APPROVERS.some((role) => roles.includes(role))) {
    return fail({ kind: 'role-missing', detail: 'Only the organiser or a coordinator approves a summary.' });
  }
  if (!isApprovable(held.record)) return fail(refused(held.record));
  if (await settleDraft(ports, tenantId, held.record, false)) {
    return fail({ kind: 'transition-refused', detail: 'The summary is on its way already, as a draft.' });
  }
  const target = { actor, tenantId, list: 'sessions', held } as const;
  const { stored, isWritten } = await updateFromCurrent(ports, target, (current) =>
    current.summaryState === 'Waiting' && current.summaryRevision === held.record.summaryRevision ? APPROVED : {},
  ).catch(async (failure: unknown) => {
    // Nobody was told that it is approved, so it must not go out as if it were.
    await takeBackWord(ports, tenantId, held.record);
    throw failure;
  });
  const { summaryState } = stored.record;
  // It may have gone out between the word and the record: as approved, which is what was asked.
  if (summaryState !== 'Approved' && summaryState !== 'Sent') return fail(refused(stored.record));
  if (isWritten) await logApproval(ports, caller, held.record, stored);
  await sendNow(ports, tenantId, stored.record);
  return ok(stored);
}

const APPROVED = { summaryState: 'Approved' } as const;

const isApprovable = ({ summaryState }: Session): boolean => summaryState === 'Waiting' || summaryState === 'Approved';

const refused = ({ summaryState }: Session): Refusal => ({
  kind: 'transition-refused',
  detail: `The summary is ${summaryState.toLowerCase()}.`,
});

async function logApproval(
  ports: ApprovalPorts,
  caller: Caller,
  { summaryState }: Session,
  stored: Stored<Session>,
): Promise<void> {
  const line = logLine(versionKey('sessions', stored), ports.clock.now(), {
    who: personOf(caller),
    what: 'session-changed',
    on: stored.record.reference,
    before: { summaryState },
    after: APPROVED,
    channel: 'Teams',
  });
  await logOrPromise(ports, { kind: 'person', caller }, caller.tenantId, [line]);
}

/** The waiting promise moves to now; one that was never made is made. */
async function sendNow(ports: ApprovalPorts, tenantId: string, session: Session): Promise<void> {
  const context = {
    tenantId,
    settings: await ports.settings.read(tenantId),
    now: ports.clock.now(),
    isUncertain: false,
  };
  const [promise] = summaryPromises(session, context);
  if (!promise) return;
  const fresh = await ports.ledger.promise([promise]);
  if (fresh.length > 0) return;
  const row = await ports.ledger.find(tenantId, 'summary', session.reference, summaryRevision(session));
  const isEarlier = row?.state === 'waiting' && compareInstants(promise.dueAt, row.dueAt) < 0;
  if (row && isEarlier) await ports.ledger.reschedule(row, promise.dueAt, row.deadlineAt);
}
