/** A ledger that wakes the runner: whoever promises need not know that a runner exists. */
import type { Ledger } from './store.ts';

/** The same ledger; after a write that may have made something due, `poke` is called. */
export function pokeAfterWrites(ledger: Ledger, poke: () => void): Ledger {
  const then = async <Value>(write: Promise<Value>): Promise<Value> => {
    const value = await write;
    poke();
    return value;
  };
  return {
    ...ledger,
    promise: (obligations) => then(ledger.promise(obligations)),
    reschedule: (row, dueAt, deadlineAt) => then(ledger.reschedule(row, dueAt, deadlineAt)),
    redrive: (tenantId, id, dueAt, deadlineAt) => then(ledger.redrive(tenantId, id, dueAt, deadlineAt)),
  };
}
