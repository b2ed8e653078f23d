/** One line a request: ids, route and time. No body, query, name or address is ever written. */
import type { FastifyInstance } from 'fastify';

/** Logs each answer with the route's pattern instead of the address, because addresses hold references and keys. */
export function installRequestLog(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const caller = request.caller as typeof request.caller | undefined;
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(caller && { tenant: caller.tenantId, user: caller.objectId }),
      },
      'answered',
    );
  });
}
