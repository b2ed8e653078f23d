/** Reading one item and changing one or many. A repeated write that meets its own first try is not a conflict. */
import { isPortFailure, PortFailure } from '../../ports/failures.ts';
import type { ListName, ListRecords, Stored, Update, Updated } from '../../ports/lists.ts';
import { type BatchPart, type PartAnswer, partResult, sendBatch } from './batch.ts';
import type { Target } from './create-items.ts';
import type { LookupIds } from './field-codecs.ts';
import { toFields } from './list-columns.ts';
import { itemQuery, storedOf, versionOf, type WireItem } from './list-items.ts';

/** The item as the list holds it. Rejects `not-found`. */
export async function readItem<N extends ListName>(target: Target<N>, itemId: string): Promise<Stored<ListRecords[N]>> {
  const { body } = await target.graph.call<WireItem>({ actor: target.actor, ...readPart(target, itemId) });
  return storedOf(target, body);
}

/** One item: write and read back in one request. */
export async function updateItem<N extends ListName>(
  target: Target<N>,
  update: Update<ListRecords[N]>,
  lookupIds: LookupIds,
): Promise<Stored<ListRecords[N]>> {
  const parts = [writePart(target, update, lookupIds), readPart(target, update.itemId)];
  const [write, read] = await sendBatch(target.graph, target.actor, parts, { inOrder: true, repeat: 'safe' });
  if (!write || !read) throw new PortFailure('unavailable', 'a batch answer without its parts');
  if (isOwnEcho(write)) {
    const now = await readItem(target, update.itemId);
    if (holdsAlready(target.list, now.record, update.changes)) return now;
  }
  return changed(target, update, write, read);
}

/**
 * Many items: all written, then those that were are read back. Graph takes parts of one request side by side or in one
 * row, not in pairs; two requests for twenty items are far fewer than twenty. What was written and cannot be read back
 * is told from what it was and what was written.
 */
export async function updateItems<N extends ListName>(
  target: Target<N>,
  updates: readonly Update<ListRecords[N]>[],
  lookupIds: LookupIds,
): Promise<readonly Updated<ListRecords[N]>[]> {
  const { graph, actor } = target;
  const [only] = updates;
  if (only && updates.length === 1) return [await updateItem(target, only, lookupIds).then(stored, failed)];
  const writes = await sendBatch(
    graph,
    actor,
    updates.map((update) => writePart(target, update, lookupIds)),
    { repeat: 'safe' },
  );
  const toRead = updates.filter((_update, at) => isWritten(writes[at]));
  const parts = toRead.map(({ itemId }) => readPart(target, itemId));
  const reads = await sendBatch(graph, actor, parts).catch(failed);
  return updates.map((update, at): Updated<ListRecords[N]> => {
    const write = writes[at] as PartAnswer;
    const read = 'failure' in reads ? undefined : reads[toRead.indexOf(update)];
    try {
      const now = read && read.status < 300 ? storedOf(target, read.body as WireItem) : null;
      if (now && isOwnEcho(write) && holdsAlready(target.list, now.record, update.changes)) return stored(now);
      return stored(changed(target, update, write, read));
    } catch (error) {
      return failed(error);
    }
  });
}

const stored = <Record>(one: Stored<Record>): Updated<Record> => ({ stored: one });

function failed(failure: unknown): { readonly failure: PortFailure } {
  if (!isPortFailure(failure)) throw failure;
  return { failure };
}

function changed<N extends ListName>(
  target: Target<N>,
  { held, changes }: Update<ListRecords[N]>,
  write: PartAnswer,
  read: PartAnswer | undefined,
): Stored<ListRecords[N]> {
  const { body } = partResult(write, 'safe', `update in ${target.list}`);
  if (read && read.status < 300) return storedOf(target, read.body as WireItem);
  if (held) return { ...held, record: { ...held.record, ...changes }, ...versionAfter(held, body) };
  if (!read) throw new PortFailure('unavailable', `written and not read back in ${target.list}`);
  return storedOf(target, partResult(read, 'safe', `read in ${target.list}`).body as WireItem);
}

/** The answer to a write names the new version; where it does not, one write is one version. */
function versionAfter(held: Pick<Stored<unknown>, 'etag' | 'version'>, body: unknown) {
  const told = (body as { readonly '@odata.etag'?: string } | null)?.['@odata.etag'];
  const etag = told ?? held.etag.replace(/,\d+(?="?$)/, `,${held.version + 1}`);
  return { etag, version: versionOf(etag) };
}

const itemPath = ({ path }: Pick<Target<ListName>, 'path'>, itemId: string): string =>
  `${path}/items/${encodeURIComponent(itemId)}`;

const readPart = <N extends ListName>(target: Target<N>, itemId: string) =>
  ({ method: 'GET', path: `${itemPath(target, itemId)}?${itemQuery(target.list)}` }) as const;

const writePart = <N extends ListName>(
  target: Target<N>,
  { itemId, etag, changes }: Update<ListRecords[N]>,
  lookupIds: LookupIds,
): BatchPart => ({
  method: 'PATCH',
  path: `${itemPath(target, itemId)}/fields`,
  headers: { 'If-Match': etag },
  body: toFields(target.list, changes, lookupIds),
});

const isWritten = (write: PartAnswer | undefined): boolean =>
  write !== undefined && (write.status < 300 || isOwnEcho(write));

/** A stale etag at a later try: somebody else was first, or our own earlier try was. */
const isOwnEcho = ({ status, tries }: PartAnswer): boolean => status === 412 && tries > 1;

function holdsAlready<N extends ListName>(list: N, record: ListRecords[N], changes: Partial<ListRecords[N]>): boolean {
  const none: LookupIds = () => undefined;
  const now = toFields(list, record, none);
  return Object.entries(toFields(list, changes, none)).every(
    ([column, value]) => JSON.stringify(now[column]) === JSON.stringify(value),
  );
}
