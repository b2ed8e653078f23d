/** An end that people move in SharePoint itself moves the summary: its due time in the record, its row in the ledger. */
import { summaryDueAt } from '../../../shared/summary/deadline.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { ListRecords, Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { alignSummary } from '../support/summary-row.ts';
import { updateFromCurrent } from '../support/update.ts';

type AlignPorts = Pick<Ports, 'clock' | 'ledger' | 'lists' | 'mirror' | 'settings'>;
type Held = Stored<ListRecords['sessions']>;

const OWED = ['Not due', 'Waiting', 'Approved'];

/** Aligns the sessions among the records; others are left alone. Safe to repeat. */
export async function alignSessions(
  ports: AlignPorts,
  tenantId: string,
  changed: readonly Stored<ListRecords[keyof ListRecords]>[],
): Promise<void> {
  for (const held of changed) {
    if (!isOwing(held)) continue;
    try {
      await alignSummary(ports, tenantId, (await noteDueTime(ports, tenantId, held)).record);
    } catch (error) {
      // A time that is none was told when its promises were made; it must not stop the other sessions.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}

const isOwing = (held: Stored<ListRecords[keyof ListRecords]>): held is Held =>
  'summaryState' in held.record && OWED.includes(held.record.summaryState);

/** The column is for people to read; when it cannot be written, the ledger follows the end all the same. */
async function noteDueTime(ports: AlignPorts, tenantId: string, held: Held): Promise<Held> {
  const actor = { kind: 'app', tenantId } as const;
  const target = { actor, tenantId, list: 'sessions', held } as const;
  try {
    const { stored } = await updateFromCurrent(ports, target, (current) => {
      const right = summaryDueAt(current.endsAt);
      return current.summaryRevision === 1 && current.summaryDueAt !== right ? { summaryDueAt: right } : {};
    });
    return stored;
  } catch (error) {
    if (!isPortFailure(error)) throw error;
    return held;
  }
}
