/** Views a person named, kept on this device under the host's partition key. */
import { readView, type View } from './view.ts';

const KEY = 'followthrough.views';
const MOST = 30;

export interface SavedView {
  readonly name: string;
  readonly view: View;
}

export interface SavedViews {
  read(): readonly SavedView[];
  /** A view of the same name is replaced. */
  save(name: string, view: View): readonly SavedView[];
  remove(name: string): readonly SavedView[];
}

/** Saved views in that storage; a storage that is forbidden or full keeps none. */
export function createSavedViews(
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
  partitionKey: string,
): SavedViews {
  const key = partitionKey + KEY;
  const read = (): readonly SavedView[] => {
    try {
      const kept = JSON.parse(storage().getItem(key) ?? '[]') as unknown;
      if (!Array.isArray(kept)) return [];
      return kept.flatMap((one: { name?: unknown; view?: unknown }) => {
        const view = readView(one?.view);
        return typeof one?.name === 'string' && view ? [{ name: one.name, view }] : [];
      });
    } catch {
      return [];
    }
  };
  const write = (views: readonly SavedView[]) => {
    try {
      storage().setItem(key, JSON.stringify(views));
    } catch {
      // The view holds for as long as the page is open.
    }
    return views;
  };
  return {
    read,
    save: (name, view) => write([...read().filter((one) => one.name !== name), { name, view }].slice(-MOST)),
    remove: (name) => write(read().filter((one) => one.name !== name)),
  };
}
