/** A connection in the shape kysely wants, with the database's errors turned into port failures. */
import type { PostgresPoolClient } from 'kysely';
import { databaseFailure } from './failures.ts';

export interface Answer {
  readonly rows: readonly unknown[];
  /** Rows inserted, updated or deleted; null when the statement only reads. */
  readonly affected: number | null;
}

/** Wraps one connection; `run` sends a statement, `release` gives the connection back. */
export function poolClient(
  run: (sql: string, parameters: unknown[]) => Promise<Answer>,
  release: () => void,
): PostgresPoolClient {
  const query = async (sql: string, parameters: readonly unknown[]) => {
    try {
      const { rows, affected } = await run(sql, [...parameters]);
      // Of the command kysely only wants to know whether the count of rows means anything.
      return { command: affected === null ? 'SELECT' : 'UPDATE', rowCount: affected ?? rows.length, rows };
    } catch (error) {
      throw databaseFailure(error);
    }
  };
  // kysely's second signature is for cursors, which nothing here opens.
  return { query: query as unknown as PostgresPoolClient['query'], release };
}
