/**
 * What the middleware knows about one request beyond its URL: it travels through the Graph client as a middleware
 * option and brings the checked answer back, because the client would wrap our failures into its own error type.
 */
import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { Actor } from '../../ports/identity.ts';

/** `safe`: doing it twice is the same as once. `never`: it has an effect, so nobody but the use case repeats it. */
export type Repeat = 'safe' | 'never';

/** One call of Graph. */
export interface GraphCall {
  readonly actor: Actor;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the version and already encoded, or a link that Graph handed out, which is then used as it is. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON value or bytes. */
  readonly body?: unknown;
  /** Mail address or id of the mailbox when Exchange answers: sets the limit of four and immutable ids. */
  readonly mailbox?: string;
  /** How many of the mailbox's four places it takes; default 1. */
  readonly slots?: number;
  /** What is throttled together when there is no mailbox; by default the first segment of the path. */
  readonly area?: string;
  /** By default `safe` for GET, `never` for the rest. */
  readonly repeat?: Repeat;
  /** `bytes` also allows the one redirect to a download address. */
  readonly accept?: 'json' | 'bytes';
  /** `content`: a pre-authenticated address, which gets no token. */
  readonly target?: 'graph' | 'content';
}

/** What came back, whatever the status. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, bytes, text, or null for an empty body. */
  readonly body: unknown;
}

/** State of one request on its way. */
export class RequestPlan implements MiddlewareOptions {
  readonly call: GraphCall;
  readonly url: string;
  readonly repeat: Repeat;
  readonly lane: string;
  readonly overall: AbortSignal;
  readonly startedMs: number;
  /** HTTP exchanges so far. */
  tries = 0;
  answer: RawAnswer | null = null;
  failure: unknown = null;

  constructor(call: GraphCall, url: string, lane: string, overall: AbortSignal, startedMs: number) {
    this.call = call;
    this.url = url;
    this.lane = lane;
    this.repeat = call.repeat ?? (call.method === 'GET' ? 'safe' : 'never');
    this.overall = overall;
    this.startedMs = startedMs;
  }
}

/** The plan of the request at hand. Every request of ours has one. */
function planOf(context: Context): RequestPlan {
  const plan = context.middlewareControl?.getMiddlewareOptions(RequestPlan);
  if (!(plan instanceof RequestPlan)) throw new TypeError('a Graph request without a plan: use graph.call');
  return plan;
}

/** Headers of the request at hand; a plain object from first to last middleware. */
export function headersOf(context: Context): Record<string, string> {
  const options = context.options ?? {};
  context.options = options;
  const headers = (options.headers ?? {}) as Record<string, string>;
  options.headers = headers;
  return headers;
}

/** The first middleware: keeps what went wrong before the Graph client wraps it into its own error. */
export const keepFailure = (): Middleware =>
  middleware(async (_context, plan, next) => {
    try {
      await next();
    } catch (error) {
      plan.failure = error;
      plan.answer = null;
      throw error;
    }
  });

/** A middleware from a function that gets the plan and the rest of the chain. */
export function middleware(
  run: (context: Context, plan: RequestPlan, next: () => Promise<void>) => Promise<void>,
): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (next) => {
      following = next;
    },
    execute: (context) => run(context, planOf(context), async () => following?.execute(context)),
  };
}
