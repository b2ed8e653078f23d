/**
 * The one error form of Graph and the failures every area shares.
 * Entra's own error form lives with the login. Codes and messages follow the wire, since clients branch on them.
 * @see https://learn.microsoft.com/graph/errors
 */
import type { Clock } from './clock.ts';
import type { Json } from './json.ts';

/** A refusal on its way to the client: thrown by handlers, written by `errorBody`. */
export class GraphFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  /** More specific code for `innerError`; null when there is none. */
  readonly innerCode: string | null;

  constructor(status: number, code: string, message: string, more: FailureDetails = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? {};
    this.innerCode = more.innerCode ?? null;
  }
}

/** What a failure may carry beyond status, code and message. */
export interface FailureDetails {
  headers?: Record<string, string>;
  innerCode?: string;
}

/** Shorthand for `throw fail(404, 'itemNotFound', '…')`. */
export function fail(status: number, code: string, message: string, more?: FailureDetails): GraphFailure {
  return new GraphFailure(status, code, message, more);
}

/** 400 in the words Graph uses for a request it cannot read. */
export function badRequest(message: string): GraphFailure {
  return fail(400, 'BadRequest', message);
}

/** 400 of the files and lists family. */
export function invalidRequest(message: string): GraphFailure {
  return fail(400, 'invalidRequest', message);
}

/** 400 for a path that leads nowhere in the service's model. */
export function unknownSegment(segment: string): GraphFailure {
  return badRequest(`Resource not found for the segment '${segment}'.`);
}

/** Ids that name one request in the answer and in the log. */
export interface RequestIds {
  requestId: string;
  clientRequestId: string;
}

/** The error as the client reads it. `date` is the tenant's time. */
export function errorBody(failure: GraphFailure, ids: RequestIds, clock: Clock): Json {
  const innerError = {
    ...(failure.innerCode === null ? {} : { code: failure.innerCode }),
    date: clock.iso().slice(0, 19),
    'request-id': ids.requestId,
    'client-request-id': ids.clientRequestId,
  };
  return { error: { code: failure.code, message: failure.message, innerError } };
}
