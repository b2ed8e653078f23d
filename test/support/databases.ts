/** Real databases for the contract suites: PGlite in this process, and a throw-away PostgreSQL server when its programs exist. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../server/adapters/postgres/database.ts';
import { openEmbeddedPool } from '../../server/adapters/postgres/embedded-pool.ts';
import type { Db } from '../../server/adapters/postgres/schema.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const CACHE = join(import.meta.dirname, '../../node_modules/.cache/followthrough');

/** Empties every table; the schema stays. */
export async function emptyTables(db: Db): Promise<void> {
  await sql`truncate obligations, ledger_birth, mirror_items, mirror_revisions, register_settings, remembered,
    counters, subscriptions restart identity`.execute(db);
}

/** PGlite in memory. Making its files takes seconds, so a copy of them is kept from one run to the next. */
export async function openPglite(): Promise<Database> {
  return openDatabase({ kind: 'memory', dump: await pgliteDump() }, NOW);
}

async function pgliteDump(): Promise<Blob> {
  const manifest = join(import.meta.dirname, '../../node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const file = join(CACHE, `pglite-${version}.tar`);
  if (!existsSync(file)) {
    const pool = await openEmbeddedPool(null);
    const dump = await pool.dump();
    await pool.end();
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
    renameSync(`${file}.${process.pid}`, file);
  }
  return new Blob([await readFile(file)], { type: 'application/x-tar' });
}

/** Where PostgreSQL's programs are; null when this machine has none. */
export const postgresPrograms: string | null = findPrograms();

function findPrograms(): string | null {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged).map((name) => join(packaged, name, 'bin')) : [];
  const places = [...versions.sort().reverse(), ...(process.env.PATH ?? '').split(delimiter)];
  return places.find((place) => ['initdb', 'postgres'].every((name) => existsSync(join(place, name)))) ?? null;
}

export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a new PostgreSQL cluster on a socket in a temporary directory. Call only when `postgresPrograms` is set. */
export async function startPostgres(): Promise<PostgresServer> {
  const root = mkdtempSync(join(tmpdir(), 'followthrough-pg-'));
  const account = unprivileged();
  if (account) chownSync(root, account.uid, account.gid);
  const data = join(root, 'data');
  const programs = postgresPrograms ?? '';
  execFileSync('cp', ['-a', clusterTemplate(programs, account), data], { stdio: 'pipe' });

  // Written for seconds and thrown away: no need to wait for the disk.
  const settings = ['fsync=off', 'listen_addresses=', `unix_socket_directories=${root}`].flatMap((one) => ['-c', one]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings], { cwd: root, ...account });
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  await whenReady(server);
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(root)}`,
    async stop() {
      process.off('exit', kill);
      const gone = new Promise((resolve) => server.once('exit', resolve));
      kill();
      await gone;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A cluster as `initdb` makes it, kept from one run to the next: a copy takes a sixth of the time. */
function clusterTemplate(programs: string, account: Account | undefined): string {
  const version = execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }).replace(/\W+/g, '-');
  const kept = join(CACHE, `cluster-${version}${account?.uid ?? 'own'}`);
  if (existsSync(kept)) return kept;
  const root = mkdtempSync(join(tmpdir(), 'followthrough-initdb-'));
  if (account) chownSync(root, account.uid, account.gid);
  const made = join(root, 'data');
  const initdb = ['--pgdata', made, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), [...initdb, '--locale', 'C'], { cwd: root, stdio: 'pipe', ...account });
  mkdirSync(CACHE, { recursive: true });
  const own = `${kept}.${process.pid}`;
  execFileSync('cp', ['-a', made, own], { stdio: 'pipe' });
  rmSync(root, { recursive: true, force: true });
  try {
    renameSync(own, kept);
  } catch (error) {
    // Of several test files that make it at once the first one's is kept.
    if (!existsSync(kept)) throw error;
    rmSync(own, { recursive: true, force: true });
  }
  return kept;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

// PostgreSQL refuses to run as root, as tests in a container do.
function unprivileged(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return { uid: 65_534, gid: 65_534 };
  }
}

function whenReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('database system is ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}
