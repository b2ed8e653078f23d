/** One try at one obligation: call its handler, then write how it ended under the claim's fence. */
import { addMs } from '../../shared/time/instant.ts';
import type { Clock, Random } from '../ports/clock.ts';
import { isPortFailure } from '../ports/failures.ts';
import { type Handlers, type HandlerTools, LeaseLost, type Outcome, type RunnerLog } from './handler.ts';
import type { Lease } from './lease.ts';
import { isLate, nextTryAt } from './obligation.ts';
import type { Claim, Ledger } from './store.ts';

export interface ActParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: Random;
  readonly handlers: Handlers;
  readonly log: RunnerLog;
}

/** Acts and records. Never rejects: what could not be recorded is found again when the lease runs out. */
export async function act(claim: Claim, lease: Lease, parts: ActParts): Promise<void> {
  const { id, kind, attempts } = claim.obligation;
  const facts = { id, kind, attempts, late: isLate(claim.obligation, parts.clock.now()) };
  try {
    const outcome = await tryOnce(claim, lease, parts);
    lease.end();
    const isWritten = await settle(claim, outcome, parts);
    if (!isWritten) parts.log.warn(facts, 'the lease was lost before the outcome could be written');
    else if (outcome.outcome === 'done') parts.log.info(facts, 'obligation confirmed');
  } catch (err) {
    if (err instanceof LeaseLost) parts.log.warn(facts, 'somebody else holds the obligation now');
    else parts.log.error({ ...facts, err }, 'the outcome of an obligation could not be written');
  } finally {
    lease.end();
  }
}

async function tryOnce(claim: Claim, lease: Lease, parts: ActParts): Promise<Outcome> {
  const { ledger, clock, handlers, log } = parts;
  const { id, kind } = claim.obligation;
  const tools: HandlerTools = {
    signal: lease.signal,
    hold: lease.renew,
    async acted(externalId) {
      lease.signal.throwIfAborted();
      if (await ledger.acted(claim, externalId, clock.now())) return;
      lease.drop();
      throw new LeaseLost(id);
    },
  };
  try {
    // A handler that hangs is let go; what it does later meets an aborted signal or a stale fence.
    return await Promise.race([handlers[kind](claim, tools), whenAborted(lease.signal)]);
  } catch (err) {
    if (err instanceof LeaseLost) throw err;
    if (!isPortFailure(err)) log.error({ id, kind, err }, 'a handler broke');
    return outcomeOfError(err, clock);
  }
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** What an error of a handler means for its obligation. The fault names the kind only: messages may hold personal data. */
function outcomeOfError(error: unknown, clock: Clock): Outcome {
  if (!isPortFailure(error)) {
    return { outcome: 'retry', fault: `unexpected ${error instanceof Error ? error.name : 'error'}` };
  }
  const fault = error.facts.requestId ? `${error.kind} (request ${error.facts.requestId})` : error.kind;
  if (error.kind === 'invalid') return { outcome: 'dead', fault };
  const waitSeconds = error.facts.retryAfterSeconds;
  return waitSeconds === undefined
    ? { outcome: 'retry', fault }
    : { outcome: 'retry', fault, notBefore: addMs(clock.now(), waitSeconds * 1000) };
}

function settle(claim: Claim, outcome: Outcome, parts: ActParts): Promise<boolean> {
  const { ledger, clock, random, log } = parts;
  const { id, kind } = claim.obligation;
  const now = clock.now();
  if (outcome.outcome === 'done') return ledger.confirm(claim, now, outcome.follow ?? []);
  const at =
    outcome.outcome === 'retry'
      ? nextTryAt(claim.obligation, { now, notBefore: outcome.notBefore, fraction: random.fraction() })
      : null;
  if (at === null) {
    log.error({ id, kind, fault: outcome.fault }, 'obligation is dead: a person must look');
    return ledger.bury(claim, outcome.fault);
  }
  log.warn({ id, kind, fault: outcome.fault, at }, 'obligation will be tried again');
  return ledger.retry(claim, at, outcome.fault);
}
