/** What the runner asks of the code that fulfils obligations, one handler a kind. */
import type { IsoInstant } from '../../shared/time/instant.ts';
import type { Claim, NewObligation, ObligationKind } from './store.ts';

/**
 * How a try ended.
 * - `done`: confirmed, together with the promises that follow from it.
 * - `retry`: again later, not before `notBefore`; dead instead when the deadline leaves no room.
 * - `dead`: no try can help; a person must look.
 */
export type Outcome =
  | { readonly outcome: 'done'; readonly follow?: readonly NewObligation[] }
  | { readonly outcome: 'retry'; readonly fault: string; readonly notBefore?: IsoInstant }
  | { readonly outcome: 'dead'; readonly fault: string };

/** What a handler holds while it acts. The lease is renewed for it all the while. */
export interface HandlerTools {
  /** Records the effect's id before the next step. Rejects `LeaseLost`: then stop at once and touch nothing. */
  acted(externalId: string): Promise<void>;
  /** Renews the lease. Call it right before an effect that cannot be taken back. Rejects `LeaseLost`. */
  hold(): Promise<void>;
  /** Aborted when the lease is lost, the act takes too long, or the server stops. */
  readonly signal: AbortSignal;
}

/**
 * Fulfils one obligation. May reject: a port's failure is retried (`throttled` waits as asked, `invalid` is dead), anything
 * else is a fault that is logged and retried. When `attempts > 0`, `externalId` or `isUncertain` is set, an earlier try may
 * have had its effect: look outside before repeating it.
 */
export type Handler = (claim: Claim, tools: HandlerTools) => Promise<Outcome>;
export type Handlers = Readonly<Record<ObligationKind, Handler>>;

/** The part of a logger the runner uses. Facts hold ids and kinds, never subjects, bodies or addresses. */
export interface RunnerLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Somebody else holds the row now. Handlers let it pass. */
export class LeaseLost extends Error {
  readonly obligationId: string;
  constructor(obligationId: string) {
    super(`the lease of obligation ${obligationId} is gone`);
    this.name = 'LeaseLost';
    this.obligationId = obligationId;
  }
}
