/** What can be claimed, and claiming it. Across tenants by design: the runner serves all of them. */
import { type QueryCreator, type SelectQueryBuilder, sql } from 'kysely';
import { compareInstants, type IsoInstant } from '../../../shared/time/instant.ts';
import type { Claim, ObligationKind } from '../../ledger/store.ts';
import { obligationOf } from './ledger-rows.ts';
import type { Db, Tables } from './schema.ts';

interface ClaimWish {
  readonly now: IsoInstant;
  readonly leaseUntil: IsoInstant;
  readonly limit: number;
  readonly kinds: readonly ObligationKind[] | undefined;
}

/** Waiting rows that are due, and held ones whose lease ran out; each gets the next fence. Oldest due first. */
export async function claimDue(db: Db, { now, leaseUntil, limit, kinds }: ClaimWish): Promise<readonly Claim[]> {
  if (limit <= 0 || kinds?.length === 0) return [];
  const rows = await db
    // NOTE: materialised, so that the rows are picked once; as a plain subquery the limit need not hold.
    .with(
      (cte) => cte('due').materialized(),
      (cte) =>
        open(cte, kinds)
          .select('id')
          .where('due_at', '<=', now)
          .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
          .orderBy('due_at')
          .orderBy('seq')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('obligations')
    .set({
      fence: sql`fence + 1`,
      lease_until: leaseUntil,
      // A row taken from a worker that never came back has one failed try more, and keeps the proof of its effect.
      attempts: sql`attempts + case when state = 'waiting' then 0 else 1 end`,
      state: sql`case when state = 'acted' then 'acted' else 'claimed' end`,
    })
    .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
    .returningAll()
    .execute();
  rows.sort((a, b) => compareInstants(a.due_at, b.due_at) || a.seq - b.seq);
  return rows.map((row) => ({ obligation: obligationOf(row), fence: row.fence, leaseUntil }));
}

/** When `claimDue` will next find something; null when no row is open. */
export async function nextDueAt(db: Db, kinds: readonly ObligationKind[] | undefined): Promise<IsoInstant | null> {
  if (kinds?.length === 0) return null;
  const waiting = await open(db, kinds)
    .select('due_at')
    .where('lease_until', 'is', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  const held = await open(db, kinds)
    .select((eb) => eb.fn.min('lease_until').as('lease_until'))
    .where('lease_until', 'is not', null)
    .executeTakeFirst();
  const instants = [waiting?.due_at, held?.lease_until].filter((one) => typeof one === 'string');
  return instants.sort(compareInstants)[0] ?? null;
}

type Open = SelectQueryBuilder<Tables, 'obligations', unknown>;

// The states are written out, not passed: the partial index serves only a query that says the same words.
function open(db: QueryCreator<Tables>, kinds: readonly ObligationKind[] | undefined): Open {
  const rows = db.selectFrom('obligations').where(sql<boolean>`state in ('waiting', 'claimed', 'acted')`);
  return kinds ? rows.where('kind', 'in', kinds) : rows;
}
