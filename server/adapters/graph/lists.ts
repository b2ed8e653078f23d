/** The record in SharePoint lists: implements `Lists` over list items. Provisioning is in provision-lists.ts. */
import { isPortFailure, PortFailure } from '../../ports/failures.ts';
import { type Actor, tenantOf } from '../../ports/identity.ts';
import type { ListChanges, ListName, ListRecords, Lists, Stored } from '../../ports/lists.ts';
import type { Graph } from './client.ts';
import { createItems, type Target } from './create-items.ts';
import { isResyncNeeded } from './failures.ts';
import { equals, itemQuery, storedOf, type WireItem } from './list-items.ts';
import { readPages } from './pages.ts';
import type { RegisterSite } from './register-site.ts';
import { readItem, updateItem, updateItems } from './update-items.ts';
import type { UserRows } from './user-rows.ts';

const PAGE = 1_000;

/** @param site where the lists are bound; asked anew when an address leads nowhere. */
export function createGraphLists(graph: Graph, site: RegisterSite, userRows: UserRows): Lists {
  const inList = async <N extends ListName, Value>(
    actor: Actor,
    list: N,
    act: (target: Target<N>) => Promise<Value>,
  ) => {
    try {
      const [path, timeZone] = await Promise.all([site.listPath(actor, list), site.timeZone(actor)]);
      return await act({ graph, actor, list, path, timeZone });
    } catch (error) {
      if (isPortFailure(error, 'not-found')) site.forget(tenantOf(actor));
      throw error;
    }
  };
  return {
    create: (actor, list, records) =>
      inList(actor, list, async (target) => createItems(target, records, await userRows.of(actor))),
    update: (actor, list, itemId, etag, changes) =>
      inList(actor, list, async (target) => updateItem(target, { itemId, etag, changes }, await userRows.of(actor))),
    updateAll: (actor, list, updates) =>
      inList(actor, list, async (target) => updateItems(target, updates, await userRows.of(actor))),
    remove: (actor, list, itemId, etag) => inList(actor, list, (target) => removeItem(target, itemId, etag)),
    read: (actor, list, itemId) => inList(actor, list, (target) => readItem(target, itemId)),
    findByKey: (actor, list, key) => inList(actor, list, (target) => findItem(target, key)),
    changes: (actor, list, token) => inList(actor, list, (target) => readChanges(target, token)),
    highestReference: (actor, list) => inList(actor, list, highestReference),
  };
}

async function findItem<N extends ListName>(target: Target<N>, key: string): Promise<Stored<ListRecords[N]> | null> {
  const path = `${target.path}/items?${itemQuery(target.list)}&${equals('FtKey', key)}&$top=1`;
  const { items } = await readPages<WireItem>(target.graph, { actor: target.actor, method: 'GET', path });
  return items[0] ? storedOf(target, items[0]) : null;
}

/** Safe to repeat: the second time the item is gone, which is what was wanted. */
async function removeItem<N extends ListName>(target: Target<N>, itemId: string, etag: string): Promise<void> {
  const { graph, actor } = target;
  const path = `${target.path}/items/${encodeURIComponent(itemId)}`;
  try {
    await graph.call({ actor, method: 'DELETE', path, headers: { 'If-Match': etag }, repeat: 'safe' });
  } catch (error) {
    if (!isPortFailure(error, 'not-found')) throw error;
  }
}

/** @see listitem-delta: last state of an item wins, deleted ones carry a facet, a lapsed token starts over. */
async function readChanges<N extends ListName>(
  target: Target<N>,
  token: string | null,
): Promise<ListChanges<ListRecords[N]>> {
  const isOurs = token?.toLowerCase().includes(target.path.toLowerCase().split('/').at(-1) ?? '') ?? false;
  if (token !== null && isOurs) {
    try {
      return await readFeed(target, token, false);
    } catch (error) {
      if (!isResyncNeeded(error)) throw error;
    }
  }
  return readFeed(target, `${target.path}/items/delta?${itemQuery(target.list)}&$top=${PAGE}`, true);
}

async function readFeed<N extends ListName>(
  target: Target<N>,
  path: string,
  isComplete: boolean,
): Promise<ListChanges<ListRecords[N]>> {
  const call = { actor: target.actor, method: 'GET', path, area: 'sites' } as const;
  const { items, deltaLink } = await readPages<WireItem>(target.graph, call);
  if (deltaLink === null) throw new PortFailure('unavailable', 'a delta feed without an end');
  const last = [...new Map(items.map((item) => [item.id, item])).values()];
  return {
    changed: last.filter((item) => !item.deleted).map((item) => storedOf(target, item)),
    deletedItemIds: last.filter((item) => item.deleted).map((item) => item.id),
    isComplete,
    token: deltaLink,
  };
}

/** Reads every reference, since the column sorts as text: `AI-999` after `AI-1000`. Asked for after a clash only. */
async function highestReference<N extends ListName>(target: Target<N>): Promise<number> {
  const path = `${target.path}/items?$select=id&$expand=fields($select=Reference)&$top=5000`;
  const { items } = await readPages<WireItem>(target.graph, { actor: target.actor, method: 'GET', path });
  const numbers = items.map((item) => Number(/-(\d+)$/.exec(String(item.fields?.Reference ?? ''))?.[1] ?? 0));
  return numbers.reduce((highest, one) => Math.max(highest, one), 0);
}
