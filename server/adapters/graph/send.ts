/**
 * The last middleware: one HTTP exchange with a time limit, the whole answer read and checked.
 * HTML with 200 or cut-off JSON is an outage, never an empty result.
 */
import type { Middleware } from '@microsoft/microsoft-graph-client';
import { PortFailure } from '../../ports/failures.ts';
import { type HostRules, isContentUrl } from './allow-hosts.ts';
import { headersOf, middleware, type RawAnswer, type RequestPlan } from './request-plan.ts';
import type { GraphTimers } from './timers.ts';

/** The native fetch, or one with another idea of whom to trust. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** No usable answer came. `wasSent` is false only when the request cannot have reached the other side. */
export class TransportFault extends Error {
  readonly wasSent: boolean;
  constructor(message: string, wasSent: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = 'TransportFault';
    this.wasSent = wasSent;
  }
}

/** @param tryMs longest time for one exchange, answer read included. */
export function send(
  rules: HostRules,
  fetch: Fetch,
  timers: GraphTimers,
  tryMs: number,
  count: () => void,
): Middleware {
  return middleware(async (context, plan) => {
    const signal = AbortSignal.any([plan.overall, timers.timeoutSignal(tryMs)]);
    const body = context.options?.body;
    const init: RequestInit = { method: plan.call.method, headers: headersOf(context), redirect: 'manual', signal };
    plan.tries += 1;
    plan.answer = null;
    count();
    const response = await exchange(fetch, plan.url, body ? { ...init, body } : init);
    plan.answer = await followToContent(response, rules, plan, (url) => {
      count();
      return exchange(fetch, url, { method: 'GET', redirect: 'manual', signal });
    });
    context.response = new Response(null, { status: plan.answer.status });
  });
}

async function exchange(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof PortFailure || error instanceof TransportFault) throw error;
    throw new TransportFault('no answer from Graph', !isNeverSent(error), error);
  }
}

/** File content comes from another host by a short-lived address that needs no token and must not see ours. */
async function followToContent(
  response: Response,
  rules: HostRules,
  plan: RequestPlan,
  follow: (url: string) => Promise<Response>,
): Promise<RawAnswer> {
  if (response.status < 300 || response.status > 399) return readAnswer(response, plan.call.accept ?? 'json');
  const location = response.headers.get('location') ?? '';
  await response.body?.cancel();
  if (plan.call.accept !== 'bytes' || response.status !== 302 || !isContentUrl(rules, location))
    throw new PortFailure('unavailable', 'refused to follow a redirect');
  return readAnswer(await follow(location), 'bytes');
}

/** @throws TransportFault when the body is cut off, or is not what it says. */
async function readAnswer(response: Response, accept: 'json' | 'bytes'): Promise<RawAnswer> {
  const { status, headers } = response;
  const bytes = await readBytes(response);
  if (bytes.length === 0) return { status, headers, body: null };
  if (response.ok && accept === 'bytes') return { status, headers, body: bytes };
  const text = bytes.toString('utf8');
  const isJson = /^application\/([\w.+-]+\+)?json\b/i.test(headers.get('content-type') ?? '');
  if (isJson) return { status, headers, body: parseJson(text, response.ok) };
  if (response.ok) throw new TransportFault('an answer that is not JSON', true);
  return { status, headers, body: text };
}

async function readBytes(response: Response): Promise<Buffer> {
  try {
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new TransportFault('the answer broke off', true, error);
  }
}

function parseJson(text: string, isSuccess: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (isSuccess) throw new TransportFault('an answer with broken JSON', true, error);
    return text;
  }
}

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The native fetch puts the socket's error into `cause`. */
function isNeverSent(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && NEVER_SENT.has(String(cause.code));
}
