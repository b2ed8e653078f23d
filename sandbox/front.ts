/**
 * The door between HTTP and the tenant: which service a URL belongs to, cross-origin answers, hanging up on request.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RunningTenant } from './start-tenant.ts';
import { createService, type Service } from './tenant/service.ts';
import type { RawReply, RawRequest } from './tenant/wire.ts';

/** Called after each Graph answer with what went in and out; batch parts are inside their batch. */
export type ExchangeListener = (request: RawRequest, reply: RawReply) => void;

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': '*, ETag, Location, Retry-After, request-id, client-request-id',
};
const PREFLIGHT = {
  ...CORS,
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers': '*, Authorization',
  'access-control-max-age': '600',
};

/** The one handler of the server. */
export function createFront({ tenant, areas }: RunningTenant, onExchange?: ExchangeListener) {
  const graph = createService(tenant, areas, 'graph');
  const open = createService(tenant, areas, 'open');
  const control = createService(tenant, areas, 'control');

  const serviceOf = (path: string): Service => {
    // Some client libraries post batches beside the version.
    if (path.startsWith('/v1.0/') || path === '/$batch') return graph;
    return path.startsWith('/sandbox/') ? control : open;
  };

  return async (incoming: FastifyRequest, outgoing: FastifyReply): Promise<FastifyReply> => {
    if (incoming.method === 'OPTIONS') return outgoing.code(204).headers(PREFLIGHT).send();
    const request = toRawRequest(incoming, tenant.origin);
    const service = serviceOf(request.url.pathname.toLowerCase());
    if (service === control && !isLocal(request.headers)) return outgoing.code(403).send();
    const { reply, entry } = await service.answer(request);
    if (service !== control) tenant.log.add(entry);
    if (service === graph) onExchange?.(request, reply);
    if (reply.drop) {
      outgoing.hijack();
      incoming.raw.socket.destroy();
      return outgoing;
    }
    return outgoing
      .code(reply.status)
      .headers({ ...CORS, ...reply.headers })
      .send(reply.body ?? undefined);
  };
}

const LOCAL_HOST = /^(https?:\/\/)?(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Whether a control request comes from this machine's own pages and names: a web page elsewhere must not steer it. */
function isLocal({ host, origin }: Readonly<Record<string, string>>): boolean {
  return LOCAL_HOST.test(host ?? 'localhost') && LOCAL_HOST.test(origin ?? 'localhost');
}

/** The origin is the tenant's own whatever the Host header says, so that links handed out stay trustworthy. */
function toRawRequest(incoming: FastifyRequest, origin: string): RawRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method,
    url: new URL(incoming.raw.url ?? '/', origin),
    headers,
    rawBody: Buffer.isBuffer(incoming.body) ? incoming.body : Buffer.alloc(0),
  };
}
