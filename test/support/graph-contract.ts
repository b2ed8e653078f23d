/**
 * Holds traffic against Microsoft's own description of Graph: every request the sandbox accepted and every answer it
 * gave. The description is outside data, found through GRAPH_CONTRACT_DIR; without it nothing is checked, loudly.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExchangeListener } from '../../sandbox/front.ts';

interface Verdict {
  ok: boolean;
  template: string | null;
  errors: { path: string; keyword: string; message: string }[];
}

/** The checker that comes with the description. */
export interface GraphDescription {
  doc: GraphDocument;
  request(method: string, url: string, body: unknown): Verdict;
  response(method: string, url: string, status: number, body: unknown): Verdict;
  schema(name: string, body: unknown): Verdict;
}

/** The parts of the OpenAPI document that tests read. */
export interface GraphDocument {
  paths: Record<string, Record<string, { 'x-permissions'?: Record<string, { least: string[]; higher: string[] }> }>>;
}

/** Folder of the description, or null when the variable is not set. */
export const GRAPH_CONTRACT_DIR = process.env.GRAPH_CONTRACT_DIR || null;

if (GRAPH_CONTRACT_DIR === null) {
  console.warn('skipped: GRAPH_CONTRACT_DIR is not set, so Graph traffic is not held against its description.');
}

/** The description, or null when GRAPH_CONTRACT_DIR is not set. */
export async function loadGraphDescription(): Promise<GraphDescription | null> {
  if (GRAPH_CONTRACT_DIR === null) return null;
  const file = pathToFileURL(join(GRAPH_CONTRACT_DIR, 'validate.mjs')).href;
  const loaded = (await import(/* @vite-ignore */ file)) as { load(): GraphDescription };
  return loaded.load();
}

/** Collects what does not fit. */
export interface ContractWatch {
  listen: ExchangeListener;
  /** One line for each misfit: method, path, status, where, what. */
  violations: string[];
  /** Templates seen, with their method, so that a test can tell that something was checked at all. */
  seen: Set<string>;
}

/** A watch to hand to the sandbox as `onExchange`. */
export function watchContract(graph: GraphDescription | null): ContractWatch {
  const watch: ContractWatch = { violations: [], seen: new Set(), listen: () => {} };
  if (!graph) return watch;
  const note = (head: string, verdict: Verdict) => {
    for (const { path, keyword, message } of verdict.errors) {
      // Paths that the subset leaves out cannot be judged.
      if (keyword !== 'route') watch.violations.push(`${head} ${path}: ${message}`);
    }
  };
  const check = (one: Exchange) => {
    const { method, url, status, sent, got } = one;
    const head = `${method} ${url.split('?')[0]} ${status}`;
    if (status < 400) note(`request ${head}`, graph.request(method, url, sent));
    const verdict = graph.response(method, url, status, got);
    if (verdict.template) watch.seen.add(`${method} ${verdict.template}`);
    note(`response ${head}`, verdict);
  };
  watch.listen = (request, reply) => {
    if (reply.drop) return;
    const type = reply.headers['content-type'] ?? 'application/json';
    if (reply.status >= 300 && reply.status < 400) return;
    const isJson = /json/.test(request.headers['content-type'] ?? 'json') && /json/.test(type);
    if (!isJson) return;
    const one = {
      method: request.method,
      url: plainUrl(request.url),
      status: reply.status,
      sent: parse(request.rawBody),
      got: parse(reply.body),
    };
    check(one);
    for (const part of batchParts(one)) check(part);
  };
  return watch;
}

/** The description spells only some paths below a site path; below a site's id it knows them all. */
function plainUrl(url: URL): string {
  const path = url.pathname
    .replace(/^\/\$batch/i, '/v1.0/$batch')
    .replace(/\/sites\/[^/:]+:\/[^:]*:\//i, '/sites/site-by-path/');
  return path + url.search;
}

interface Exchange {
  method: string;
  url: string;
  status: number;
  sent: unknown;
  got: unknown;
}

function parse(body: Buffer | null): unknown {
  return body && body.length > 0 ? (JSON.parse(body.toString('utf8')) as unknown) : undefined;
}

interface BatchRequest {
  requests?: { id: string; method: string; url: string; body?: unknown }[];
}
interface BatchResponse {
  responses?: { id: string; status: number; body?: unknown }[];
}

function batchParts({ url, sent, got }: Exchange): Exchange[] {
  if (!url.endsWith('/$batch')) return [];
  const { requests = [] } = (sent ?? {}) as BatchRequest;
  const { responses = [] } = (got ?? {}) as BatchResponse;
  return requests.flatMap((request) => {
    const answer = responses.find(({ id }) => id === request.id);
    const judged = answer && typeof answer.body !== 'string' && (answer.status < 300 || answer.status >= 400);
    if (!judged || answer.status === 424) return [];
    const path = `/v1.0/${request.url.replace(/^\/?(v1\.0\/)?/, '')}`;
    return [{ method: request.method, url: path, status: answer.status, sent: request.body, got: answer.body }];
  });
}
