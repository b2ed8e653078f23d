/** Nothing half-written: a session that was made for items none of which could be written is taken back. */
import { isPortFailure, type PortFailure, type PortFailureKind } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Ports } from '../../ports/ports.ts';
import type { SessionRecorded } from './record-session.ts';

/** Refusals for good. After an outage an item may be there all the same, and needs the session that it names. */
const REFUSALS: readonly PortFailureKind[] = ['not-found', 'invalid', 'denied', 'conflict', 'interaction-needed'];

/**
 * Removes the session if this request made it, the items were refused for good and nothing refers to it. Never rejects:
 * a session that stays is found by the next same request, which completes it.
 */
export async function takeBackSession(
  ports: Pick<Ports, 'lists' | 'mirror'>,
  { actor, tenantId }: { readonly actor: Actor; readonly tenantId: string },
  { stored, wasCreated }: SessionRecorded,
  failures: readonly PortFailure[],
): Promise<void> {
  if (!wasCreated || !failures.every(({ kind }) => REFUSALS.includes(kind))) return;
  // Items may be there although the request failed: their history could not be written, or somebody else was as quick.
  const query = { sessionRef: stored.record.reference, limit: 1, offset: 0 };
  const { total } = await ports.mirror.findActions(tenantId, query);
  if (total > 0) return;
  try {
    await ports.lists.remove(actor, 'sessions', stored.itemId, stored.etag);
  } catch (error) {
    if (!isPortFailure(error)) throw error;
    return;
  }
  await ports.mirror.remove(tenantId, 'sessions', [stored.itemId]);
}
