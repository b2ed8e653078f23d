/** A summary whose mail is dead says so in the record, where people look; a redrive that succeeds says otherwise again. */
import type { Session } from '../../../shared/meeting/session.ts';
import type { Ports } from '../../ports/ports.ts';
import { summaryRevision } from '../support/promises.ts';
import { updateFromCurrent } from '../support/update.ts';
import type { SummaryMailPayload } from './payload.ts';

const MOST = 500;
const FAILED = { summaryState: 'Failed' } as const;

/** Marks sessions that still wait for a summary which is a dead letter. */
export async function markFailed(ports: Pick<Ports, 'ledger' | 'lists' | 'mirror'>, tenantId: string): Promise<void> {
  const dead = await ports.ledger.list(tenantId, ['dead'], MOST);
  const failed = new Set(
    dead.flatMap(({ kind, subject, revision, payload }) => {
      if (kind === 'summary') return [`${subject} ${revision.split('/')[0]}`];
      const { summary } = payload as unknown as SummaryMailPayload;
      return kind === 'mail' && summary ? [`${summary.reference} ${summary.revision}`] : [];
    }),
  );
  if (failed.size === 0) return;
  const isFailed = (session: Session): boolean =>
    (session.summaryState === 'Waiting' || session.summaryState === 'Approved') &&
    failed.has(`${session.reference} ${summaryRevision(session)}`);
  for (const held of await ports.mirror.sessions(tenantId, MOST)) {
    if (!isFailed(held.record)) continue;
    const target = { actor: { kind: 'app', tenantId }, tenantId, list: 'sessions', held } as const;
    await updateFromCurrent(ports, target, (current) => (isFailed(current) ? FAILED : {}));
  }
}
