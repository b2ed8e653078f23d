/** The ledger in a map: passes the same contract as the database, forgets everything with the process. */
import {
  type Claim,
  HOUSEKEEPING_KINDS,
  type Ledger,
  type NewObligation,
  type Obligation,
  type ObligationKind,
  type ObligationRef,
} from '../../server/ledger/store.ts';
import type { Clock, Random } from '../../server/ports/clock.ts';
import { compareInstants, type IsoInstant, isDue } from '../../shared/time/instant.ts';

interface Row {
  obligation: Obligation;
  fence: number;
  leaseUntil: IsoInstant;
}

const keyOf = (o: Pick<NewObligation, 'tenantId' | 'kind' | 'subject' | 'revision'>): string =>
  JSON.stringify([o.tenantId, o.kind, o.subject, o.revision]);
const isHeld = (row: Row): boolean => row.obligation.state === 'claimed' || row.obligation.state === 'acted';
const wakeAt = (row: Row): IsoInstant => (isHeld(row) ? row.leaseUntil : row.obligation.dueAt);
const canClaim = (row: Row, kinds: readonly ObligationKind[] | undefined): boolean =>
  (row.obligation.state === 'waiting' || isHeld(row)) && (!kinds || kinds.includes(row.obligation.kind));
const byDue = (a: Row, b: Row): number => compareInstants(a.obligation.dueAt, b.obligation.dueAt);

// As a database does, before anything is written.
const refuseBroken = (wanted: readonly NewObligation[]): void => {
  for (const { dueAt, deadlineAt } of wanted) compareInstants(dueAt, deadlineAt);
};

/** A ledger born now. */
export function createMemoryLedger(tools: { readonly clock: Clock; readonly random: Random }): Ledger {
  const rows = new Map<string, Row>();
  const bornAt = tools.clock.now();

  const rowOf = ({ tenantId, id }: ObligationRef): Row | undefined =>
    [...rows.values()].find((row) => row.obligation.id === id && row.obligation.tenantId === tenantId);
  const change = (row: Row, changes: Partial<Obligation>): Obligation => {
    row.obligation = { ...row.obligation, ...changes };
    return row.obligation;
  };
  const ifWaiting = (ref: ObligationRef, changes: Partial<Obligation>): boolean => {
    const row = rowOf(ref);
    return row?.obligation.state === 'waiting' && Boolean(change(row, changes));
  };
  const ifMine = (claim: Claim, changes: (row: Row) => Partial<Obligation>): boolean => {
    const row = rowOf(claim.obligation);
    if (!row || row.fence !== claim.fence || !isHeld(row)) return false;
    change(row, changes(row));
    return true;
  };
  const add = (wanted: readonly NewObligation[]): Obligation[] => {
    refuseBroken(wanted);
    const fresh: Obligation[] = [];
    for (const one of wanted) {
      if (rows.has(keyOf(one))) continue;
      const now = tools.clock.now();
      const life = { attempts: 0, externalId: null, lastFault: null, createdAt: now, actedAt: null, confirmedAt: null };
      const obligation: Obligation = { ...structuredClone(one), id: tools.random.uuid(), state: 'waiting', ...life };
      rows.set(keyOf(one), { obligation, fence: 0, leaseUntil: now });
      fresh.push(obligation);
    }
    return fresh;
  };
  const take = (row: Row, leaseUntil: IsoInstant): Claim => {
    const wasHeld = isHeld(row);
    const { attempts, state } = row.obligation;
    row.fence += 1;
    row.leaseUntil = leaseUntil;
    change(row, { attempts: attempts + (wasHeld ? 1 : 0), state: state === 'acted' ? 'acted' : 'claimed' });
    return { obligation: row.obligation, fence: row.fence, leaseUntil };
  };

  return {
    promise: async (wanted) => add(wanted),
    reschedule: async (ref, dueAt, deadlineAt) => ifWaiting(ref, { dueAt, deadlineAt }),
    cancel: async (ref, reason) => ifWaiting(ref, { state: 'cancelled', lastFault: reason }),
    find: async (tenantId, kind, subject, revision) =>
      rows.get(keyOf({ tenantId, kind, subject, revision }))?.obligation ?? null,
    claim: async (now, leaseUntil, limit, kinds) =>
      [...rows.values()]
        .filter((row) => canClaim(row, kinds) && isDue(wakeAt(row), now))
        .sort(byDue)
        .slice(0, limit)
        .map((row) => take(row, leaseUntil)),
    extend: async (claim, leaseUntil) =>
      ifMine(claim, (row) => {
        row.leaseUntil = leaseUntil;
        return {};
      }),
    acted: async (claim, externalId, now) => ifMine(claim, () => ({ state: 'acted', externalId, actedAt: now })),
    confirm: async (claim, now, follow) => {
      refuseBroken(follow);
      const isMine = ifMine(claim, () => ({ state: 'confirmed', confirmedAt: now, lastFault: null }));
      if (isMine) add(follow);
      return isMine;
    },
    retry: async (claim, dueAt, fault) =>
      ifMine(claim, (row) => ({ state: 'waiting', dueAt, lastFault: fault, attempts: row.obligation.attempts + 1 })),
    bury: async (claim, fault) =>
      ifMine(claim, (row) => ({ state: 'dead', lastFault: fault, attempts: row.obligation.attempts + 1 })),
    redrive: async (tenantId, id, dueAt, deadlineAt) => {
      const row = rowOf({ tenantId, id });
      if (row?.obligation.state !== 'dead') return null;
      return change(row, { state: 'waiting', dueAt, deadlineAt, isUncertain: true });
    },
    forgetHousekeeping: async (tenantId, before) => {
      const old = [...rows].filter(
        ([
          ,
          {
            obligation: { state, kind, confirmedAt, ...one },
          },
        ]) => {
          const isOld = confirmedAt !== null && compareInstants(confirmedAt, before) < 0;
          return one.tenantId === tenantId && state === 'confirmed' && HOUSEKEEPING_KINDS.includes(kind) && isOld;
        },
      );
      for (const [key] of old) rows.delete(key);
      return old.length;
    },
    list: async (tenantId, states, limit) =>
      [...rows.values()]
        .filter((row) => row.obligation.tenantId === tenantId && states.includes(row.obligation.state))
        .sort(byDue)
        .slice(0, limit)
        .map((row) => row.obligation),
    nextDueAt: async (kinds) =>
      [...rows.values()]
        .filter((row) => canClaim(row, kinds))
        .map(wakeAt)
        .sort(compareInstants)[0] ?? null,
    bornAt: async () => bornAt,
  };
}
