/** Doing the same for many, where one that fails must not keep the others from being served. */
import { isPortFailure, type PortFailure } from '../../ports/failures.ts';

/** Acts on one after the other; rejects at the end with the first failure of a port. Anything else rejects at once. */
export async function forEachInTurn<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  let first: PortFailure | null = null;
  for (const item of items) {
    try {
      await act(item);
    } catch (error) {
      if (!isPortFailure(error)) throw error;
      first ??= error;
    }
  }
  if (first !== null) throw first;
}
