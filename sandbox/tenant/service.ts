/**
 * The way of every Graph request: token, route, faults, permissions, handler, error form, log.
 * Knows no sockets: the HTTPS server and `$batch` both call `answer`.
 */
import { resolveAliases } from './aliases.ts';
import { type Batcher, createBatcher } from './batch.ts';
import type { Caller } from './caller.ts';
import { createContext } from './context.ts';
import { badRequest, errorBody, fail, GraphFailure, type RequestIds, unknownSegment } from './errors.ts';
import { type FaultRule, faultFailure } from './faults.ts';
import type { Json } from './json.ts';
import { readGraphCaller } from './login/tokens.ts';
import { checkMailboxAccess } from './mailbox-access.ts';
import { enterMailbox } from './mailbox-gate.ts';
import { checkPermissions } from './permissions.ts';
import { type LogEntry, loggedHeaders } from './request-log.ts';
import type { Area, Context, Method, Reply } from './route.ts';
import { createRouter, type RouteMatch, type Router, unknownSegmentOf } from './router.ts';
import type { Tenant } from './tenant.ts';
import type { Answer, RawReply, RawRequest } from './wire.ts';

/** Only Graph asks for tokens and takes batches; faults never strike the control API. */
export type ServiceKind = 'graph' | 'open' | 'control';

/** Answers the requests of one kind. */
export interface Service {
  answer(request: RawRequest): Promise<Answer>;
}

const TABLES = { graph: 'routes', open: 'openRoutes', control: 'controlRoutes' } as const;

interface Deal {
  tenant: Tenant;
  router: Router;
  batch: Batcher;
  kind: ServiceKind;
}

/** A service over the areas' routes; `$batch` is its own. */
export function createService(tenant: Tenant, areas: readonly Area[], kind: ServiceKind): Service {
  const router = createRouter(areas, (area) => area[TABLES[kind]]);
  const deal: Deal = { tenant, router, kind, batch: createBatcher(tenant, (part) => answer(deal, part)) };
  return { answer: (request) => answer(deal, request) };
}

async function answer(deal: Deal, request: RawRequest): Promise<Answer> {
  const { tenant } = deal;
  const ids: RequestIds = {
    requestId: tenant.ids.guid(),
    clientRequestId: request.headers['client-request-id'] ?? '',
  };
  if (!ids.clientRequestId) ids.clientRequestId = ids.requestId;
  const trail: Trail = { at: tenant.clock.iso(), ids, caller: null, fault: null };
  let outcome: Reply | 'drop';
  try {
    outcome = await perform(deal, request, trail);
  } catch (error) {
    outcome = failureReply(tenant, error, ids);
  }
  return finish(request, trail, outcome, tenant);
}

interface Trail {
  at: string;
  ids: RequestIds;
  caller: Caller | null;
  fault: FaultRule | null;
  parts?: LogEntry[];
}

async function perform(deal: Deal, request: RawRequest, trail: Trail): Promise<Reply | 'drop'> {
  const { tenant, kind } = deal;
  trail.fault = kind === 'control' ? null : tenant.faults.strike(request.method, request.url.pathname);
  if (kind !== 'graph') return performInside(deal, request, trail);
  trail.caller = readGraphCaller(tenant, request.headers.authorization);
  const leave = enterMailbox(tenant, trail.caller, request.url.pathname);
  try {
    return await performInside(deal, request, trail);
  } finally {
    leave();
  }
}

async function performInside(deal: Deal, request: RawRequest, trail: Trail): Promise<Reply | 'drop'> {
  const { fault } = trail;
  const { tenant } = deal;
  if (fault?.delayMs) await tenant.sleep(fault.delayMs);
  if (fault?.dropConnection === 'before') return 'drop';
  if (fault?.status !== undefined && !fault.afterEffect) throw faultFailure(fault, fault.status, tenant.clock);
  const reply = await dispatch(deal, request, trail);
  if (reply === 'drop' || fault?.dropConnection === 'after') return 'drop';
  if (fault?.status !== undefined) throw faultFailure(fault, fault.status, tenant.clock);
  return reply;
}

