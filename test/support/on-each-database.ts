/** Runs a suite on PGlite and on a PostgreSQL server: opened once a file, emptied before each test. */
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest';
import { type Database, openDatabase } from '../../server/adapters/postgres/database.ts';
import type { Db } from '../../server/adapters/postgres/schema.ts';
import { emptyTables, openPglite, postgresPrograms, startPostgres } from './databases.ts';

/** `db` gives the open database and may be called inside tests and hooks only. */
export function onEachDatabase(suite: (name: string, db: () => Db) => void): void {
  describe('on PGlite', () => useDatabase(openPglite, (db) => suite('PGlite', db)));
  if (postgresPrograms) {
    describe('on a PostgreSQL server', () => useDatabase(openServer, (db) => suite('PostgreSQL', db)));
  } else {
    test.skip('PostgreSQL server: skipped, no initdb and postgres programs on this machine', () => {});
  }
}

function useDatabase(open: () => Promise<Database>, suite: (db: () => Db) => void): void {
  let database: Database | undefined;
  beforeAll(async () => {
    database = await open();
  });
  const db = () => {
    if (!database) throw new Error('the database is open inside tests and hooks only');
    return database.db;
  };
  beforeEach(() => emptyTables(db()));
  afterAll(() => database?.close());
  suite(db);
}

async function openServer(): Promise<Database> {
  const server = await startPostgres();
  const open = openDatabase({ kind: 'server', url: server.url }, '2026-03-02T09:00:00.000Z');
  // A server without a database to close would outlive the run.
  const database = await open.catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const close = async () => {
    await database.close();
    await server.stop();
  };
  return { ...database, close };
}
