/**
 * Builds what a handler sees of a request: parameters, options, body, person, caller.
 */

import type { Caller, Family } from './caller.ts';
import { findPerson, type Person } from './directory/people.ts';
import { badRequest, fail } from './errors.ts';
import { parseQuery } from './odata/query.ts';
import { parsePrefer } from './prefer.ts';
import type { Context, Method } from './route.ts';
import type { Tenant } from './tenant.ts';
import type { RawRequest } from './wire.ts';

/** What a context is made from. */
export interface ContextParts {
  tenant: Tenant;
  request: RawRequest;
  path: string;
  params: Readonly<Record<string, string>>;
  family: Family;
  caller: Caller;
}

/** @throws 400 when query options or a JSON body cannot be read. */
export function createContext({ tenant, request, path, params, family, caller }: ContextParts): Context {
  return {
    tenant,
    method: request.method as Method,
    path,
    url: request.url,
    param(name) {
      const value = params[name];
      if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
      return value;
    },
    query: parseQuery(request.url.search.slice(1)),
    headers: request.headers,
    prefer: parsePrefer(request.headers.prefer),
    body: parseBody(request),
    rawBody: request.rawBody,
    caller,
    person: () => requirePerson(tenant, params['user-id'] ?? '', family),
  };
}

function requirePerson(tenant: Tenant, idOrName: string, family: Family): Person {
  const person = findPerson(tenant.store, idOrName);
  if (person) return person;
  if (family === 'exchange') throw fail(404, 'ErrorInvalidUser', `The requested user '${idOrName}' is invalid.`);
  throw resourceNotFound(idOrName);
}

/** 404 of the directory. */
export function resourceNotFound(id: string) {
  return fail(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

function parseBody(request: RawRequest): unknown {
  // PUT carries files; everything else without a type is taken for JSON.
  const type = request.headers['content-type'] ?? (request.method === 'PUT' ? '' : 'application/json');
  // The control API is lenient about the type, but raw mail and transcripts are no JSON.
  const isControl = request.url.pathname.startsWith('/sandbox/') && !/^(message\/|text\/vtt)/i.test(type);
  if (request.rawBody.length === 0 || !(isControl || /\bjson\b/i.test(type))) return undefined;
  try {
    return JSON.parse(request.rawBody.toString('utf8')) as unknown;
  } catch {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}
