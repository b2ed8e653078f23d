/**
 * Graph's refusals and breakdowns as port failures. Codes decide, messages never do and never leave this folder.
 * @see https://learn.microsoft.com/graph/errors
 */
import { PortFailure, type PortFailureFacts, type PortFailureKind } from '../../ports/failures.ts';
import { claimsChallenge } from './authorize.ts';
import type { Repeat } from './request-plan.ts';
import { retryAfterMs } from './retry-after.ts';
import { TransportFault } from './send.ts';

/** Status and codes of a refusal, the most specific code last; the cause of the port failure made from it. */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly codes: readonly string[];
  constructor(status: number, codes: readonly string[]) {
    super(`Graph answered ${status} ${codes.join(' ')}`);
    this.name = 'GraphRefusal';
    this.status = status;
    this.codes = codes;
  }
}

const KIND_BY_STATUS: Readonly<Record<number, PortFailureKind>> = {
  401: 'denied',
  403: 'denied',
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  423: 'denied',
  429: 'throttled',
  509: 'throttled',
};

const KIND_BY_CODE: Readonly<Record<string, PortFailureKind>> = {
  ErrorDuplicateTransactionId: 'conflict',
  ErrorItemNotFound: 'not-found',
  // A text that never was an id names nothing.
  ErrorInvalidIdMalformed: 'not-found',
  ErrorInvalidUser: 'not-found',
  ErrorIrresolvableConflict: 'conflict',
  MailboxNotEnabledForRESTAPI: 'not-found',
  MailboxNotFound: 'not-found',
  TooManyRequests: 'throttled',
  activityLimitReached: 'throttled',
  nameAlreadyExists: 'conflict',
  resourceModified: 'conflict',
};

/** One answer that is not a success. */
export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * The port failure for a refusal.
 *
 * @param repeat `never`: the call has an effect, so a breakdown of the service leaves its outcome unknown.
 */
export function failureOfAnswer(refused: Refused, repeat: Repeat, doing: string): PortFailure {
  const refusal = new GraphRefusal(refused.status, codesOf(refused.body));
  const claims = refused.status === 401 ? claimsChallenge(refused.headers) : null;
  const kind = claims ? 'interaction-needed' : kindOf(refusal, repeat);
  const waitMs = retryAfterMs(refused.headers);
  const requestId = refused.headers.get('request-id');
  return new PortFailure(kind, `${doing}: ${refusal.message}`, {
    cause: refusal,
    ...(claims ? { claims } : {}),
    ...(waitMs === null ? {} : { retryAfterSeconds: Math.ceil(waitMs / 1000) }),
    ...(requestId ? { requestId } : {}),
  });
}

/** The port failure for a request that got no usable answer. */
export function failureOfFault(error: unknown, repeat: Repeat, doing: string): PortFailure {
  if (error instanceof PortFailure) return error;
  const wasSent = !(error instanceof TransportFault) || error.wasSent;
  const facts: PortFailureFacts = { cause: error };
  return repeat === 'never' && wasSent
    ? new PortFailure('unknown-outcome', `${doing}: sent, no usable answer`, facts)
    : new PortFailure('unavailable', `${doing}: Graph could not be reached`, facts);
}

function kindOf(refusal: GraphRefusal, repeat: Repeat): PortFailureKind {
  const byCode = refusal.codes.map((code) => KIND_BY_CODE[code]).findLast((kind) => kind !== undefined);
  if (byCode && refusal.status < 500) return byCode;
  if (refusal.status >= 500 && refusal.status !== 509) return repeat === 'never' ? 'unknown-outcome' : 'unavailable';
  return KIND_BY_STATUS[refusal.status] ?? 'invalid';
}

/** Codes of an error body, outermost first. `innerError` is also written `innererror`. */
function codesOf(body: unknown): string[] {
  const codes: string[] = [];
  let level: unknown = member(body, 'error');
  while (typeof level === 'object' && level !== null && codes.length < 10) {
    const code = member(level, 'code');
    if (typeof code === 'string') codes.push(code);
    level = member(level, 'innerError') ?? member(level, 'innererror');
  }
  return codes;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Graph's refusal behind a port failure; null when there was none. */
export const refusalOf = (error: unknown): GraphRefusal | null =>
  error instanceof PortFailure && error.facts.cause instanceof GraphRefusal ? error.facts.cause : null;

/** Whether a delta token has lapsed, so that everything must be read again. */
export function isResyncNeeded(error: unknown): boolean {
  const refusal = refusalOf(error);
  if (!refusal) return false;
  return refusal.status === 410 || refusal.codes.some((code) => /^(resync|syncState(NotFound|Invalid))/i.test(code));
}
