/** Writing what the server itself decides. People's own edits are merged in action-items/, not here. */
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

/** The record after it, and whether it was this call that changed it: what others wrote is theirs to log. */
export interface Updated<N extends ListName> {
  readonly stored: Stored<ListRecords[N]>;
  readonly isWritten: boolean;
}

/** Others may be first this often before the conflict is told. */
const MOST_TRIES = 4;

/**
 * The record with the changes; written only when there are any, and taken into the mirror. With a stale etag the record is
 * read and the changes are worked out from it anew, so that nothing somebody else added is written over.
 * @param changesOf the changes, from the record as it is now.
 */
export async function updateFromCurrent<N extends ListName>(
  ports: Pick<Ports, 'lists' | 'mirror'>,
  { actor, tenantId, list, held }: UpdateTarget<N>,
  changesOf: (current: ListRecords[N]) => Partial<ListRecords[N]>,
): Promise<Updated<N>> {
  let current = held;
  for (let tries = 1; ; tries += 1) {
    const changes = changesOf(current.record);
    try {
      const { itemId, etag } = current;
      const isChange = Object.keys(changes).length > 0;
      if (isChange) current = await ports.lists.update(actor, list, itemId, etag, changes);
      if (current !== held) await ports.mirror.put(tenantId, list, [current]);
      return { stored: current, isWritten: isChange };
    } catch (error) {
      if (!isPortFailure(error, 'conflict') || tries === MOST_TRIES) throw error;
      current = await ports.lists.read(actor, list, held.itemId);
    }
  }
}
