/** The mirror of the lists in the database. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { ListName, ListRecords, Stored } from '../../ports/lists.ts';
import type { Mirror } from '../../ports/mirror.ts';
import { findActions } from './mirror-actions.ts';
import { type MirrorRow, mirrorRows } from './mirror-rows.ts';
import type { Db, Tables } from './schema.ts';

/** PostgreSQL takes 65,535 parameters a statement; a row has at most nineteen. */
const ROWS_PER_STATEMENT = 500;

/** Every query starts with the tenant; every change lifts the tenant's revision in the same transaction. */
export function createMirror(db: Db): Mirror {
  const drop = (tenantId: string, list: ListName, itemIds: readonly string[], are: 'gone' | 'left') =>
    db.transaction().execute(async (trx) => {
      // One parameter however many ids: a complete list may name tens of thousands.
      const named = sql<boolean>`item_id in (select jsonb_array_elements_text(${JSON.stringify(itemIds)}::jsonb))`;
      const { numDeletedRows } = await trx
        .deleteFrom('mirror_items')
        .where('tenant_id', '=', tenantId)
        .where('list', '=', list)
        .where((eb) => (are === 'gone' ? named : eb.not(named)))
        .executeTakeFirst();
      await lift(trx, tenantId, numDeletedRows);
    });

  return {
    async put(tenantId, list, items) {
      const rows = mirrorRows(tenantId, list, items);
      if (rows.length > 0) await db.transaction().execute((trx) => putRows(trx, tenantId, rows));
    },
    remove: (tenantId, list, itemIds) => drop(tenantId, list, itemIds, 'gone'),
    keepOnly: (tenantId, list, itemIds) => drop(tenantId, list, itemIds, 'left'),
    byReference: (tenantId, list, reference) => first(rowsOf(db, tenantId, list).where('reference', '=', reference)),
    byKey: (tenantId, list, key) => first(rowsOf(db, tenantId, list).where('item_key', '=', key)),
    findActions: (tenantId, query) => findActions(db, tenantId, query),
    sessions: (tenantId, limit) => every(rowsOf(db, tenantId, 'sessions').orderBy('at', 'desc').limit(limit)),
    logOf: (tenantId, reference) =>
      every(
        rowsOf(db, tenantId, 'log')
          .where('reference', '=', reference)
          .orderBy('at')
          .orderBy(sql`length(item_id)`)
          .orderBy('item_id'),
      ),
    async revision(tenantId) {
      const row = await db
        .selectFrom('mirror_revisions')
        .select('revision')
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return row?.revision ?? 0;
    },
  };
}

async function putRows(trx: Db, tenantId: string, rows: readonly MirrorRow[]): Promise<void> {
  let taken = 0n;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('mirror_items')
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'list', 'item_id'])
          .doUpdateSet((eb) => Object.fromEntries(REPLACED.map((column) => [column, eb.ref(`excluded.${column}`)])))
          .whereRef('mirror_items.version', '<', 'excluded.version'),
      )
      .executeTakeFirstOrThrow();
    taken += numInsertedOrUpdatedRows ?? 0n;
  }
  await lift(trx, tenantId, taken);
}

/** All columns that a newer state of an item replaces. */
const REPLACED = [
  'version',
  'stored',
  'item_key',
  'reference',
  'at',
  'owner_key',
  'stage',
  'status',
  'session_ref',
  'due_on',
  'title_sort',
  'owner_sort',
  'status_rank',
  'priority_rank',
  'modified_at',
  'search_text',
] as const;

async function lift(trx: Db, tenantId: string, changes: bigint): Promise<void> {
  if (changes === 0n) return;
  await trx
    .insertInto('mirror_revisions')
    .values({ tenant_id: tenantId, revision: 1 })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet({ revision: sql`mirror_revisions.revision + 1` }),
    )
    .execute();
}

type Rows<Item> = SelectQueryBuilder<Tables, 'mirror_items', { stored: Item }>;

function rowsOf<N extends ListName>(db: Db, tenantId: string, list: N): Rows<Stored<ListRecords[N]>> {
  return db
    .selectFrom('mirror_items')
    .select(sql<Stored<ListRecords[N]>>`stored`.as('stored'))
    .where('tenant_id', '=', tenantId)
    .where('list', '=', list);
}

const every = async <Item>(rows: Rows<Item>): Promise<readonly Item[]> =>
  (await rows.execute()).map(({ stored }) => stored);
const first = async <Item>(rows: Rows<Item>): Promise<Item | null> => (await every(rows.limit(1)))[0] ?? null;
