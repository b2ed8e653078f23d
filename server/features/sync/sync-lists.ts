/**
 * Brings what changed in SharePoint into the mirror. With no token (a fresh database) everything is read, and from the
 * records alone the ledger is made anew: nothing is lost, and what may have been done already is looked up before it is
 * done again.
 */
import { isDue } from '../../../shared/time/instant.ts';
import type { RunnerLog } from '../../ledger/handler.ts';
import type { NewObligation } from '../../ledger/store.ts';
import type { Actor } from '../../ports/identity.ts';
import type { ListChanges, ListName, ListRecords, Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { writeLog } from '../support/log-lines.ts';
import { MIRRORED, rememberSync, tokenName } from '../support/mirror-state.ts';
import { itemPromises, lostBooking, type PromiseContext, summaryPromises } from '../support/promises.ts';
import { alignSessions } from './align-sessions.ts';
import { editLines } from './notice-edits.ts';
import { isNumbered, madeByHandLines, numberByHand } from './number-by-hand.ts';

export type SyncPorts = Pick<Ports, 'clock' | 'holidays' | 'ledger' | 'lists' | 'mirror' | 'settings'>;

/** Reads all changes of the register's lists. Safe to repeat; rejects when the lists cannot be read. */
export async function syncLists(ports: SyncPorts, tenantId: string, log: RunnerLog): Promise<void> {
  const begunAt = ports.clock.now();
  for (const list of MIRRORED) await syncList(ports, tenantId, list, log);
  await rememberSync(ports, tenantId, begunAt);
}

async function syncList<N extends ListName>(
  ports: SyncPorts,
  tenantId: string,
  list: N,
  log: RunnerLog,
): Promise<void> {
  const actor: Actor = { kind: 'app', tenantId };
  const token = await ports.settings.recall(tenantId, tokenName(list));
  const read = await ports.lists.changes(actor, list, token);
  const changes = { ...read, changed: await withReferences(ports, tenantId, list, read.changed, log) };
  const lines = await editLines(ports, tenantId, list, changes.changed);
  await writeLog(ports, actor, tenantId, lines);
  await takeIn(ports, tenantId, list, changes);
  await ports.ledger.promise(await promisesOf(ports, tenantId, list, changes.changed, log));
  await alignSessions(ports, tenantId, changes.changed);
  // The token goes last: after a crash the same changes are read once more, which does no harm.
  await ports.settings.remember(tenantId, tokenName(list), changes.token);
}

/** The records, with references where people quote them; those made by hand have their line of history then. */
async function withReferences<N extends ListName>(
  ports: SyncPorts,
  tenantId: string,
  list: N,
  changed: readonly Stored<ListRecords[N]>[],
  log: RunnerLog,
): Promise<readonly Stored<ListRecords[N]>[]> {
  if (!isNumbered(list)) return changed;
  // The list's name says what its records are, which the type cannot follow.
  const read = changed as readonly Stored<ListRecords['actions' | 'sessions']>[];
  const records = await numberByHand(ports, { tenantId, list, records: read }, log);
  await writeLog(ports, { kind: 'app', tenantId }, tenantId, await madeByHandLines(ports, { tenantId, list, records }));
  return records as readonly Stored<ListRecords[N]>[];
}

async function takeIn<N extends ListName>(
  ports: SyncPorts,
  tenantId: string,
  list: N,
  { changed, deletedItemIds, isComplete }: ListChanges<ListRecords[N]>,
): Promise<void> {
  await ports.mirror.put(tenantId, list, changed);
  await ports.mirror.remove(tenantId, list, deletedItemIds);
  if (isComplete) {
    const ids = changed.map(({ itemId }) => itemId);
    await ports.mirror.keepOnly(tenantId, list, ids);
  }
}

async function promisesOf<N extends ListName>(
  ports: SyncPorts,
  tenantId: string,
  list: N,
  changed: readonly Stored<ListRecords[N]>[],
  log: RunnerLog,
): Promise<readonly NewObligation[]> {
  if (list === 'log' || changed.length === 0) return [];
  const settings = await ports.settings.read(tenantId);
  const bornAt = await ports.ledger.bornAt();
  const now = ports.clock.now();
  return changed.flatMap((stored) => {
    const context: PromiseContext = { tenantId, settings, now, isUncertain: isDue(stored.createdAt, bornAt) };
    try {
      return promisesOfRecord(ports, stored.record, context);
    } catch (error) {
      // One record that nobody foresaw must not keep the others from being served.
      const fault = error instanceof Error ? error.message : String(error);
      log.error({ tenant: tenantId, list, item: stored.itemId, fault }, 'nothing could be promised for a record');
      return [];
    }
  });
}

function promisesOfRecord(
  ports: SyncPorts,
  record: ListRecords[ListName],
  context: PromiseContext,
): readonly NewObligation[] {
  // Nothing is promised about what nobody can name; it gets its reference with the next reading.
  if ('reference' in record && record.reference === '') return [];
  if ('summaryState' in record) return [...summaryPromises(record, context), ...lostBooking(record, context)];
  return 'stage' in record ? itemPromises(ports, record, context) : [];
}
