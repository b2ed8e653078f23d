/** The API of the workbench's own page: who is there, Graph as one of them, tokens for the app in the frame. */
import type { FastifyInstance } from 'fastify';
import { ianaOf } from '../tenant/exchange/zones.ts';
import type { WorkbenchOptions } from './options.ts';
import { signIn, type TokenWish } from './sign-in.ts';
import type { TenantAnswer, TenantClient } from './tenant-client.ts';

const PASSED_ON = ['content-type', 'prefer', 'if-match'];
const USER_HEADER = 'x-demo-user';

/** Adds `/api/setup`, `/api/graph/*` and `/api/token`. */
export function addApiRoutes(app: FastifyInstance, options: WorkbenchOptions, client: TenantClient): void {
  const { users, app: facts, tenantId } = options;
  const shownUsers = users.map((user) => ({ ...user, zone: ianaOf(user.timeZone) ?? 'UTC' }));
  const { graphBaseUrl, startAs = null, ownClientId = null } = options;
  const setup = { users: shownUsers, app: facts, tenantId, graphBaseUrl, startAs, ownClientId };
  app.get('/api/setup', async () => setup);

  const isKnown = (user: unknown): user is string =>
    typeof user === 'string' && users.some(({ userPrincipalName }) => userPrincipalName === user);

  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    url: '/api/graph/*',
    handler: async (request, reply) => {
      const user = request.headers[USER_HEADER];
      if (!isKnown(user)) return reply.code(400).send({ message: 'Nobody by that name is in the demo.' });
      const headers = Object.fromEntries(
        PASSED_ON.flatMap((name) => (request.headers[name] ? [[name, String(request.headers[name])]] : [])),
      );
      const bytes = Buffer.isBuffer(request.body) ? request.body : jsonBytes(request.body);
      const path = (request.raw.url ?? '').replace(/^\/api\/graph/, '');
      const wish = { method: request.method, headers, ...(bytes ? { body: bytes } : {}) };
      const answer = await client.graph(user, path, wish);
      return reply.code(answer.status).headers(shown(answer)).send(answer.body);
    },
  });

  app.post<{ Body: Partial<TokenWish> | null }>('/api/token', async (request, reply) => {
    const { clientId, scope, user } = request.body ?? {};
    if (typeof clientId !== 'string' || typeof scope !== 'string' || !isKnown(user))
      return reply.code(400).send({ error: 'invalid_request', error_description: 'clientId, scope and user.' });
    const origin = `https://${request.headers.host ?? 'localhost'}`;
    return signIn(client, options.loginUrl, { clientId, scope, user }, origin);
  });
}

function jsonBytes(body: unknown): Buffer | null {
  return body === undefined || body === null ? null : Buffer.from(JSON.stringify(body));
}

function shown({ headers }: TenantAnswer): Record<string, string> {
  const names = ['content-type', 'etag', 'location', 'retry-after', 'request-id'];
  return Object.fromEntries(names.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])));
}
