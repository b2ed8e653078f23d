import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../../server/adapters/postgres/database.ts';
import { openLedger } from '../../../../server/adapters/postgres/ledger.ts';
import { DirectoryLocked } from '../../../../server/adapters/postgres/lock.ts';
import { createMirror } from '../../../../server/adapters/postgres/mirror.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../../support/databases.ts';
import { createFakeClock, createFakeRandom } from '../../../support/fake-clock.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const ALL = ['0001-ledger', '0002-mirror', '0003-register'];

describe('a directory', () => {
  test('is made, held alone, and found again with its rows and its birthday', { timeout: 120_000 }, async () => {
    const directory = join(mkdtempSync(join(tmpdir(), 'ft-db-')), 'new', 'place');
    const place = { kind: 'directory', directory } as const;
    const first = await openDatabase(place, NOW);
    expect(first.applied).toEqual(ALL);
    await openLedger({ db: first.db, clock: createFakeClock(NOW), random: createFakeRandom() });
    await expect(openDatabase(place, NOW)).rejects.toThrow(DirectoryLocked);
    await first.close();
    expect(readdirSync(directory)).toEqual(['pg']);

    const clock = createFakeClock('2026-04-01T09:00:00.000Z');
    const second = await openDatabase(place, clock.now());
    expect(second.applied).toEqual([]);
    const ledger = await openLedger({ db: second.db, clock, random: createFakeRandom() });
    expect(await ledger.bornAt()).toBe(NOW);
    await second.close();
    rmSync(directory, { recursive: true });
  });
});

describe.skipIf(!postgresPrograms)('a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  test('is migrated once by processes that start together', async () => {
    const place = { kind: 'server', url: server.url } as const;
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(place, NOW)));
    expect(opened.flatMap((one) => one.applied)).toEqual(ALL);
    const rows = await opened[0]?.db.selectFrom('applied_migrations').selectAll().orderBy('name').execute();
    expect(rows).toEqual(ALL.map((name) => ({ name, applied_at: NOW })));
    await Promise.all(opened.map((one) => one.close()));
  });

  test('that ends a connection in the middle gives a port failure, and the next query works', async () => {
    const { db, close } = await openDatabase({ kind: 'server', url: server.url }, NOW);
    await expect(sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)).rejects.toMatchObject({
      name: 'PortFailure',
      kind: 'unknown-outcome',
    });
    expect(await createMirror(db).revision('tenant-a')).toBe(0);
    await close();
  });
});

test.skipIf(!postgresPrograms)(
  'a connection that dies while nobody speaks on it does not end the process',
  async () => {
    const server = await startPostgres();
    const { db, close } = await openDatabase({ kind: 'server', url: server.url }, NOW);
    const broken = db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      const pid = rows[0]?.pid;
      await sql`select pg_terminate_backend(${pid})`.execute(db);
      const isAlive = () => sql`select 1 from pg_stat_activity where pid = ${pid}`.execute(db);
      while ((await isAlive()).rows.length > 0);
      await sql`select 1`.execute(trx);
    });
    await expect(broken).rejects.toMatchObject({ kind: 'unknown-outcome' });
    expect(await createMirror(db).revision('tenant-a')).toBe(0);
    await close();
    await server.stop();
  },
);

test('a server that is not there is unavailable', async () => {
  const place = { kind: 'server', url: 'postgresql://nobody@127.0.0.1:1/none' } as const;
  await expect(openDatabase(place, NOW)).rejects.toMatchObject({ kind: 'unavailable' });
});
