/**
 * What was typed and not saved yet, kept over a failed save and a reload. It stays on this machine, under the host's
 * partition key, and goes when it is saved, discarded, or older than two weeks.
 */
import { stableKey } from '../../shared/text-key.ts';

const PREFIX = 'followthrough.draft';
/** After this many days a draft is of no use to anybody. */
const KEEP_DAYS = 14;

export interface Drafts {
  /** Null when there is none, or when it cannot be read. */
  load<Value>(name: string): Value | null;
  /** A full or forbidden storage loses the draft silently: the screen still holds it. */
  save(name: string, value: unknown): void;
  remove(name: string): void;
}

interface Kept {
  readonly keptAtMs: number;
  readonly value: unknown;
}

/** Drafts in that storage. Names are hashed, so that keys hold no titles or addresses. */
export function createDrafts(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  partitionKey: string,
  nowMs: () => number,
): Drafts {
  const keyOf = (name: string) => `${partitionKey}${PREFIX}.${stableKey([name])}`;
  const quietly = <Answer>(work: () => Answer): Answer | null => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  return {
    load: <Value>(name: string) =>
      quietly(() => {
        const kept = JSON.parse(storage.getItem(keyOf(name)) ?? 'null') as Kept | null;
        const isFresh = kept !== null && nowMs() - kept.keptAtMs < KEEP_DAYS * 86_400_000;
        return isFresh ? (kept.value as Value) : null;
      }),
    save: (name, value) =>
      void quietly(() => storage.setItem(keyOf(name), JSON.stringify({ keptAtMs: nowMs(), value } satisfies Kept))),
    remove: (name) => void quietly(() => storage.removeItem(keyOf(name))),
  };
}
