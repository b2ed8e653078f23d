/** Opens the database, a PostgreSQL server or PGlite in this process, and brings its schema up to date. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { IsoInstant } from '../../../shared/time/instant.ts';
import { lockFile } from './lock.ts';
import { migrate } from './migrate.ts';
import type { Db } from './schema.ts';

/** Where the rows are. `memory` is for tests and simulations; `dump` is a database it starts from. */
export type DatabasePlace =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'directory'; readonly directory: string }
  | { readonly kind: 'memory'; readonly dump?: Blob };

export interface Database {
  readonly db: Db;
  /** Names of the migrations that this start applied. */
  readonly applied: readonly string[];
  /** Ends connections after the queries under way; gives the directory free. */
  close(): Promise<void>;
}

/**
 * Opens and migrates. A new directory takes seconds, an existing one about a second.
 * @param now for the table of applied migrations.
 * Rejects `DirectoryLocked` when another process has the directory, `PortFailure` `unavailable` without a server.
 */
export async function openDatabase(place: DatabasePlace, now: IsoInstant): Promise<Database> {
  const { pool, release } = await openPool(place);
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await db.destroy();
    await release();
  };
  try {
    return { db, applied: await migrate(db, now), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface OpenPool {
  readonly pool: PostgresPool;
  readonly release: () => Promise<void>;
}
const nothing = async () => {};

// The engines load on demand: PGlite is 27 MB that a server on PostgreSQL never needs.
async function openPool(place: DatabasePlace): Promise<OpenPool> {
  if (place.kind === 'server') {
    const { openServerPool } = await import('./server-pool.ts');
    return { pool: openServerPool(place.url), release: nothing };
  }
  const { openEmbeddedPool } = await import('./embedded-pool.ts');
  if (place.kind === 'memory') return { pool: await openEmbeddedPool(null, place.dump), release: nothing };

  await mkdir(place.directory, { recursive: true });
  const release = await lockFile(join(place.directory, 'followthrough.lock'));
  try {
    return { pool: await openEmbeddedPool(join(place.directory, 'pg')), release };
  } catch (error) {
    await release();
    throw error;
  }
}
