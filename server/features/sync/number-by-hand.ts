/**
 * Items that people typed into the list themselves have no reference, and nobody could quote them: they get the next
 * number, and one line of history that says who made them.
 */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import type { LogEntry } from '../../../shared/action-item/log-entry.ts';
import { formatReference } from '../../../shared/action-item/reference.ts';
import type { RunnerLog } from '../../ledger/handler.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { logLine, versionKey } from '../support/log-lines.ts';

export type NumberPorts = Pick<Ports, 'clock' | 'lists' | 'mirror' | 'settings'>;

/**
 * The items, with references where they had none. What somebody changes at the same moment comes again with the next
 * reading; what the list refuses stays as it is, and that is said. Rejects while the list cannot be reached.
 */
export async function numberByHand(
  ports: NumberPorts,
  tenantId: string,
  items: readonly Stored<ActionItem>[],
  log: RunnerLog,
): Promise<readonly Stored<ActionItem>[]> {
  const open = items.filter(({ record }) => record.reference === '');
  if (open.length === 0) return items;
  const actor = { kind: 'app', tenantId } as const;
  // The counter of a fresh database knows nothing of the numbers in the list.
  const highest = await ports.lists.highestReference(actor, 'actions');
  const first = await ports.settings.reserve(tenantId, 'actions', open.length, highest);
  const numbered = new Map<string, Stored<ActionItem>>();
  for (const [nth, { itemId, etag }] of open.entries()) {
    const reference = formatReference('AI', first + nth);
    try {
      numbered.set(itemId, await ports.lists.update(actor, 'actions', itemId, etag, { reference }));
    } catch (error) {
      if (!isPortFailure(error, 'conflict', 'not-found', 'invalid', 'denied')) throw error;
      log.warn({ tenant: tenantId, item: itemId, fault: error.kind }, 'an item made by hand got no reference');
    }
  }
  return items.map((item) => numbered.get(item.itemId) ?? item);
}

/** The line of each item made by hand that has none yet; its key makes it one, however often it is read. */
export async function madeByHandLines(
  ports: Pick<Ports, 'clock' | 'mirror'>,
  tenantId: string,
  items: readonly Stored<ActionItem>[],
): Promise<readonly LogEntry[]> {
  const made = items.filter(({ record, itemId }) => record.key === `item-${itemId}` && record.reference !== '');
  const lines = made.map(async (stored) => {
    const key = versionKey('actions', { ...stored, version: 1 });
    if (await ports.mirror.byKey(tenantId, 'log', key)) return null;
    const { reference, title, owner, dueOn } = stored.record;
    return logLine(key, ports.clock.now(), {
      who: null,
      what: 'created',
      on: reference,
      after: { title, owner, dueOn },
      channel: 'SharePoint',
    });
  });
  return (await Promise.all(lines)).filter((line) => line !== null);
}
