/** Records as mirror rows: which columns each list is searched and sorted by. */
import type { Insertable } from 'kysely';
import { type ActionItem, PRIORITIES, type Status } from '../../../shared/action-item/action-item.ts';
import type { LogEntry } from '../../../shared/action-item/log-entry.ts';
import { personIdOf } from '../../../shared/action-item/person.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import type { ListName, ListRecords, Stored } from '../../ports/lists.ts';
import type { MirrorItemTable } from './schema.ts';

export type MirrorRow = Insertable<MirrorItemTable>;
type Columns = Omit<MirrorRow, 'tenant_id' | 'list' | 'item_id' | 'version' | 'stored' | 'modified_at'>;

/** The order of the status column: what needs somebody comes first. */
const STATUS_ORDER: readonly Status[] = ['Overdue', 'In Progress', 'Completed', 'Closed'];

/** Text in the one form in which words are looked for. */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase();

const actionColumns = (item: ActionItem): Columns => ({
  item_key: item.key,
  reference: item.reference,
  owner_key: item.owner && personIdOf(item.owner),
  stage: item.stage,
  status: item.status,
  session_ref: item.sessionRef,
  due_on: item.dueOn,
  title_sort: searchable(item.title),
  owner_sort: item.owner ? searchable(item.owner.name) : null,
  status_rank: STATUS_ORDER.indexOf(item.status),
  priority_rank: PRIORITIES.indexOf(item.priority),
  search_text: searchable([item.reference, item.title, item.notes, item.owner?.name ?? ''].join('\n')),
});
const sessionColumns = (session: Session): Columns => ({
  item_key: session.key,
  reference: session.reference,
  at: session.startsAt,
});
const logColumns = (entry: LogEntry): Columns => ({ item_key: entry.key, reference: entry.on, at: entry.at });

const COLUMNS: { readonly [N in ListName]: (record: ListRecords[N]) => Columns } = {
  actions: actionColumns,
  sessions: sessionColumns,
  log: logColumns,
};

/** One row an item, the newest state of each, in item order: two writers that lock in one order cannot deadlock. */
export function mirrorRows<N extends ListName>(
  tenantId: string,
  list: N,
  items: readonly Stored<ListRecords[N]>[],
): readonly MirrorRow[] {
  const newest = new Map<string, Stored<ListRecords[N]>>();
  for (const item of items) {
    if ((newest.get(item.itemId)?.version ?? -1) < item.version) newest.set(item.itemId, item);
  }
  const inOrder = [...newest.values()].sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
  return inOrder.map((item) => ({
    tenant_id: tenantId,
    list,
    item_id: item.itemId,
    version: item.version,
    stored: JSON.stringify(item),
    modified_at: item.modifiedAt,
    ...COLUMNS[list](item.record),
  }));
}
