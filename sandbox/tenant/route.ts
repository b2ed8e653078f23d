/**
 * What an area of the tenant is made of: routes, the context a handler gets, and the replies it gives.
 * An area is a folder with one exported `Area`; `areas.ts` lists them all.
 */

import type { Seed } from '../seed/seed.ts';
import type { Caller, Family } from './caller.ts';
import type { Person } from './directory/people.ts';
import type { Json } from './json.ts';
import type { Query } from './odata/query.ts';
import type { Permissions } from './permissions.ts';
import type { Prefer } from './prefer.ts';
import type { Tenant } from './tenant.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One request as a handler sees it. */
export interface Context {
  tenant: Tenant;
  method: Method;
  /** Path below the version, `/me` already rewritten, without query. */
  path: string;
  /** Absolute URL as the client wrote it: next links are built from it. */
  url: URL;
  /** A path parameter, decoded; throws when the template has none of that name. */
  param(name: string): string;
  query: Query;
  headers: Readonly<Record<string, string>>;
  prefer: Prefer;
  /** Parsed JSON, or undefined when the body is absent or of another type. */
  body: unknown;
  rawBody: Buffer;
  caller: Caller;
  /** Person named by `{user-id}` in the path, by id or UPN; throws 404 in the family's words when there is none. */
  person(): Person;
}

/** Answer of a handler. `body` is written as JSON; text and bytes go out as they are with `contentType`. */
export interface Reply {
  status: number;
  body?: Json | string | Buffer;
  contentType?: string;
  headers?: Record<string, string>;
}

/** One operation. `path` is written as in Graph's reference, parameters in braces. */
export interface Route {
  method: Method;
  path: string;
  /** Missing for open routes (pre-authenticated URLs), which carry no token. */
  permissions?: Permissions;
  /** The path names a mailbox: applications are held to their access policy, people to their own. */
  mailbox?: true;
  handler(context: Context): Reply | Promise<Reply>;
}

/** One area of the tenant. */
export interface Area {
  name: string;
  family: Family;
  /** Served below `/v1.0`. */
  routes: readonly Route[];
  /** Served at the origin without a token, such as upload and download URLs. */
  openRoutes?: readonly Route[];
  /** Served below `/sandbox`, for tests and demonstrations; `path` includes that prefix. */
  controlRoutes?: readonly Route[];
  /** Plants the area's part of the seed into an empty store. */
  seed?(tenant: Tenant, seed: Seed): void;
  /** Called once when the tenant starts, to listen to the clock and the like. */
  start?(tenant: Tenant): void;
}

/** 200 with a body. */
export function ok(body: Json, headers?: Record<string, string>): Reply {
  return headers ? { status: 200, body, headers } : { status: 200, body };
}

/** 201 with the new resource. */
export function created(body: Json, headers?: Record<string, string>): Reply {
  return headers ? { status: 201, body, headers } : { status: 201, body };
}

/** 202 without a body. */
export function accepted(): Reply {
  return { status: 202 };
}

/** 204. */
export function noContent(): Reply {
  return { status: 204 };
}
