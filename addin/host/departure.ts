/**
 * Whether the person signed out here, kept over a reload: the host would sign them in again without a question. Unlike
 * a draft it never lapses; only the person takes it back. It stays on this machine, under the host's partition key.
 */
export interface Departure {
  read(): boolean;
  write(hasLeft: boolean): void;
}

const KEY = 'followthrough.signed-out';

/** A departure in that storage; where storage is forbidden it lasts as long as the page. */
export function createDeparture(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  partitionKey: string,
): Departure {
  const key = `${partitionKey}${KEY}`;
  let isForbidden = false;
  let here = false;
  return {
    read() {
      try {
        return isForbidden ? here : storage.getItem(key) !== null;
      } catch {
        return here;
      }
    },
    write(hasLeft) {
      here = hasLeft;
      try {
        if (hasLeft) storage.setItem(key, 'true');
        else storage.removeItem(key);
        isForbidden = false;
      } catch {
        isForbidden = true;
      }
    },
  };
}
