/** Writing fields that the server itself decides: they go on top of whatever somebody else wrote meanwhile. */
import { isPortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { ListName, ListRecords, Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';

export interface UpdateTarget<N extends ListName> {
  readonly actor: Actor;
  readonly tenantId: string;
  readonly list: N;
  readonly held: Stored<ListRecords[N]>;
}

/**
 * The record with the changes; written only when there are any, and taken into the mirror. With a stale etag the state
 * of the list is read and the write repeated once; people's own edits are merged in action-items/, not here.
 */
export async function updateOver<N extends ListName>(
  ports: Pick<Ports, 'lists' | 'mirror'>,
  { actor, tenantId, list, held }: UpdateTarget<N>,
  changes: Partial<ListRecords[N]>,
): Promise<Stored<ListRecords[N]>> {
  if (Object.keys(changes).length === 0) return held;
  const write = ({ itemId, etag }: Stored<ListRecords[N]>) => ports.lists.update(actor, list, itemId, etag, changes);
  const written = await write(held).catch(async (error: unknown) => {
    if (!isPortFailure(error, 'conflict')) throw error;
    return write(await ports.lists.read(actor, list, held.itemId));
  });
  await ports.mirror.put(tenantId, list, [written]);
  return written;
}
