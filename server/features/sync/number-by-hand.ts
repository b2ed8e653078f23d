/**
 * Items and sessions that people typed into the list themselves have no reference, and nobody could quote them: they get
 * the next number, and one line of history.
 */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import type { LogEntry } from '../../../shared/action-item/log-entry.ts';
import { formatReference } from '../../../shared/action-item/reference.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import type { RunnerLog } from '../../ledger/handler.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { ListName, ListRecords, Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { logLine, versionKey } from '../support/log-lines.ts';
import { type Numbered, PREFIXES } from '../support/numbered.ts';

export type NumberPorts = Pick<Ports, 'clock' | 'lists' | 'mirror' | 'settings'>;

/** Whether that list's records have references. */
export const isNumbered = (list: ListName): list is Numbered => list in PREFIXES;

/** Where the records are from. */
export interface ByHand {
  readonly tenantId: string;
  readonly list: Numbered;
  readonly records: readonly Stored<ActionItem | Session>[];
}

/**
 * The records, with references where they had none. What somebody changes at the same moment comes again with the next
 * reading; what the list refuses stays as it is, and that is said. Rejects while the list cannot be reached.
 */
export async function numberByHand(
  ports: NumberPorts,
  { tenantId, list, records }: ByHand,
  log: RunnerLog,
): Promise<readonly Stored<ActionItem | Session>[]> {
  const open = records.filter(({ record }) => record.reference === '');
  if (open.length === 0) return records;
  const actor = { kind: 'app', tenantId } as const;
  // The counter of a fresh database knows nothing of the numbers in the list.
  const highest = await ports.lists.highestReference(actor, list);
  const first = await ports.settings.reserve(tenantId, list, open.length, highest);
  const numbered = new Map<string, Stored<ActionItem | Session>>();
  for (const [nth, { itemId, etag }] of open.entries()) {
    const changes = { ...FIRST_FACTS[list], reference: formatReference(PREFIXES[list], first + nth) };
    try {
      numbered.set(itemId, await ports.lists.update(actor, list, itemId, etag, changes));
    } catch (error) {
      if (!isPortFailure(error, 'conflict', 'not-found', 'invalid', 'denied')) throw error;
      log.warn({ tenant: tenantId, list, item: itemId, fault: error.kind }, 'a record made by hand got no reference');
    }
  }
  return records.map((one) => numbered.get(one.itemId) ?? one);
}

/** What a record needs besides its reference to take part. */
const FIRST_FACTS: { readonly [N in Numbered]: Partial<ListRecords[N]> } = {
  actions: {},
  sessions: { summaryRevision: 1 },
};

/** The line of each record made by hand that has none yet; its key makes it one, however often it is read. */
export async function madeByHandLines(
  ports: Pick<Ports, 'clock' | 'mirror'>,
  { tenantId, list, records }: ByHand,
): Promise<readonly LogEntry[]> {
  const made = records.filter(({ record, itemId }) => record.key === `item-${itemId}` && record.reference !== '');
  const lines = made.map(async (stored) => {
    const key = versionKey(list, { ...stored, version: 1 });
    if (await ports.mirror.byKey(tenantId, 'log', key)) return null;
    return logLine(key, ports.clock.now(), {
      who: null,
      what: 'created',
      on: stored.record.reference,
      after: told(stored.record),
      channel: 'SharePoint',
    });
  });
  return (await Promise.all(lines)).filter((line) => line !== null);
}

function told(record: ActionItem | Session): object {
  if ('stage' in record) return { title: record.title, owner: record.owner, dueOn: record.dueOn };
  return { title: record.title, organiser: record.organiser, startsAt: record.startsAt };
}
