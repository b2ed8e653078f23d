/**
 * `$batch`: up to 20 parts a request, each part judged alone. Parts that were throttled or broke down are sent again
 * when the caller says that is safe, the others never.
 * @see https://learn.microsoft.com/graph/json-batching
 */
import { PortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Graph } from './client.ts';
import { failureOfAnswer } from './failures.ts';
import { IMMUTABLE_IDS, withImmutableIds } from './identify-requests.ts';
import { AT_ONCE } from './mailbox-limit.ts';
import type { GraphCall, Repeat } from './request-plan.ts';
import { retryAfterMs } from './retry-after.ts';

/** One part; `path` as in `GraphCall`. */
export interface BatchPart {
  readonly method: GraphCall['method'];
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** How the parts belong together. */
export interface BatchRules {
  /** Every part waits for the one before it; at most 20 parts then. */
  readonly inOrder?: boolean;
  /** Whether every part may be done twice. Default: only when all are GET. */
  readonly repeat?: Repeat;
  /** All parts are for this mailbox. */
  readonly mailbox?: string;
  /** What is throttled together; by default the first segment of the first part. */
  readonly area?: string;
}

/** Answer to one part, success or not. */
export interface PartAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** How often the part may have been carried out: 1 unless something was repeated. */
  readonly tries: number;
}

const LIMIT = 20;
const ROUNDS = 3;
/** 424: the part before failed, so this one was not tried. */
const AGAIN = new Set([424, 429, 500, 502, 503, 504, 509]);

/** Answers in the order of the parts. Rejects only when a whole request fails; a part's failure is its answer. */
export async function sendBatch(
  graph: Graph,
  actor: Actor,
  parts: readonly BatchPart[],
  rules: BatchRules = {},
): Promise<PartAnswer[]> {
  if (rules.inOrder && parts.length > LIMIT) throw new RangeError('parts in order must fit one request');
  const answers: PartAnswer[] = [];
  // Exchange works on the parts of a batch side by side and throttles what is above its limit for one mailbox.
  const limit = rules.mailbox !== undefined && !rules.inOrder ? AT_ONCE : LIMIT;
  for (let from = 0; from < parts.length; from += limit)
    answers.push(...(await sendChunk(graph, actor, parts.slice(from, from + limit), rules)));
  return answers;
}

/** The answer when it is a success, else the port failure for it. */
export function partResult(part: PartAnswer, repeat: Repeat, doing: string): PartAnswer {
  if (part.status >= 200 && part.status <= 299) return part;
  throw failureOfAnswer(part, repeat, doing);
}

async function sendChunk(
  graph: Graph,
  actor: Actor,
  parts: readonly BatchPart[],
  rules: BatchRules,
): Promise<PartAnswer[]> {
  const repeat = rules.repeat ?? (parts.every((part) => part.method === 'GET') ? 'safe' : 'never');
  const answers: PartAnswer[] = [];
  let open = parts.map((_part, index) => index);
  for (let round = 1; ; round++) {
    const call = batchCall(actor, parts, open, { ...rules, repeat });
    const { body, tries } = await graph.call<{ responses?: readonly WirePart[] }>(call);
    for (const index of open) answers[index] = answerFor(index, body?.responses ?? [], repeat, round + tries - 1);
    const failed = open.filter((index) => AGAIN.has(answers[index]?.status ?? 0));
    const waitMs = Math.max(0, ...failed.map((index) => waitOf(answers[index], graph.backOffMs(round))));
    if (waitMs > 0) graph.holdBack(call, waitMs);
    if (failed.length === 0 || repeat === 'never' || round === ROUNDS || waitMs > MAX_WAIT_MS) return answers;
    open = failed;
  }
}

/** Longer waits are told to the caller, whose part then fails as throttled. */
const MAX_WAIT_MS = 30_000;

const waitOf = (answer: PartAnswer | undefined, unasked: number): number =>
  answer && answer.status !== 424 ? (retryAfterMs(answer.headers) ?? unasked) : 0;

interface WirePart {
  readonly id?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function answerFor(index: number, responses: readonly WirePart[], repeat: Repeat, tries: number): PartAnswer {
  const found = responses.find((response) => response.id === String(index + 1));
  if (found?.status === undefined) {
    const kind = repeat === 'never' ? 'unknown-outcome' : 'unavailable';
    throw new PortFailure(kind, 'a batch answer without one of its parts');
  }
  return { status: found.status, headers: new Headers(found.headers ?? {}), body: found.body ?? null, tries };
}

function batchCall(
  actor: Actor,
  parts: readonly BatchPart[],
  open: readonly number[],
  rules: BatchRules & { readonly repeat: Repeat },
): GraphCall {
  const requests = open.map((index, place) => {
    const part = parts[index] as BatchPart;
    const previous = open[place - 1];
    const headers = partHeaders(part, rules.mailbox !== undefined);
    return {
      id: String(index + 1),
      method: part.method,
      url: part.path,
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
      ...(part.body === undefined ? {} : { body: part.body }),
      ...(rules.inOrder && previous !== undefined ? { dependsOn: [String(previous + 1)] } : {}),
    };
  });
  const area = rules.area ?? /^\/([^/?]+)/.exec(parts[0]?.path ?? '')?.[1] ?? 'batch';
  return {
    actor,
    method: 'POST',
    path: '/$batch',
    body: { requests },
    repeat: rules.repeat,
    area,
    ...(rules.mailbox === undefined ? {} : { mailbox: rules.mailbox, slots: rules.inOrder ? 1 : open.length }),
  };
}

function partHeaders(part: BatchPart, isExchange: boolean): Record<string, string> {
  const headers: Record<string, string> = { ...part.headers };
  if (part.body !== undefined) headers['Content-Type'] ??= 'application/json';
  if (isExchange) headers.Prefer = headers.Prefer ? withImmutableIds(headers.Prefer) : IMMUTABLE_IDS;
  return headers;
}
