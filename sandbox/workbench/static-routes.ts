/** Files of the page: its HTML, styles, compiled modules, and Microsoft's office.js folder as it was installed. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pageHtml } from './page.ts';
import { BODY_FRAME_PATH } from './security.ts';

/** Where the loader for add-in pages is served; it must lie beside `office.js`, whose folder office.js looks for. */
export const OFFICE_LOADER_PATH = '/office/loader.js';

/** This file runs compiled, and as TypeScript under the test runner; the folders lie elsewhere then. */
const RUNS_COMPILED = !import.meta.url.endsWith('.ts');
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CLIENT = here(RUNS_COMPILED ? './client/' : '../../dist/sandbox/workbench/client/');
const STYLES = here(RUNS_COMPILED ? '../../../sandbox/workbench/styles/' : './styles/');

const EMPTY_PAGE =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Body</title></head><body></body></html>';

/** Adds the routes of all files. Add-in pages load the office folder from another origin. */
export async function addStaticRoutes(app: FastifyInstance): Promise<void> {
  app.get('/', (_request, reply) => reply.type('text/html').send(pageHtml()));
  app.get(BODY_FRAME_PATH, (_request, reply) => reply.type('text/html').send(EMPTY_PAGE));
  await app.register(fastifyStatic, { root: CLIENT, prefix: '/client/', cacheControl: false });
  await app.register(fastifyStatic, { root: STYLES, prefix: '/styles/', cacheControl: false, decorateReply: false });
  await app.register(addOffice);
}

async function addOffice(app: FastifyInstance): Promise<void> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist');
  app.addHook('onSend', async (_request, reply) => {
    // office.js loads its parts with `crossorigin`, so they need the header its content network sends.
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'public, max-age=3600');
  });
  app.get(OFFICE_LOADER_PATH, (_request, reply) => reply.sendFile('office-loader.js', CLIENT));
  // office.js asks for its error page in another case than the folder has.
  app.get<{ Params: { '*': string } }>('/office/AgaveErrorUX/*', (request, reply) =>
    reply.sendFile(`agaveerrorux/${request.params['*'].toLowerCase()}`, folder),
  );
  app.get<{ Params: { '*': string } }>('/office/*', (request, reply) => reply.sendFile(request.params['*'], folder));
}
