/** A mailbox that says no. Scopes take half an hour and more to reach one: what is out of scope now may be in it soon. */
import { addMinutes } from '../../../shared/time/instant.ts';
import type { Outcome, RunnerLog } from '../../ledger/handler.ts';
import type { Obligation } from '../../ledger/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PortFailure } from '../../ports/failures.ts';

const AGAIN_MINUTES = 15;

/** Tried again every quarter of an hour until the deadline, then a dead letter that says why. */
export function retryDenied(
  { clock, log }: { readonly clock: Clock; readonly log: RunnerLog },
  { id, kind }: Obligation,
  { facts: { requestId } }: PortFailure,
): Outcome {
  log.error({ id, kind, fault: 'denied', requestId }, 'the mailbox is outside what the server may use');
  const fault = 'denied: the mailbox is outside what the server may use';
  return { outcome: 'retry', fault, notBefore: addMinutes(clock.now(), AGAIN_MINUTES) };
}
