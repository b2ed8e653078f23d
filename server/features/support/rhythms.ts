/** The work that comes round in every register, as a table. */
import type { Obligation, ObligationKind } from '../../ledger/store.ts';
import type { Recurrence } from './recurring.ts';

const RHYTHMS: readonly Omit<Recurrence, 'tenantId'>[] = [
  // Notifications bring news within a minute; these are for when they are lost or cannot reach the server.
  { kind: 'delta-sync', subject: 'lists', everyMinutes: 5 },
  { kind: 'delta-sync', subject: 'calendars', everyMinutes: 15 },
  { kind: 'subscription-renewal', subject: 'subscriptions', everyMinutes: 60 },
  { kind: 'status-sweep', subject: 'status', everyMinutes: 60 },
];

/** All of a tenant's. */
export const rhythmsOf = (tenantId: string): readonly Recurrence[] => RHYTHMS.map((one) => ({ tenantId, ...one }));

/** Minutes between two runs; null for what does not come round. */
export const minutesOf = ({ kind, subject }: Pick<Obligation, 'subject'> & { kind: ObligationKind }): number | null =>
  RHYTHMS.find((one) => one.kind === kind && one.subject === subject)?.everyMinutes ?? null;
