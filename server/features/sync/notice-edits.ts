/** Edits that people made in SharePoint itself: taken in, logged once, and flagged where they break the lifecycle. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { diffOf } from '../../../shared/action-item/changes.ts';
import { missingForClosure } from '../../../shared/action-item/closure.ts';
import type { LogEntry } from '../../../shared/action-item/log-entry.ts';
import { TRANSITIONS } from '../../../shared/action-item/status.ts';
import type { ListName, ListRecords, Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { logLine, versionKey } from '../support/log-lines.ts';

/** One line for each record that is newer than the mirror knows and whose version nobody has logged. */
export async function editLines<N extends ListName>(
  ports: Pick<Ports, 'clock' | 'mirror'>,
  tenantId: string,
  list: N,
  changed: readonly Stored<ListRecords[N]>[],
): Promise<readonly LogEntry[]> {
  if (list === 'log') return [];
  const lines = await Promise.all(changed.map((stored) => editLine(ports, tenantId, list, stored)));
  return lines.filter((line) => line !== null);
}

async function editLine<N extends ListName>(
  ports: Pick<Ports, 'clock' | 'mirror'>,
  tenantId: string,
  list: N,
  stored: Stored<ListRecords[N]>,
): Promise<LogEntry | null> {
  const key = versionKey(list, stored);
  const held = await ports.mirror.byKey(tenantId, list, stored.record.key);
  // Without an earlier state there is nothing to compare: the record itself is the news.
  if (!held || held.version >= stored.version || !('reference' in stored.record)) return null;
  if (await ports.mirror.byKey(tenantId, 'log', key)) return null;
  const diff = diffOf<object>(held.record, stored.record);
  const unread = unreadNotice(held, stored);
  if (!diff && unread === '') return null;
  const isItem = 'stage' in held.record && 'stage' in stored.record;
  return logLine(key, ports.clock.now(), {
    who: stored.modifiedBy === null ? null : { key: null, name: stored.modifiedBy, mail: null },
    what: 'edited-in-sharepoint',
    on: stored.record.reference,
    ...diff,
    comment: [isItem ? breakOf(held.record as ActionItem, stored.record as ActionItem) : '', unread]
      .filter(Boolean)
      .join(' '),
    channel: 'SharePoint',
  });
}

/** Dates that are newly beyond what a register keeps, in words; empty when there are none. */
function unreadNotice(before: Stored<unknown>, { unreadable = [] }: Stored<unknown>): string {
  const fresh = unreadable.filter((field) => !before.unreadable?.includes(field));
  return fresh.length > 0 ? `Reads as none, because it is not in the years 1970 to 2199: ${fresh.join(', ')}.` : '';
}

/** What the edit breaks, in words; empty when it is a step the lifecycle knows. */
function breakOf(before: ActionItem, after: ActionItem): string {
  if (before.stage === after.stage) return '';
  const row = TRANSITIONS.find(({ from, to }) => from.includes(before.stage) && to === after.stage);
  if (!row) return `Breaks the lifecycle: ${before.stage} does not lead to ${after.stage}.`;
  const missing = row.verb === 'close' ? missingForClosure(after) : [];
  return missing.length > 0 ? `Breaks the lifecycle: closed without ${missing.join(', ')}.` : '';
}
