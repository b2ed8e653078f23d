/**
 * The ledger: what must happen by when, and the proof that it did. One row per (tenant, kind, subject, revision), for ever;
 * only the work that comes round by the clock, which proves nothing, is forgotten after a while.
 * States: waiting → claimed (lease, fence) → acted (external id stored) → confirmed, or dead.
 * Every write of a worker carries its fence; a worker whose lease was taken over writes nothing.
 */
import type { IsoInstant } from '../../shared/time/instant.ts';

export const OBLIGATION_KINDS = [
  'summary',
  'mail',
  'follow-up',
  'preparation',
  'chase',
  'reminder',
  'overdue',
  'escalation',
  'digest',
  'agreement-clock',
  'effect-review',
  'subscription-renewal',
  'delta-sync',
  'status-sweep',
  'report',
] as const;
/** `mail` is one mail to one person, made by the others: every mail goes out through one path. */
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/** Work that comes round by the clock: its revisions are slots of time, which never come again. All other rows are proof. */
export const HOUSEKEEPING_KINDS: readonly ObligationKind[] = ['delta-sync', 'status-sweep', 'subscription-renewal'];

export const OBLIGATION_STATES = ['waiting', 'claimed', 'acted', 'confirmed', 'cancelled', 'dead'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** JSON that the kind's handler understands. For `mail` it holds the frozen mail. */
export type Payload = Readonly<Record<string, unknown>>;

export interface NewObligation {
  readonly tenantId: string;
  readonly kind: ObligationKind;
  /** What it is about: `S-001`, `AI-004`, `S-001/ana@contoso.example`. */
  readonly subject: string;
  /** Distinguishes repeats that are meant: summary revision, due date, slot. */
  readonly revision: string;
  readonly dueAt: IsoInstant;
  /** After this, retries stop and the row is dead. */
  readonly deadlineAt: IsoInstant;
  readonly payload: Payload;
  /** True when an earlier life of the database may have done it already: the outside is asked first. */
  readonly isUncertain: boolean;
}

export interface Obligation extends NewObligation {
  readonly id: string;
  readonly state: ObligationState;
  /** Tries that ended without being confirmed: failed ones, and ones whose worker never came back. 0 on the first. */
  readonly attempts: number;
  /** What the effect is called outside; kept through retries, takeovers and redrives. */
  readonly externalId: string | null;
  /** For people who look after the register: no personal data. */
  readonly lastFault: string | null;
  readonly createdAt: IsoInstant;
  readonly actedAt: IsoInstant | null;
  readonly confirmedAt: IsoInstant | null;
}

/** Which row is meant. An obligation is one; the tenant keeps another tenant's id from reaching it. */
export type ObligationRef = Pick<Obligation, 'tenantId' | 'id'>;

/** An obligation in a worker's hands. */
export interface Claim {
  readonly obligation: Obligation;
  readonly fence: number;
  readonly leaseUntil: IsoInstant;
}

export interface Ledger {
  /**
   * Writes rows that are not there yet, all or none, in one transaction; gives those that were new, in the order given.
   * Safe to repeat and to race: a known key is left as it is, whatever became of it.
   */
  promise(obligations: readonly NewObligation[]): Promise<readonly Obligation[]>;
  /** Moves a waiting row to another due time and deadline; false when it is no longer waiting. */
  reschedule(row: ObligationRef, dueAt: IsoInstant, deadlineAt: IsoInstant): Promise<boolean>;
  /** Drops a waiting row's promise with a reason; false when it is no longer waiting. */
  cancel(row: ObligationRef, reason: string): Promise<boolean>;
  find(tenantId: string, kind: ObligationKind, subject: string, revision: string): Promise<Obligation | null>;
  /**
   * Due rows that nobody holds, oldest due first; each gets a fresh fence. Two callers never get the same row.
   * A row whose lease has run out counts as due, keeps its external id, and has one attempt more.
   * @param kinds only these; all when not given.
   */
  claim(
    now: IsoInstant,
    leaseUntil: IsoInstant,
    limit: number,
    kinds?: readonly ObligationKind[],
  ): Promise<readonly Claim[]>;
  /**
   * False when somebody else took the row over; a lease that ran out untaken can still be extended.
   * The same holds for every write with a claim.
   */
  extend(claim: Claim, leaseUntil: IsoInstant): Promise<boolean>;
  /** Records the effect's id before the next step. */
  acted(claim: Claim, externalId: string, now: IsoInstant): Promise<boolean>;
  /** Done; `follow` are new promises made in the same transaction. */
  confirm(claim: Claim, now: IsoInstant, follow: readonly NewObligation[]): Promise<boolean>;
  /** Back to waiting, with the fault; the attempt counts, the deadline stays. */
  retry(claim: Claim, dueAt: IsoInstant, fault: string): Promise<boolean>;
  /** A dead letter: visible, kept, redriven only by a person. */
  bury(claim: Claim, fault: string): Promise<boolean>;
  /** Dead → waiting under the same key and external id, uncertain, attempts kept. Null when it is not dead. */
  redrive(tenantId: string, id: string, dueAt: IsoInstant, deadlineAt: IsoInstant): Promise<Obligation | null>;
  /**
   * Deletes the tenant's confirmed rows of {@link HOUSEKEEPING_KINDS} that were confirmed before the instant; gives their
   * number. What is open, cancelled or dead stays, and every row of another kind, for ever. Safe to repeat.
   */
  forgetHousekeeping(tenantId: string, before: IsoInstant): Promise<number>;
  /** Oldest due first. */
  list(tenantId: string, states: readonly ObligationState[], limit: number): Promise<readonly Obligation[]>;
  /** Earliest instant at which `claim` would give something of these kinds (all by default); null when nothing waits. */
  nextDueAt(kinds?: readonly ObligationKind[]): Promise<IsoInstant | null>;
  /** When this ledger began: older sessions may have been served by a lost one. */
  bornAt(): Promise<IsoInstant>;
}
