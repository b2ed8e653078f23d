/**
 * Who we are and which request this is: headers on every call, and one log line for it with both request ids.
 * The log gets no query, no address and no body.
 */
import type { Middleware } from '@microsoft/microsoft-graph-client';
import type { Random } from '../../ports/clock.ts';
import { headersOf, middleware, type RequestPlan } from './request-plan.ts';
import type { GraphTimers } from './timers.ts';

/** One HTTP exchange; a repeated request has several. */
export interface GraphLogEntry {
  readonly method: string;
  /** Path without query; mailboxes by address are blanked. */
  readonly path: string;
  readonly tenantId: string;
  /** Null when no answer came. */
  readonly status: number | null;
  /** 1 for the first, more for a repetition. */
  readonly tries: number;
  readonly tookMs: number;
  readonly clientRequestId: string;
  /** Graph's own id for its support; null when it gave none. */
  readonly requestId: string | null;
}

/** Ids of mails and events that stay the same when the item moves. @see outlook-immutable-id */
export const IMMUTABLE_IDS = 'IdType="ImmutableId"';

/** @param version of the product, for the User-Agent. */
export function identifyRequests(
  version: string,
  random: Random,
  timers: GraphTimers,
  log: (entry: GraphLogEntry) => void,
): Middleware {
  return middleware(async (context, plan, next) => {
    const headers = headersOf(context);
    const clientRequestId = random.uuid();
    const startedMs = timers.elapsedMs();
    headers['client-request-id'] = clientRequestId;
    headers['User-Agent'] = `ISV|Followthrough|Followthrough/${version}`;
    if (plan.call.mailbox !== undefined) headers.Prefer = withImmutableIds(headers.Prefer);
    try {
      await next();
    } finally {
      log(logEntry(plan, clientRequestId, timers.elapsedMs() - startedMs));
    }
  });
}

/** The Prefer header with immutable ids in it, once. */
export function withImmutableIds(prefer: string | undefined): string {
  if (!prefer) return IMMUTABLE_IDS;
  return prefer.includes(IMMUTABLE_IDS) ? prefer : `${IMMUTABLE_IDS}, ${prefer}`;
}

function logEntry(plan: RequestPlan, clientRequestId: string, tookMs: number): GraphLogEntry {
  const { actor, method } = plan.call;
  return {
    method,
    path: new URL(plan.url).pathname.replace(/[^/]*(?:@|%40)[^/]*/g, '{mailbox}'),
    tenantId: actor.kind === 'app' ? actor.tenantId : actor.caller.tenantId,
    status: plan.answer?.status ?? null,
    tries: plan.tries,
    tookMs: Math.round(tookMs),
    clientRequestId,
    requestId: plan.answer?.headers.get('request-id') ?? null,
  };
}
