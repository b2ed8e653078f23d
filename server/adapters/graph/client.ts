/**
 * The one door to Microsoft Graph: the official client with our own middleware in place of its default chain, whose
 * retry would send a mail twice. Everything else in this folder calls `graph.call`.
 */
import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { Random } from '../../ports/clock.ts';
import { tenantOf } from '../../ports/identity.ts';
import { allowHosts, type HostRules } from './allow-hosts.ts';
import { authorize, type TokenSource } from './authorize.ts';
import { failureOfAnswer, failureOfFault } from './failures.ts';
import { type GraphLogEntry, identifyRequests } from './identify-requests.ts';
import { limitPerMailbox, type SharedSlots } from './mailbox-limit.ts';
import { type Lookup, loopbackAmong, publicFetch } from './public-fetch.ts';
import { type GraphCall, keepFailure, type RawAnswer, RequestPlan } from './request-plan.ts';
import { backOffMs, RETRY_RULES, type RetryRules, retry } from './retry.ts';
import { type Fetch, send } from './send.ts';
import { createThrottleGate } from './throttle-gate.ts';
import { type GraphTimers, systemTimers } from './timers.ts';

/** What the client is made of. */
export interface GraphOptions extends HostRules {
  readonly tokens: TokenSource;
  readonly random: Random;
  /** Of the product, for the User-Agent. */
  readonly version: string;
  readonly log?: (entry: GraphLogEntry) => void;
  readonly timers?: GraphTimers;
  /** For the limit per mailbox across processes; absent: this process alone. */
  readonly slots?: SharedSlots;
  readonly fetch?: Fetch;
  /** How host names are looked up; the system's way when not given. */
  readonly lookup?: Lookup;
  /** Longest time of one exchange in milliseconds. Default 20,000. */
  readonly tryMs?: number;
  readonly retry?: RetryRules;
}

/** An answer with its JSON believed to be of that shape; adapters read it member by member. */
export interface GraphAnswer<Body> extends RawAnswer {
  readonly body: Body;
  /** HTTP exchanges it took. */
  readonly tries: number;
}

/** The door, as the rest of the folder uses it. */
export interface Graph {
  /** One call. Resolves for every 2xx, rejects a PortFailure for all else. */
  call<Body = unknown>(call: GraphCall): Promise<GraphAnswer<Body>>;
  /** Keeps every call of that mailbox (or area) away for so long; used by batches, whose parts are throttled alone. */
  holdBack(call: GraphCall, ms: number): void;
  /** Milliseconds to wait before trying again when nobody said how long; twice as long each time, with jitter. */
  backOffMs(tries: number): number;
  readonly timers: GraphTimers;
  readonly rules: HostRules;
  /** HTTP exchanges since the start, repetitions and redirects included. */
  requestCount(): number;
}

/** The client. Opens nothing by itself. */
export function createGraph(options: GraphOptions): Graph {
  const timers = options.timers ?? systemTimers;
  const rules = options.retry ?? RETRY_RULES;
  const gate = createThrottleGate(timers);
  let requests = 0;
  const client = Client.initWithMiddleware({
    baseUrl: new URL(options.graphBaseUrl).origin,
    middleware: [
      keepFailure(),
      allowHosts(options),
      retry(rules, gate, timers, options.random),
      limitPerMailbox(options.slots ?? null),
      authorize(options.tokens),
      identifyRequests(options.version, options.random, timers, options.log ?? (() => undefined)),
      send(options, fetchOf(options, timers), timers, options.tryMs ?? 20_000, () => {
        requests += 1;
      }),
    ],
  });
  const perform = async (call: GraphCall): Promise<RequestPlan> => {
    const url = call.path.startsWith('https://') ? call.path : options.graphBaseUrl + call.path;
    const plan = new RequestPlan(call, url, laneOf(call), timers.timeoutSignal(rules.overallMs), timers.elapsedMs());
    await dispatch(client, plan);
    return plan;
  };
  return {
    timers,
    rules: options,
    requestCount: () => requests,
    backOffMs: (tries) => backOffMs(rules, tries, options.random.fraction()),
    holdBack: (call, ms) => gate.close(laneOf(call), ms),
    async call<Body>(call: GraphCall) {
      const plan = await perform(call);
      const doing = `${call.method} ${areaOf(call)}`;
      if (!plan.answer) throw failureOfFault(plan.failure, plan.tries === 0 ? 'safe' : plan.repeat, doing);
      if (plan.answer.status < 200 || plan.answer.status > 299) throw failureOfAnswer(plan.answer, plan.repeat, doing);
      return { ...plan.answer, body: plan.answer.body as Body, tries: plan.tries };
    },
  };
}

/** To public addresses, and to this machine where the configuration names it. */
function fetchOf(
  { fetch: given, lookup, graphBaseUrl, contentHosts }: GraphOptions,
  { elapsedMs }: GraphTimers,
): Fetch {
  const loopbackHosts = loopbackAmong([new URL(graphBaseUrl).host, ...contentHosts]);
  return publicFetch(given ?? fetch, { loopbackHosts, elapsedMs, resolve: lookup });
}

/** Runs the chain; answer or failure is in the plan afterwards. */
async function dispatch(client: Client, plan: RequestPlan): Promise<void> {
  const { method, body } = plan.call;
  const request = client.api(plan.url).responseType(ResponseType.RAW).middlewareOptions([plan]);
  for (const [name, value] of Object.entries(plan.call.headers ?? {})) request.header(name, value);
  try {
    if (method === 'GET') await request.get();
    else if (method === 'DELETE') await request.delete();
    else if (method === 'POST') await request.post(toContent(body));
    else if (method === 'PATCH') await request.patch(toContent(body));
    else await request.put(toContent(body));
  } catch (error) {
    plan.failure ??= error;
  }
}

/** NOTE: the client serialises a view of a larger buffer wrongly, so bytes are handed over as a Buffer of their own. */
function toContent(body: unknown): string | Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return typeof body === 'string' ? body : JSON.stringify(body ?? {});
}

const areaOf = (call: GraphCall): string =>
  call.area ?? (call.target === 'content' ? 'content' : (/^\/([^/?]+)/.exec(call.path)?.[1] ?? 'link'));

/** What is throttled together: a tenant's mailbox, or a tenant's service. */
function laneOf(call: GraphCall): string {
  const tenantId = tenantOf(call.actor);
  return `${tenantId}/${call.mailbox?.toLowerCase() ?? areaOf(call)}`;
}
