/**
 * Repeating what is safe to repeat, inside one overall budget. Waiting times asked for are kept in full: when they do
 * not fit the budget the caller is told at once, and the lane stays closed for everybody until then.
 * A request with an effect is never sent twice from here: only its first try waits for an open lane.
 */
import type { Middleware } from '@microsoft/microsoft-graph-client';
import type { Random } from '../../ports/clock.ts';
import { PortFailure } from '../../ports/failures.ts';
import { middleware, type RequestPlan } from './request-plan.ts';
import { paceMs, retryAfterMs } from './retry-after.ts';
import { TransportFault } from './send.ts';
import type { ThrottleGate } from './throttle-gate.ts';
import type { GraphTimers } from './timers.ts';

/** How often and how long. */
export interface RetryRules {
  /** Exchanges of one request at most, the first included. */
  readonly maxTries: number;
  /** Waits without a Retry-After: this, then twice, four times …, each with up to as much again as jitter. */
  readonly backOffMs: number;
  /** All tries and waits together. */
  readonly overallMs: number;
}

/** What holds unless a caller says otherwise. */
export const RETRY_RULES: RetryRules = { maxTries: 4, backOffMs: 400, overallMs: 60_000 };

const THROTTLED = new Set([429, 503, 509]);
const WORTH_REPEATING = new Set([408, 429, 500, 502, 503, 504, 509]);

/** Milliseconds to wait without being told, before try number `tries + 1`. */
export const backOffMs = (rules: RetryRules, tries: number, fraction: number): number =>
  Math.round(rules.backOffMs * 2 ** (tries - 1) * (1 + fraction));

/** The middleware: repeats only what is safe to repeat, waits as long as asked, and ends after so many tries and so much time. */
export function retry(rules: RetryRules, gate: ThrottleGate, timers: GraphTimers, random: Random): Middleware {
  return middleware(async (_context, plan, next) => {
    for (;;) {
      await passGate(plan, rules, gate, timers);
      const fault = await attempt(next);
      const wait = waitAfter(plan, fault, rules, random.fraction());
      const closed = askedToWait(plan) ?? (plan.answer ? paceMs(plan.answer.headers) : 0);
      if (closed > 0) gate.close(plan.lane, closed);
      if (wait === null || wait > leftMs(plan, rules, timers)) {
        if (fault) throw fault;
        return;
      }
      await timers.wait(wait, plan.overall);
    }
  });
}

async function attempt(next: () => Promise<void>): Promise<TransportFault | null> {
  try {
    await next();
    return null;
  } catch (error) {
    if (error instanceof TransportFault) return error;
    throw error;
  }
}

/** Null: no further try. */
function waitAfter(
  plan: RequestPlan,
  fault: TransportFault | null,
  rules: RetryRules,
  fraction: number,
): number | null {
  const worthIt = fault !== null || WORTH_REPEATING.has(plan.answer?.status ?? 0);
  if (!worthIt || plan.repeat === 'never' || plan.tries >= rules.maxTries || plan.overall.aborted) return null;
  return askedToWait(plan) ?? backOffMs(rules, plan.tries, fraction);
}

/** What the last answer asked for; null when it asked for nothing. */
function askedToWait(plan: RequestPlan): number | null {
  return plan.answer && THROTTLED.has(plan.answer.status) ? retryAfterMs(plan.answer.headers) : null;
}

const leftMs = (plan: RequestPlan, rules: RetryRules, timers: GraphTimers): number =>
  rules.overallMs - (timers.elapsedMs() - plan.startedMs);

async function passGate(plan: RequestPlan, rules: RetryRules, gate: ThrottleGate, timers: GraphTimers): Promise<void> {
  for (let closed = gate.closedForMs(plan.lane); closed > 0; closed = gate.closedForMs(plan.lane)) {
    if (closed > leftMs(plan, rules, timers))
      throw new PortFailure('throttled', 'Graph asked to wait', { retryAfterSeconds: Math.ceil(closed / 1000) });
    await timers.wait(closed, plan.overall);
  }
}
