/** Searching the mirrored actions: good for tens of thousands of items a tenant without an index on text. */
import { type OrderByItemBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import type { Stored } from '../../ports/lists.ts';
import type { ActionQuery } from '../../ports/mirror.ts';
import { searchable } from './mirror-rows.ts';
import type { Db, Tables } from './schema.ts';

const ORDER_COLUMNS = {
  reference: null,
  dueOn: 'due_on',
  title: 'title_sort',
  owner: 'owner_sort',
  status: 'status_rank',
  priority: 'priority_rank',
  modifiedAt: 'modified_at',
} as const;

/** A page and the number of all that match. What has no value in the sorted column comes last either way. */
export async function findActions(
  db: Db,
  tenantId: string,
  query: ActionQuery,
): Promise<{ readonly items: readonly Stored<ActionItem>[]; readonly total: number }> {
  const matching = matchingActions(db, tenantId, query);
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await ordered(matching, query).select('stored').limit(query.limit).offset(query.offset).execute();
  // The column holds what `put` wrote for this list.
  return { items: rows.map((row) => row.stored as Stored<ActionItem>), total };
}

type Matching = SelectQueryBuilder<Tables, 'mirror_items', unknown>;

function matchingActions(db: Db, tenantId: string, query: ActionQuery): Matching {
  const { references, ownerKey, stages, statuses, sessionRef, dueBefore } = query;
  return db
    .selectFrom('mirror_items')
    .where('tenant_id', '=', tenantId)
    .where('list', '=', 'actions')
    .where((eb) =>
      eb.and([
        ...(references ? [oneOf('reference', references)] : []),
        ...(ownerKey === undefined ? [] : [eb('owner_key', '=', ownerKey)]),
        ...(stages ? [oneOf('stage', stages)] : []),
        ...(statuses ? [oneOf('status', statuses)] : []),
        ...(sessionRef === undefined ? [] : [eb('session_ref', '=', sessionRef)]),
        ...(dueBefore === undefined ? [] : [eb('due_on', '<', dueBefore)]),
        ...wordsOf(query.text).map((word) => eb('search_text', 'like', `%${word}%`)),
      ]),
    );
}

// None wanted means none found, which an empty `in ()` could not say.
const oneOf = (column: 'reference' | 'stage' | 'status', values: readonly string[]) =>
  values.length === 0 ? sql<boolean>`false` : sql<boolean>`${sql.ref(column)} in (${sql.join([...values])})`;

/** Search words with the signs that `like` gives a meaning taken literally. */
const wordsOf = (text = ''): readonly string[] =>
  searchable(text)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[\\%_]/g, '\\$&'));

function ordered(matching: Matching, { orderBy, descending }: ActionQuery): Matching {
  const column = ORDER_COLUMNS[orderBy ?? 'reference'];
  const direction = (order: OrderByItemBuilder) => (descending ? order.desc() : order.asc()).nullsLast();
  if (column !== null) return byReference(matching.orderBy(column, direction), 'asc');
  return byReference(matching, descending ? 'desc' : 'asc');
}

// Longer first digits, AI-1000 after AI-999; the width of the prefix is the same for all.
const byReference = (matching: Matching, direction: 'asc' | 'desc'): Matching =>
  matching.orderBy(sql`length(reference)`, direction).orderBy(sql`reference collate "C"`, direction);
