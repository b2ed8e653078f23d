/** Probes: `live` says the process runs, `ready` that it can serve, and in which state each register is. */
import type { FastifyInstance } from 'fastify';
import { PATHS } from '../../shared/contract/paths.ts';
import type { Settings } from '../ports/settings.ts';

/** Serves the probes. Readiness asks the database; lists that are missing are told, but do not take the server away. */
export function installHealth(app: FastifyInstance, settings: Settings): void {
  app.get(PATHS.live, { schema: { hide: true }, logLevel: 'warn' }, () => ({ status: 'live' }));
  app.get(PATHS.ready, { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
    try {
      const registers = await registerStates(settings);
      return { status: 'ready', database: 'up', registers };
    } catch (error) {
      request.log.error({ fault: error instanceof Error ? error.message : 'unknown' }, 'database does not answer');
      return reply.code(503).send({ status: 'unready', database: 'down' });
    }
  });
}

async function registerStates(settings: Settings): Promise<{ provisioned: number; waiting: number }> {
  const all = await Promise.all((await settings.tenants()).map((tenantId) => settings.read(tenantId)));
  const provisioned = all.filter(({ listIds }) => listIds.actions !== undefined).length;
  return { provisioned, waiting: all.length - provisioned };
}
