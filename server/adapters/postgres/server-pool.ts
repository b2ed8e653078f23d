/** Connections to a PostgreSQL server, as kysely's PostgreSQL dialect takes them. */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, types } from 'pg';
import { COLUMN_READERS } from './column-types.ts';
import { connectionFailure } from './failures.ts';
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
  // NOTE: an idle connection that the server closes raises this event; unheard, it would end the process.
  pool.on('error', () => {});

  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw connectionFailure(error);
    });
    const run = async (sql: string, parameters: unknown[]) => {
      const { command, rowCount, rows } = await client.query(sql, parameters);
      return { rows, affected: command === 'SELECT' ? null : rowCount };
    };
    return poolClient(run, () => client.release());
  };
  return { connect, end: () => pool.end() };
}
