/** The one way a port says no. Adapters translate their own errors to it; a message of Graph's never leaves its adapter. */
import { OUTSIDE_PROBLEMS, type Refusal } from '../../shared/contract/problems.ts';

/**
 * - `not-found`: there is no such thing, or not for this caller.
 * - `conflict`: somebody was first (stale etag, key taken).
 * - `throttled`: asked to wait `retryAfterSeconds`.
 * - `denied`: the caller or the app may not.
 * - `interaction-needed`: the person must sign in again; `claims` goes back to the client.
 * - `invalid`: the other side refused the content.
 * - `unavailable`: it could not be reached or broke, and nothing was done.
 * - `unknown-outcome`: the effect may or may not have happened; look before repeating.
 */
export type PortFailureKind =
  | 'not-found'
  | 'conflict'
  | 'throttled'
  | 'denied'
  | 'interaction-needed'
  | 'invalid'
  | 'unavailable'
  | 'unknown-outcome';

export interface PortFailureFacts {
  readonly retryAfterSeconds?: number;
  readonly claims?: string;
  /** Request id of the other side, for its support. */
  readonly requestId?: string;
  readonly cause?: unknown;
}

/** Rejection of every port. `message` is for the log: no personal data. */
export class PortFailure extends Error {
  readonly kind: PortFailureKind;
  readonly facts: PortFailureFacts;
  constructor(kind: PortFailureKind, message: string, facts: PortFailureFacts = {}) {
    super(message, { cause: facts.cause });
    this.name = 'PortFailure';
    this.kind = kind;
    this.facts = facts;
  }
}

/** Whether an error is a port's failure of one of these kinds (of any kind when none is named). */
export const isPortFailure = (error: unknown, ...kinds: PortFailureKind[]): error is PortFailure =>
  error instanceof PortFailure && (kinds.length === 0 || kinds.includes(error.kind));

/** What people are told of a failure that nobody can explain any better. */
export const refusalOfPort = ({ kind, facts: { retryAfterSeconds, claims } }: PortFailure): Refusal => ({
  kind: OUTSIDE_PROBLEMS[kind],
  ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  ...(claims !== undefined && { claims }),
});
