/** Connections to a PostgreSQL server, as kysely's PostgreSQL dialect takes them. */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, types } from 'pg';
import { isPortFailure } from '../../ports/failures.ts';
import { COLUMN_READERS } from './column-types.ts';
import { connectionFailure, databaseFailure } from './failures.ts';
import { poolClient } from './pool-client.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** Far above any query of ours: one that runs longer is stuck, and frees its connection. */
const STATEMENT_TIMEOUT_MS = 30_000;

const readers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    COLUMN_READERS[oid] ?? types.getTypeParser(oid, format ?? 'text'),
};

/** A pool on a connection string. Failures come as port failures. */
export function openServerPool(url: string, maxConnections = 10): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'followthrough',
    options: '-c timezone=UTC -c datestyle=ISO',
    types: readers,
  });
  // NOTE: both raise `error` when the server closes a connection; unheard, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));

  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw connectionFailure(error);
    });
    let isBroken = false;
    const run = async (sql: string, parameters: unknown[]) => {
      try {
        const { command, rowCount, rows } = await client.query(sql, parameters);
        return { rows, affected: command === 'SELECT' ? null : rowCount };
      } catch (error) {
        isBroken = isPortFailure(databaseFailure(error), 'unknown-outcome');
        throw error;
      }
    };
    // A broken connection is thrown away, or the next one to take it would fail as well.
    return poolClient(run, () => client.release(isBroken));
  };
  return { connect, end: () => pool.end() };
}
