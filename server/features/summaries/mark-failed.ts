/** A summary whose mail is dead says so in the record, where people look; a redrive that succeeds says otherwise again. */
import type { Ports } from '../../ports/ports.ts';
import { summaryRevision } from '../support/promises.ts';
import { updateOver } from '../support/update.ts';
import type { SummaryMailPayload } from './payload.ts';

const MOST = 500;

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
  for (const held of await ports.mirror.sessions(tenantId, MOST)) {
    const { reference, summaryState } = held.record;
    const isWaiting = summaryState === 'Waiting' || summaryState === 'Approved';
    if (!isWaiting || !failed.has(`${reference} ${summaryRevision(held.record)}`)) continue;
    const actor = { kind: 'app', tenantId } as const;
    await updateOver(ports, { actor, tenantId, list: 'sessions', held }, { summaryState: 'Failed' });
  }
}
