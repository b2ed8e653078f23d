import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../../server/adapters/postgres/database.ts';
import { openLedger } from '../../../../server/adapters/postgres/ledger.ts';
import type { Ledger } from '../../../../server/ledger/store.ts';
import { emptyTables, type PostgresServer, postgresPrograms, startPostgres } from '../../../support/databases.ts';
import { createFakeClock, createFakeRandom } from '../../../support/fake-clock.ts';
import { promised } from '../../../support/runner-bench.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const LEASE = '2026-03-02T09:02:00.000Z';

describe.skipIf(!postgresPrograms)('several connections to one PostgreSQL server', () => {
  let server: PostgresServer;
  let database: Database;
  let ledger: Ledger;
  beforeAll(async () => {
    server = await startPostgres();
    database = await openDatabase({ kind: 'server', url: server.url }, NOW);
  });
  beforeEach(async () => {
    await emptyTables(database.db);
    ledger = await openLedger({ db: database.db, clock: createFakeClock(NOW), random: createFakeRandom() });
  });
  afterAll(async () => {
    await database?.close();
    await server?.stop();
  });

  test('a row that another connection is just claiming is passed over, not waited for', async () => {
    await ledger.promise(['S-1', 'S-2'].map((subject) => promised({ subject })));
    const claims = await database.db.transaction().execute(async (trx) => {
      await trx.selectFrom('obligations').select('id').where('subject', '=', 'S-1').forUpdate().execute();
      return ledger.claim(NOW, LEASE, 10);
    });
    expect(claims.map(({ obligation }) => obligation.subject)).toEqual(['S-2']);
    expect(await ledger.claim(NOW, LEASE, 10)).toHaveLength(1);
  });

  test('callers who promise many same keys in opposite order do not lock each other out', async () => {
    const keys = Array.from({ length: 800 }, (_, i) => promised({ subject: `S-${i}` }));
    const reversed = [...keys].reverse();
    const made = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((i) => ledger.promise(i % 2 ? keys : reversed)));
    expect(made.flat()).toHaveLength(800);
  });

  test('more rows than one statement holds are written all or none', async () => {
    const keys = Array.from({ length: 1500 }, (_, i) => promised({ subject: `S-${i}` }));
    const broken = { ...promised({ subject: 'S-999999' }), dueAt: 'not an instant' };
    await expect(ledger.promise([...keys, broken])).rejects.toThrow();
    expect(await ledger.list('tenant-a', ['waiting'], 9_999)).toHaveLength(0);
    expect(await ledger.promise(keys)).toHaveLength(1500);
  });
});
