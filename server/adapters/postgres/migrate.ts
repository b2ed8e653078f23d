/** Brings the schema up to date when the server starts. */
import { sql } from 'kysely';
import type { IsoInstant } from '../../../shared/time/instant.ts';
import type { Migration } from './migrations/migration.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import type { Db } from './schema.ts';

/** Any number that no other program on the server uses as an advisory lock. */
const MIGRATION_LOCK = 7_046_513;

/**
 * Applies what is missing, all or none. Processes that start together wait for each other.
 * @param now written beside each step. @returns the names of the steps applied, none when all was there.
 */
export function migrate(
  db: Db,
  now: IsoInstant,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly string[]> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx);
    await sql`create table if not exists applied_migrations (
      name text primary key, applied_at timestamptz not null
    )`.execute(trx);
    const applied = await trx.selectFrom('applied_migrations').select('name').execute();
    const missing = migrations.filter(({ name }) => !applied.some((one) => one.name === name));
    for (const { name, statements } of missing) {
      for (const statement of statements) await sql.raw(statement).execute(trx);
      await trx.insertInto('applied_migrations').values({ name, applied_at: now }).execute();
    }
    return missing.map(({ name }) => name);
  });
}
