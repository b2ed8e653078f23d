/**
 * The workbench as an HTTPS server on loopback: one page with an Outlook-like and a Teams-like host frame,
 * and the API that page talks to. `/status` keeps a plain overview of the tenant.
 */
import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { addApiRoutes } from './api-routes.ts';
import { addControlRoutes } from './control-routes.ts';
import { addFileRoutes } from './files/file-routes.ts';
import type { WorkbenchOptions } from './options.ts';
import { addPageRoute, pageState } from './page-route.ts';
import { addSecurity } from './security.ts';
import { addStaticRoutes } from './static-routes.ts';
import { addStatusRoutes } from './status/status-routes.ts';
import { createTenantClient } from './tenant-client.ts';

/** A running workbench. */
export interface Workbench {
  readonly origin: string;
  close(): Promise<void>;
}

const BODY_LIMIT_BYTES = 16 * 1024 * 1024;

/** Starts the workbench on 127.0.0.1. Rejects when the port is taken. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const client = createTenantClient(options.authority, options.graphBaseUrl, options.control);
  const secure = Fastify({
    https: { key: options.key, cert: options.certificate, minVersion: 'TLSv1.2' },
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
  });
  const app = secure as unknown as FastifyInstance;
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  await app.register(formbody);
  const { paneUrl, tabUrl } = options.app;
  addSecurity(app, [...new Set([paneUrl, tabUrl].map((url) => new URL(url).origin))]);
  addApiRoutes(app, options, client);
  addControlRoutes(app, client, options.advance);
  addFileRoutes(app, options, client);
  const isProductUp = async () => (await pageState(client, paneUrl)) !== 'silent';
  addPageRoute(app, client, [paneUrl, tabUrl]);
  addStatusRoutes(app, { ...options, isProductUp });
  await addStaticRoutes(app);
  await app.listen({ port: options.port, host: '127.0.0.1' });
  return {
    origin: `https://localhost:${(secure.server.address() as AddressInfo).port}`,
    async close() {
      await app.close();
      client.close();
    },
  };
}