async function dispatch(deal: Deal, request: RawRequest, trail: Trail): Promise<Reply | 'drop'> {
  const { tenant, kind } = deal;
  const path = kind === 'graph' ? request.url.pathname.replace(/^\/v1\.0(?=\/)/i, '') : request.url.pathname;
  if (kind === 'graph' && path.toLowerCase() === '/$batch') {
    const { reply, parts, dropped } = await deal.batch(request);
    trail.parts = parts;
    return dropped ? 'drop' : reply;
  }
  const caller = trail.caller ?? NOBODY;
  const target = resolveAliases(tenant.store, path, caller);
  const found = deal.router(request.method as Method, target);
  if (found === 'unknown') throw unknownSegment(unknownSegmentOf(target));
  if (found === 'other-method') {
    throw fail(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  }
  const reply = await runRoute(tenant, { request, path: target, found, caller });
  if (request.method !== 'GET') tenant.store.touch();
  return reply;
}

/** Stand-in for open routes, whose URL is the permission. */
const NOBODY: Caller = { kind: 'app', tenantId: '', appId: '', userId: null, permissions: new Set() };

interface Run {
  request: RawRequest;
  path: string;
  found: RouteMatch;
  caller: Caller;
}

async function runRoute(tenant: Tenant, { request, path, found, caller }: Run): Promise<Reply> {
  const { route, family, params } = found;
  const context = createContext({ tenant, request, path, params, family, caller });
  if (route.permissions) checkPermissions(route.permissions, caller, family);
  if (route.mailbox) checkMailboxAccess(tenant.store, caller, context.person());
  const charged = family === 'files' && route.permissions ? chargeUnits(tenant, context) : {};
  const reply = await route.handler(context);
  return { ...reply, headers: { ...charged, ...reply.headers } };
}

function chargeUnits(tenant: Tenant, { caller, method, path, query }: Context): Record<string, string> {
  const hasToken = /token=/.test(path) || query.raw.has('token');
  return tenant.throttle.charge({ appId: caller.appId, method, path, hasToken });
}

function failureReply(tenant: Tenant, error: unknown, ids: RequestIds): Reply {
  const failure = error instanceof GraphFailure ? error : unexpected(error);
  return { status: failure.status, body: errorBody(failure, ids, tenant.clock), headers: failure.headers };
}

/** A fault of the sandbox itself: shown on stderr, answered as the service would. */
function unexpected(error: unknown): GraphFailure {
  if (error instanceof SyntaxError) return badRequest('Unable to read JSON request payload.');
  console.error(error);
  return fail(500, 'generalException', 'General exception while processing.');
}

function finish(request: RawRequest, trail: Trail, outcome: Reply | 'drop', tenant: Tenant): Answer {
  const reply = outcome === 'drop' ? DROPPED : writeReply(outcome, trail.ids, tenant);
  const entry: Answer['entry'] = {
    at: trail.at,
    method: request.method,
    url: request.url.pathname + request.url.search,
    status: reply.status,
    requestBytes: request.rawBody.length,
    responseBytes: reply.body?.length ?? 0,
    app: trail.caller?.appId ?? null,
    user: trail.caller?.userId ?? null,
    clientRequestId: request.headers['client-request-id'] ?? null,
    requestId: trail.ids.requestId,
    headers: loggedHeaders(request.headers),
    fault: trail.fault?.name ?? null,
    ...(trail.parts ? { parts: trail.parts } : {}),
  };
  return { reply, entry };
}

const DROPPED: RawReply = { status: 0, headers: {}, body: null, drop: true };
const JSON_TYPE = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

function writeReply(reply: Reply, ids: RequestIds, tenant: Tenant): RawReply {
  const { body } = reply;
  const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  const bytes =
    body === undefined ? null : Buffer.isBuffer(body) ? body : Buffer.from(isJson ? json(body) : String(body));
  const type = reply.contentType ?? (isJson ? (reply.status < 400 ? JSON_TYPE : 'application/json') : undefined);
  return {
    status: reply.status,
    drop: false,
    body: bytes,
    headers: {
      ...(bytes && type ? { 'content-type': type } : {}),
      'request-id': ids.requestId,
      'client-request-id': ids.clientRequestId,
      'x-ms-ags-diagnostic': DIAGNOSTIC,
      date: new Date(tenant.clock.now()).toUTCString(),
      ...reply.headers,
    },
  };
}

const DIAGNOSTIC = JSON.stringify({
  ServerInfo: { DataCenter: 'Sandbox', Slice: 'E', Ring: '1', ScaleUnit: '000', RoleInstance: 'SANDBOX' },
});

function json(body: Json): string {
  return JSON.stringify(body);
}
