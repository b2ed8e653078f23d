/**
 * The ledger in the database. PostgreSQL does the sharing: rows are claimed with `for update skip locked`, and every write
 * of a worker names its fence, so that a zombie's writes touch nothing.
 */
import type { UpdateObject } from 'kysely';
import type { IsoInstant } from '../../../shared/time/instant.ts';
import { obligationKey } from '../../ledger/obligation.ts';
import {
  type Claim,
  HOUSEKEEPING_KINDS,
  type Ledger,
  type NewObligation,
  type Obligation,
  type ObligationRef,
} from '../../ledger/store.ts';
import type { Clock, Random } from '../../ports/clock.ts';
import { claimDue, nextDueAt } from './ledger-claims.ts';
import { inKeyOrder, obligationOf, rowOf } from './ledger-rows.ts';
import type { Db, Tables } from './schema.ts';

export interface LedgerParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
}

/** PostgreSQL takes 65,535 parameters a statement; a row has eleven. */
const ROWS_PER_INSERT = 1000;
const RELEASED = { lease_until: null } as const;
type Changes = UpdateObject<Tables, 'obligations'>;

/** Opens the ledger; a new one is born now. */
export async function openLedger(parts: LedgerParts): Promise<Ledger> {
  const { db, clock } = parts;
  await db
    .insertInto('ledger_birth')
    .values({ is_only: true, born_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();

  return {
    promise: (wanted) => promiseAll(parts, wanted),
    reschedule: (row, dueAt, deadlineAt) => changeWaiting(db, row, { due_at: dueAt, deadline_at: deadlineAt }),
    cancel: (row, reason) => changeWaiting(db, row, { state: 'cancelled', last_fault: reason }),
    async find(tenantId, kind, subject, revision) {
      const row = await db
        .selectFrom('obligations')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return row ? obligationOf(row) : null;
    },
    claim: (now, leaseUntil, limit, kinds) => claimDue(db, { now, leaseUntil, limit, kinds }),
    nextDueAt: (kinds) => nextDueAt(db, kinds),
    extend: (claim, leaseUntil) => changeMine(db, claim, { lease_until: leaseUntil }),
    acted: (claim, externalId, now) =>
      changeMine(db, claim, { state: 'acted', external_id: externalId, acted_at: now }),
    confirm: (claim, now, follow) => confirm(parts, claim, now, follow),
    retry: (claim, dueAt, fault) => changeMine(db, claim, { state: 'waiting', due_at: dueAt, ...failed(fault) }),
    bury: (claim, fault) => changeMine(db, claim, { state: 'dead', ...failed(fault) }),
    redrive: (tenantId, id, dueAt, deadlineAt) =>
      redrive(db, { tenantId, id }, { state: 'waiting', due_at: dueAt, deadline_at: deadlineAt, is_uncertain: true }),
    async forgetHousekeeping(tenantId, before) {
      const { numDeletedRows } = await db
        .deleteFrom('obligations')
        .where('tenant_id', '=', tenantId)
        .where('state', '=', 'confirmed')
        .where('kind', 'in', HOUSEKEEPING_KINDS)
        .where('confirmed_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async list(tenantId, states, limit) {
      if (states.length === 0) return [];
      const rows = await db
        .selectFrom('obligations')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('state', 'in', states)
        .orderBy('due_at')
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(obligationOf);
    },
    bornAt: async () => (await db.selectFrom('ledger_birth').select('born_at').executeTakeFirstOrThrow()).born_at,
  };
}

// `attempts` counts in the database, so that the claim's older copy cannot write a smaller number back.
const failed = (fault: string): Changes => ({
  ...RELEASED,
  last_fault: fault,
  attempts: (eb) => eb('attempts', '+', 1),
});

async function insertNew({ db, clock, random }: LedgerParts, wanted: readonly NewObligation[]): Promise<Obligation[]> {
  const rows = inKeyOrder(wanted).map((one) => rowOf(one, random.uuid(), clock.now()));
  const fresh: Obligation[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const inserted = await db
      .insertInto('obligations')
      .values(rows.slice(start, start + ROWS_PER_INSERT))
      .onConflict((conflict) => conflict.constraint('one_row_per_key').doNothing())
      .returningAll()
      .execute();
    fresh.push(...inserted.map(obligationOf));
  }
  return fresh;
}

async function promiseAll(parts: LedgerParts, wanted: readonly NewObligation[]): Promise<readonly Obligation[]> {
  // One statement is all or none by itself.
  const fresh =
    wanted.length <= ROWS_PER_INSERT
      ? await insertNew(parts, wanted)
      : await parts.db.transaction().execute((db) => insertNew({ ...parts, db }, wanted));
  const byKey = new Map(fresh.map((one) => [obligationKey(one), one]));
  const keys = [...new Set(wanted.map(obligationKey))];
  return keys.map((key) => byKey.get(key)).filter((one) => one !== undefined);
}

async function changeWaiting(db: Db, { tenantId, id }: ObligationRef, changes: Changes): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('obligations')
    .set(changes)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function changeMine(db: Db, { obligation, fence }: Claim, changes: Changes): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('obligations')
    .set(changes)
    .where('tenant_id', '=', obligation.tenantId)
    .where('id', '=', obligation.id)
    .where('fence', '=', fence)
    .where('state', 'in', ['claimed', 'acted'])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function confirm(
  parts: LedgerParts,
  claim: Claim,
  now: IsoInstant,
  follow: readonly NewObligation[],
): Promise<boolean> {
  const changes = { state: 'confirmed', confirmed_at: now, last_fault: null, ...RELEASED } as const;
  if (follow.length === 0) return changeMine(parts.db, claim, changes);
  return parts.db.transaction().execute(async (db) => {
    const isMine = await changeMine(db, claim, changes);
    if (isMine) await insertNew({ ...parts, db }, follow);
    return isMine;
  });
}

async function redrive(db: Db, { tenantId, id }: ObligationRef, changes: Changes): Promise<Obligation | null> {
  const row = await db
    .updateTable('obligations')
    .set(changes)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .returningAll()
    .executeTakeFirst();
  return row ? obligationOf(row) : null;
}
