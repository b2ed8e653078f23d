/** Headers of every page, and the check that only the workbench's own page calls its API. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_MAIL_POLICY, STATUS_PATH, STATUS_POLICY } from './status/status-routes.ts';

/** The empty page that bodies of mails and invitations are written into: no script, nothing loaded. */
export const BODY_FRAME_PATH = '/frame/body.html';

const BODY_POLICY =
  "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** @param appOrigins origins of the pages shown in the host frames. */
export function addSecurity(app: FastifyInstance, appOrigins: readonly string[]): void {
  const policy = pagePolicy(appOrigins);
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/') && !isOwnPage(request)) return refuse(reply);
    if (request.method !== 'GET' && request.url.startsWith(STATUS_PATH) && isForeignForm(request)) return refuse(reply);
  });
  app.addHook('onSend', async (request, reply) => {
    reply
      .header('content-security-policy', policyFor(request.url, policy))
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}

function pagePolicy(appOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src 'self' ${appOrigins.join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function policyFor(url: string, page: string): string {
  if (url.startsWith(BODY_FRAME_PATH)) return BODY_POLICY;
  if (!url.startsWith(STATUS_PATH)) return page;
  return url.endsWith('/body') ? STATUS_MAIL_POLICY : STATUS_POLICY;
}

/** The app in the frame shares our host name, so same-site is not enough: the browser must say same-origin. */
function isOwnPage(request: FastifyRequest): boolean {
  return request.headers['sec-fetch-site'] === 'same-origin';
}

function isForeignForm(request: FastifyRequest): boolean {
  const from = request.headers['sec-fetch-site'];
  return from !== undefined && from !== 'same-origin' && from !== 'none';
}

function refuse(reply: FastifyReply): FastifyReply {
  return reply.code(403).type('text/plain').send('Only the workbench page may ask this.');
}
