/** PGlite, the PostgreSQL inside this process, in the shape of a pool with one connection. */
import { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { COLUMN_READERS } from './column-types.ts';
import { poolClient } from './pool-client.ts';

export interface EmbeddedPool extends PostgresPool {
  /** The whole database as a file that `openEmbeddedPool` starts from. */
  dump(): Promise<Blob>;
}

/**
 * Opens the engine, creating the directory's files when it is new (seconds).
 * @param directory null keeps everything in memory. @param dump what a new database starts with.
 */
export async function openEmbeddedPool(directory: string | null, dump?: Blob): Promise<EmbeddedPool> {
  const engine = await PGlite.create({
    parsers: { ...COLUMN_READERS },
    ...(directory === null ? {} : { dataDir: directory }),
    ...(dump ? { loadDataDir: dump } : {}),
  });
  await engine.exec("set timezone to 'UTC'");

  // NOTE: one connection. A query outside the open transaction, awaited inside it, would wait for ever.
  let last: Promise<unknown> = Promise.resolve();
  const connect = async (): Promise<PostgresPoolClient> => {
    let release = () => {};
    const before = last;
    last = new Promise<void>((resolve) => {
      release = resolve;
    });
    await before;
    const run = async (sql: string, parameters: unknown[]) => {
      const { rows, affectedRows } = await engine.query(sql, parameters);
      return { rows, affected: affectedRows ?? null };
    };
    return poolClient(run, release);
  };
  return { connect, end: () => engine.close(), dump: () => engine.dumpDataDir('none') };
}
