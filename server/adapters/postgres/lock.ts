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

/** Paths that this process holds or is about to take: its own number in a file says nothing about that. */
const takenHere = new Set<string>();
let names = 0;
/** A name beside the lock file that no other attempt uses. */
const beside = (path: string): string => {
  names += 1;
  return `${path}.${process.pid}.${names}`;
};

/**
 * Takes the lock file. One left behind by a dead process is replaced.
 * @returns a function that gives it back. Rejects `DirectoryLocked`.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  if (takenHere.has(path)) throw new DirectoryLocked(path, process.pid);
  takenHere.add(path);
  try {
    while (!(await create(path))) await clearWhenStale(path);
  } catch (error) {
    takenHere.delete(path);
    throw error;
  }
  return async () => {
    await unlink(path).catch(() => {});
    takenHere.delete(path);
  };
}

async function create(path: string): Promise<boolean> {
  const temporary = beside(path);
  const file = await open(temporary, 'w');
  await file.writeFile(`${process.pid}\n`);
  await file.close();
  try {
    // Linking fails when the name exists and shows the file with its content or not at all.
    await link(temporary, path);
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

async function clearWhenStale(path: string): Promise<void> {
  const pid = await readPid(path);
  if (pid === null) return;
  if (isAlive(pid)) throw new DirectoryLocked(path, pid);
  const aside = beside(path);
  await rename(path, aside).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
  // Between reading and moving, another process may have put its own lock there: give it back.
  const moved = await readPid(aside);
  if (moved !== null && moved !== pid) await link(aside, path).catch(() => {});
  await unlink(aside).catch(() => {});
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
