/**
 * A mirror that is fresh enough to act on: after downtime, or a jump of the clock, what people changed meanwhile is read
 * before anybody is written to. While the lists are read regularly this costs nothing.
 */
import { addMinutes, isDue } from '../../../shared/time/instant.ts';
import type { Handler, RunnerLog } from '../../ledger/handler.ts';
import { isPortFailure } from '../../ports/failures.ts';
import { syncedAt } from '../support/mirror-state.ts';
import { type SyncPorts, syncLists } from './sync-lists.ts';

/** Three rounds of regular reading may be missed. */
const FRESH_MINUTES = 15;

/**
 * Wraps handlers so that they act on a fresh mirror. Handlers that start together wait for one reading. When the lists
 * cannot be read the handler goes on with what is known: a summary of an hour ago is better than none.
 */
export function createFreshener(ports: SyncPorts, log: RunnerLog): (handler: Handler) => Handler {
  const reading = new Map<string, Promise<void>>();

  const readOnce = (tenantId: string): Promise<void> => {
    const running = reading.get(tenantId) ?? syncLists(ports, tenantId, log).finally(() => reading.delete(tenantId));
    reading.set(tenantId, running);
    return running;
  };
  const freshen = async (tenantId: string): Promise<void> => {
    const at = await syncedAt(ports, tenantId);
    if (at !== null && isDue(ports.clock.now(), addMinutes(at, FRESH_MINUTES))) return;
    await readOnce(tenantId).catch((error: unknown) => {
      if (!isPortFailure(error)) throw error;
    });
  };
  return (handler) => async (claim, tools) => {
    await freshen(claim.obligation.tenantId);
    return handler(claim, tools);
  };
}
