/** The API described by itself, from the schemas of its routes. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { PATHS } from '../../shared/contract/paths.ts';

/** Collects the routes that are registered after it and serves their description. */
export async function installOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Followthrough',
        version,
        description: 'What a meeting agreed gets done, checked and reported, inside Microsoft 365.',
      },
      components: { securitySchemes: { entra: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ entra: [] }],
    },
  });
  app.get(PATHS.openApi, { schema: { hide: true } }, () => app.swagger());
}
