/**
 * One process at a time in a directory: PGlite does not look, and two at once lose rows.
 * Guards against processes of this machine; directories shared between machines belong to a PostgreSQL server.
 */
import { link, open, readFile, rename, unlink } from 'node:fs/promises';

/** Somebody else works in that directory. `pid` is theirs. */
export class DirectoryLocked extends Error {
  readonly pid: number;
  constructor(path: string, pid: number) {
    super(`the database is in use by process ${pid}; when there is no such server any more, delete ${path}`);
    this.name = 'DirectoryLocked';
    this.pid = pid;
  }
}

const heldHere = new Set<string>();

/**
 * Takes the lock file. One left behind by a dead process is replaced.
 * @returns a function that gives it back. Rejects `DirectoryLocked`.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  for (;;) {
    if (heldHere.has(path)) throw new DirectoryLocked(path, process.pid);
    if (await create(path)) break;
    const pid = await readPid(path);
    if (pid !== null && isAlive(pid)) throw new DirectoryLocked(path, pid);
    if (pid !== null) await clearStale(path, pid);
  }
  return async () => {
    heldHere.delete(path);
    await unlink(path).catch(() => {});
  };
}

async function create(path: string): Promise<boolean> {
  const temporary = `${path}.${process.pid}`;
  const file = await open(temporary, 'w');
  await file.writeFile(`${process.pid}\n`);
  await file.close();
  try {
    // Linking fails when the name exists and shows the file with its content or not at all.
    await link(temporary, path);
    heldHere.add(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(temporary);
  }
}

/** Null when it has just been given back. */
async function readPid(path: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(path, 'utf8'), 10) || 0;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

// Our own number in a file we do not hold is that of an earlier process, as in a container that restarts.
function isAlive(pid: number): boolean {
  if (pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function clearStale(path: string, stalePid: number): Promise<void> {
  const aside = `${path}.stale.${process.pid}`;
  await rename(path, aside).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
  // Between reading and moving, a third process may have put its own lock there: give it back.
  const moved = await readPid(aside);
  if (moved !== null && moved !== stalePid) await link(aside, path).catch(() => {});
  await unlink(aside).catch(() => {});
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
