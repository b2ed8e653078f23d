/**
 * The rules of an obligation's life: its key, how long a worker holds it, when a failed try is repeated, when it is dead.
 * Pure: the present and the jitter are given. Who acts is in runner.ts, where rows live is behind store.ts.
 */
import { addMs, compareInstants, epochMs, type IsoInstant } from '../../shared/time/instant.ts';
import type { NewObligation, Obligation } from './store.ts';

/** How long a claim holds without a heartbeat. With POLL_MS an orphan waits less than two minutes. */
export const LEASE_MS = 90_000;
/** How often a worker renews its lease. */
export const HEARTBEAT_MS = 20_000;
/** After so many heartbeats (5 minutes) an act is taken for stuck and let go. Counted, so that a jumping clock cannot do it. */
export const HEARTBEATS_PER_ACT = 15;
/** How long a runner sleeps at most: another process may have promised something. */
export const POLL_MS = 20_000;

const FIRST_BACKOFF_MS = 5_000;
const LONGEST_BACKOFF_MS = 15 * 60_000;
/** What was first claimed after its deadline, because the server was down, is still tried so often. */
const LEAST_TRIES = 3;

/** The key of an obligation as one text, the same for ever: equal keys, equal text, and no two keys share one. */
export const obligationKey = (o: Pick<NewObligation, 'tenantId' | 'kind' | 'subject' | 'revision'>): string =>
  [o.tenantId, o.kind, o.subject, o.revision].map(encodeURIComponent).join('/');

/** Until when a claim or heartbeat of now holds. */
export const leaseFrom = (now: IsoInstant): IsoInstant => addMs(now, LEASE_MS);

/** Whether acting now is after the deadline: it is done all the same, and marked late. */
export const isLate = (obligation: Pick<Obligation, 'deadlineAt'>, now: IsoInstant): boolean =>
  compareInstants(now, obligation.deadlineAt) > 0;

/**
 * Milliseconds before the next try: doubles from 5 seconds to at most 15 minutes, half of it by chance.
 * @param attempts tries that failed before this one. @param fraction 0 ≤ x < 1.
 */
export function backoffMs(attempts: number, fraction: number): number {
  const whole = Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(attempts, 20), LONGEST_BACKOFF_MS);
  return Math.round(whole / 2 + (whole / 2) * fraction);
}

export interface FailedTry {
  readonly now: IsoInstant;
  /** The other side or the handler asked to wait until then: obeyed in full. */
  readonly notBefore?: IsoInstant | undefined;
  /** 0 ≤ x < 1, jitter. */
  readonly fraction: number;
}

/**
 * When to try again, or null when the row is dead. The last try is at the deadline itself; nothing is planned after it,
 * except for a row that had no fair chance because its first try came late.
 */
export function nextTryAt(
  obligation: Pick<Obligation, 'attempts' | 'deadlineAt'>,
  failed: FailedTry,
): IsoInstant | null {
  const { now, notBefore, fraction } = failed;
  const backedOff = addMs(now, backoffMs(obligation.attempts, fraction));
  const isBeforeDeadline = compareInstants(now, obligation.deadlineAt) < 0;
  const planned = isBeforeDeadline ? earlier(backedOff, obligation.deadlineAt) : backedOff;
  const at = notBefore && epochMs(notBefore) > epochMs(planned) ? notBefore : planned;
  const hadItsChance = obligation.attempts + 1 >= LEAST_TRIES;
  return hadItsChance && compareInstants(at, obligation.deadlineAt) > 0 ? null : at;
}

const earlier = (a: IsoInstant, b: IsoInstant): IsoInstant => (compareInstants(a, b) <= 0 ? a : b);
