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
import { freezeState } from '../support/summary-row.ts';
import { updateOver } from '../support/update.ts';

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
  const { summaryState } = held.record;
  if (summaryState !== 'Waiting' && summaryState !== 'Approved') {
    return fail({ kind: 'transition-refused', detail: `The summary is ${summaryState.toLowerCase()}.` });
  }
  if (summaryState === 'Waiting' && (await freezeState(ports, tenantId, held.record)) !== 'open') {
    return fail({ kind: 'transition-refused', detail: 'The summary is on its way already, as a draft.' });
  }
  const now = ports.clock.now();
  let stored = held;
  if (summaryState === 'Waiting') {
    stored = await updateOver(ports, { actor, tenantId, list: 'sessions', held }, { summaryState: 'Approved' });
    const line = logLine(versionKey('sessions', stored), now, {
      who: personOf(caller),
      what: 'session-changed',
      on: reference,
      before: { summaryState },
      after: { summaryState: 'Approved' },
      channel: 'Teams',
    });
    await logOrPromise(ports, actor, tenantId, [line]);
  }
  await sendNow(ports, tenantId, stored.record);
  return ok(stored);
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
