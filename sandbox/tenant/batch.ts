/**
 * `$batch`: up to twenty parts, each answered like a request of its own.
 * @see https://learn.microsoft.com/graph/json-batching
 */
import { badRequest } from './errors.ts';
import { asArray, asObject, asString, isObject, type Json } from './json.ts';
import type { LogEntry } from './request-log.ts';
import { ok, type Reply } from './route.ts';
import type { Tenant } from './tenant.ts';
import type { Answer, RawRequest } from './wire.ts';

/** What a batch came to. `dropped` when a fault hung up on one of its parts. */
export interface BatchOutcome {
  reply: Reply;
  parts: LogEntry[];
  dropped: boolean;
}

export type Batcher = (request: RawRequest) => Promise<BatchOutcome>;

const MAX_PARTS = 20;

interface Part {
  id: string;
  request: RawRequest;
  dependsOn: string[];
}

/** @param answer how a single request is answered. */
export function createBatcher(tenant: Tenant, answer: (request: RawRequest) => Promise<Answer>): Batcher {
  return async (request) => {
    const parts = readParts(request);
    const answers = new Map<string, Promise<{ body: Json; answer: Answer | null }>>();
    for (const part of parts) {
      const needed = part.dependsOn.map((id) => answers.get(id));
      answers.set(part.id, runPart(part, needed, answer));
    }
    const done = await Promise.all(answers.values());
    const entries = done.flatMap(({ answer: one }) => (one ? [one.entry] : []));
    return {
      reply: ok({ responses: done.map(({ body }) => body) }),
      parts: entries.map((entry, index) => ({ number: index + 1, ...entry })),
      dropped: done.some(({ answer: one }) => one?.reply.drop === true),
    };
  };

  async function runPart(
    part: Part,
    needed: (Promise<{ body: Json }> | undefined)[],
    run: (request: RawRequest) => Promise<Answer>,
  ): Promise<{ body: Json; answer: Answer | null }> {
    for (const dependency of await Promise.all(needed)) {
      if (!dependency || Number(dependency.body.status) >= 400)
        return { body: failedDependency(part.id), answer: null };
    }
    const done = await run(part.request);
    return { body: partBody(part.id, done), answer: done };
  }

  function failedDependency(id: string): Json {
    const trace = { date: tenant.clock.iso().slice(0, 19), 'request-id': tenant.ids.guid() };
    const error = { code: 'FailedDependency', message: 'Failed dependency.', innerError: trace };
    return { id, status: 424, headers: { 'Content-Type': 'application/json' }, body: { error } };
  }
}

function readParts(request: RawRequest): Part[] {
  const list = asObject(parse(request.rawBody)).requests;
  if (!Array.isArray(list)) throw badRequest('Invalid batch payload format.');
  if (list.length > MAX_PARTS) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${MAX_PARTS}.`);
  }
  const parts = list.map((entry) => readPart(entry, request));
  const seen = new Set<string>();
  for (const { id } of parts) {
    if (seen.has(id.toLowerCase())) throw badRequest(`Request id '${id}' is used more than once in the batch.`);
    seen.add(id.toLowerCase());
  }
  checkDependencies(parts);
  return parts;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw badRequest('Invalid batch payload format.');
  }
}

function checkDependencies(parts: readonly Part[]): void {
  const earlier = new Set<string>();
  for (const { id, dependsOn } of parts) {
    const unknown = dependsOn.find((name) => !earlier.has(name));
    if (unknown !== undefined) throw badRequest(`Request '${id}' depends on '${unknown}', which does not precede it.`);
    earlier.add(id);
  }
}

function readPart(value: unknown, outer: RawRequest): Part {
  const part = asObject(value);
  const id = asString(part.id) ?? (typeof part.id === 'number' ? String(part.id) : '');
  const method = (asString(part.method) ?? '').toUpperCase();
  const url = asString(part.url);
  if (!id || !method || url === undefined) throw badRequest('A batch request needs id, method and url.');
  if (/^https?:/i.test(url)) throw badRequest(`The url of request '${id}' must be relative.`);
  const target = new URL(`${outer.url.origin}/v1.0/${url.replace(/^\/?(v1\.0\/)?/i, '')}`);
  if (target.pathname.toLowerCase().endsWith('/$batch')) throw badRequest('A batch cannot hold a batch.');
  const headers = partHeaders(asObject(part.headers), outer);
  if (part.body !== undefined && headers['content-type'] === undefined) {
    throw badRequest(`Request '${id}' has a body but no Content-Type header.`);
  }
  const dependsOn = asArray(part.dependsOn).map(String);
  return { id, dependsOn, request: { method, url: target, headers, rawBody: partBytes(part.body, headers) } };
}

function partHeaders(own: Json, outer: RawRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) headers[name.toLowerCase()] = String(value);
  if (outer.headers.authorization) headers.authorization ??= outer.headers.authorization;
  return headers;
}

function partBytes(body: unknown, headers: Readonly<Record<string, string>>): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string' && !/\bjson\b/i.test(headers['content-type'] ?? '')) return Buffer.from(body, 'base64');
  return Buffer.from(JSON.stringify(body));
}

function partBody(id: string, { reply }: Answer): Json {
  const headers = Object.fromEntries(
    Object.entries(reply.headers)
      .filter(([name]) => !['date', 'x-ms-ags-diagnostic'].includes(name))
      .map(([name, value]) => [titleCase(name), value]),
  );
  const type = headers['Content-Type'] ?? '';
  if (!reply.body) return { id, status: reply.status, headers: { 'Cache-Control': 'no-cache', ...headers } };
  const body = type.includes('json') ? parseOwn(reply.body) : reply.body.toString('base64');
  return { id, status: reply.status, headers: { 'Cache-Control': 'no-cache', ...headers }, body };
}

function parseOwn(body: Buffer): unknown {
  const value = JSON.parse(body.toString('utf8')) as unknown;
  return isObject(value) ? value : asArray(value);
}

function titleCase(name: string): string {
  if (name === 'request-id' || name === 'client-request-id') return name;
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
