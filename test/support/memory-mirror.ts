/** The lists as a map remembers them. */
import type { ListName, ListRecords, Stored } from '../../server/ports/lists.ts';
import type { ActionQuery, Mirror } from '../../server/ports/mirror.ts';
import { type ActionItem, PRIORITIES } from '../../shared/action-item/action-item.ts';
import { personIdOf } from '../../shared/action-item/person.ts';
import { compareInstants } from '../../shared/time/instant.ts';

type SortKey = string | number | null;
const STATUS_ORDER: readonly ActionItem['status'][] = ['Overdue', 'In Progress', 'Completed', 'Closed'];
const numberOf = (reference: string): number => Number(reference.replace(/^\D+/, ''));

const SORT_KEYS: Record<NonNullable<ActionQuery['orderBy']>, (item: Stored<ActionItem>) => SortKey> = {
  reference: ({ record }) => numberOf(record.reference),
  dueOn: ({ record }) => record.dueOn,
  title: ({ record }) => record.title.toLowerCase(),
  owner: ({ record }) => record.owner?.name.toLowerCase() ?? null,
  status: ({ record }) => STATUS_ORDER.indexOf(record.status),
  priority: ({ record }) => PRIORITIES.indexOf(record.priority),
  modifiedAt: ({ modifiedAt }) => modifiedAt,
};

const compareKeys = (a: SortKey, b: SortKey, sign: number): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return (a < b ? -1 : 1) * sign;
};

function isWanted({ record }: Stored<ActionItem>, query: ActionQuery): boolean {
  const text = [record.reference, record.title, record.notes, record.owner?.name ?? ''].join('\n').toLowerCase();
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (
    (!query.references || query.references.includes(record.reference)) &&
    (query.ownerKey === undefined || (record.owner && personIdOf(record.owner)) === query.ownerKey) &&
    (!query.stages || query.stages.includes(record.stage)) &&
    (!query.statuses || query.statuses.includes(record.status)) &&
    (query.sessionRef === undefined || record.sessionRef === query.sessionRef) &&
    (query.dueBefore === undefined || (record.dueOn !== null && record.dueOn < query.dueBefore)) &&
    words.every((word) => text.includes(word))
  );
}

/** An empty mirror. */
export function createMemoryMirror(): Mirror {
  const shelves = new Map<string, Map<string, Stored<ListRecords[ListName]>>>();
  const revisions = new Map<string, number>();

  // One map per tenant and list holds that list's records only, which the map's type cannot say.
  const shelf = <N extends ListName>(tenantId: string, list: N): Map<string, Stored<ListRecords[N]>> => {
    const key = JSON.stringify([tenantId, list]);
    const found = shelves.get(key) ?? new Map();
    shelves.set(key, found);
    return found as Map<string, Stored<ListRecords[N]>>;
  };
  const all = <N extends ListName>(tenantId: string, list: N) => [...shelf(tenantId, list).values()];
  const bump = (tenantId: string, changes: number) => {
    if (changes > 0) revisions.set(tenantId, (revisions.get(tenantId) ?? 0) + 1);
  };
  const drop = (tenantId: string, list: ListName, isGone: (itemId: string) => boolean) => {
    const items = shelf(tenantId, list);
    const gone = [...items.keys()].filter(isGone);
    for (const id of gone) items.delete(id);
    bump(tenantId, gone.length);
  };

  return {
    put: async (tenantId, list, items) => {
      const held = shelf(tenantId, list);
      const isNewer = (item: (typeof items)[number]) => (held.get(item.itemId)?.version ?? -1) < item.version;
      let taken = 0;
      for (const item of items) {
        if (!isNewer(item)) continue;
        held.set(item.itemId, item);
        taken += 1;
      }
      bump(tenantId, taken);
    },
    remove: async (tenantId, list, itemIds) => drop(tenantId, list, (id) => itemIds.includes(id)),
    keepOnly: async (tenantId, list, itemIds) => drop(tenantId, list, (id) => !itemIds.includes(id)),
    byReference: async (tenantId, list, reference) =>
      all(tenantId, list).find(({ record }) => record.reference === reference) ?? null,
    byKey: async (tenantId, list, key) => all(tenantId, list).find(({ record }) => record.key === key) ?? null,
    findActions: async (tenantId, query) => {
      const keyOf = SORT_KEYS[query.orderBy ?? 'reference'];
      const found = all(tenantId, 'actions')
        .filter((item) => isWanted(item, query))
        .sort(
          (a, b) =>
            compareKeys(keyOf(a), keyOf(b), query.descending ? -1 : 1) ||
            numberOf(a.record.reference) - numberOf(b.record.reference),
        );
      return { items: found.slice(query.offset, query.offset + query.limit), total: found.length };
    },
    sessions: async (tenantId, limit) =>
      all(tenantId, 'sessions')
        .sort((a, b) => compareInstants(b.record.startsAt, a.record.startsAt))
        .slice(0, limit),
    logOf: async (tenantId, reference) =>
      all(tenantId, 'log')
        .filter(({ record }) => record.on === reference)
        .sort((a, b) => compareInstants(a.record.at, b.record.at) || Number(a.itemId) - Number(b.itemId)),
    revision: async (tenantId) => revisions.get(tenantId) ?? 0,
  };
}
