/**
 * The tenant's state: one in-memory object per area (a slice), kept as JSON between runs.
 * An area declares its slice beside its own code and reads it through `store.slice`; nothing here knows any area.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Name of an area's part of the state, and how it looks in an empty tenant. Must be JSON through and through. */
export interface SliceDefinition<T> {
  readonly name: string;
  empty(): T;
}

/** State of the whole tenant. Slices are live objects: change them in place, then call `touch`. */
export interface Store {
  /** The current slice. Ask again after a reset: the object is then another one. */
  slice<T>(definition: SliceDefinition<T>): T;
  /** Says that something changed, so that a snapshot is due. The router calls it after every writing request. */
  touch(): void;
  /** Forgets everything; the seed is planted by the caller. */
  clear(): void;
  /** Writes the snapshot now when one is due. Resolves when it is on the disk. */
  flush(): Promise<void>;
}

const WAIT_MS = 400;
/** Writing may take a tenth of the time at most, however large the tenant grows. */
const REST_FACTOR = 10;

/** @param path snapshot file, or null for a tenant that lives in memory only. */
export async function openStore(path: string | null): Promise<Store> {
  let slices: Record<string, unknown> = path === null ? {} : await readSnapshot(path);
  let dirty = false;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let restMs = WAIT_MS;

  const write = async (file: string): Promise<void> => {
    dirty = false;
    const startedAt = performance.now();
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(slices));
    await rename(`${file}.new`, file);
    restMs = Math.max(WAIT_MS, (performance.now() - startedAt) * REST_FACTOR);
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (path !== null && dirty) writing = writing.then(() => write(path));
    return writing;
  };

  return {
    slice<T>(definition: SliceDefinition<T>): T {
      slices[definition.name] ??= definition.empty();
      return slices[definition.name] as T;
    },
    touch() {
      dirty = true;
      if (path === null || timer) return;
      timer = setTimeout(() => void flush(), restMs);
      timer.unref();
    },
    clear() {
      slices = {};
      dirty = true;
    },
    flush,
  };
}

async function readSnapshot(path: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`The tenant snapshot ${path} cannot be read; delete it or start with --fresh.`, { cause: error });
  }
}
