import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../../server/adapters/postgres/database.ts';
import { migrate } from '../../../../server/adapters/postgres/migrate.ts';
import { MIGRATIONS } from '../../../../server/adapters/postgres/migrations/migrations.ts';
import { openPglite } from '../../../support/databases.ts';

const NOW = '2026-03-02T09:00:00.000Z';
let database: Database;
beforeAll(async () => {
  database = await openPglite();
});
afterAll(() => database.close());

test('migrations are named in the order in which they are applied', () => {
  const names = MIGRATIONS.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  expect(new Set(names).size).toBe(names.length);
});

test('what is applied is not applied again', async () => {
  expect(await migrate(database.db, NOW)).toEqual([]);
});

test('a step that fails leaves nothing behind, not even the steps before it', async () => {
  const good = { name: '9001-good', statements: ['create table good (id text)'] };
  const bad = { name: '9002-bad', statements: ['create table bad (id text)', 'create tabel typo (id text)'] };
  await expect(migrate(database.db, NOW, [...MIGRATIONS, good, bad])).rejects.toThrow(/syntax error/);
  const { rows } = await sql`select 1 from pg_tables where tablename in ('good', 'bad')`.execute(database.db);
  expect(rows).toEqual([]);
  expect(await migrate(database.db, NOW, [...MIGRATIONS, good])).toEqual(['9001-good']);
});

test('a release that knows fewer steps still runs on the newer schema', async () => {
  expect(await migrate(database.db, NOW, MIGRATIONS.slice(0, 1))).toEqual([]);
});
