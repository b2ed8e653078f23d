/** Obligations as rows and back. */
import type { Insertable, Selectable } from 'kysely';
import type { IsoInstant } from '../../../shared/time/instant.ts';
import { obligationKey } from '../../ledger/obligation.ts';
import type { NewObligation, Obligation } from '../../ledger/store.ts';
import type { ObligationTable } from './schema.ts';

/** A row nobody has claimed. */
export const rowOf = (one: NewObligation, id: string, createdAt: IsoInstant): Insertable<ObligationTable> => ({
  id,
  tenant_id: one.tenantId,
  kind: one.kind,
  subject: one.subject,
  revision: one.revision,
  state: 'waiting',
  due_at: one.dueAt,
  deadline_at: one.deadlineAt,
  payload: JSON.stringify(one.payload),
  is_uncertain: one.isUncertain,
  created_at: createdAt,
});

/** The obligation a row holds. */
export const obligationOf = (row: Selectable<ObligationTable>): Obligation => ({
  id: row.id,
  tenantId: row.tenant_id,
  kind: row.kind,
  subject: row.subject,
  revision: row.revision,
  state: row.state,
  dueAt: row.due_at,
  deadlineAt: row.deadline_at,
  payload: row.payload,
  isUncertain: row.is_uncertain,
  attempts: row.attempts,
  externalId: row.external_id,
  lastFault: row.last_fault,
  createdAt: row.created_at,
  actedAt: row.acted_at,
  confirmedAt: row.confirmed_at,
});

/** One of each key, the first given, in key order: two transactions that insert in the same order cannot deadlock. */
export function inKeyOrder(wanted: readonly NewObligation[]): readonly NewObligation[] {
  const byKey = new Map<string, NewObligation>();
  for (const one of wanted) if (!byKey.has(obligationKey(one))) byKey.set(obligationKey(one), one);
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
