/** Lines of history that the list did not take when the change was made. */
import type { LogEntry } from '../../../shared/action-item/log-entry.ts';
import type { Handler } from '../../ledger/handler.ts';
import type { Ports } from '../../ports/ports.ts';
import { writeLog } from '../support/log-lines.ts';

/** Writes the lines of the payload; retried until they are in. */
export const writePromisedLog =
  (ports: Pick<Ports, 'lists' | 'mirror'>): Handler =>
  async ({ obligation: { tenantId, payload } }) => {
    await writeLog(ports, { kind: 'app', tenantId }, tenantId, payload.lines as readonly LogEntry[]);
    return { outcome: 'done' };
  };
