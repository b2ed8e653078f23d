/** HTTP of change notifications: the handshake, and 202 for everything else, believed or not. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { PATHS } from '../../../shared/contract/paths.ts';
import { type Notice, type NotificationPorts, takeNotifications } from './take-notifications.ts';

const BODY_LIMIT_BYTES = 512 * 1024;
/** What fits the body besides; more than Graph puts into one request. */
const MAX_NOTICES = 500;

const Query = Type.Object({ validationToken: Type.Optional(Type.String({ maxLength: 4_096 })) });
/** Not closed: Graph adds members over time, and nothing but these is looked at. */
const Body = Type.Object({
  value: Type.Array(
    Type.Object({
      subscriptionId: Type.String({ maxLength: 128 }),
      clientState: Type.Optional(Type.Union([Type.String({ maxLength: 256 }), Type.Null()])),
      tenantId: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
      lifecycleEvent: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
    }),
    { maxItems: MAX_NOTICES },
  ),
});

/** The route Graph calls. It has no token of ours: the secret of each subscription is its proof. */
export const notificationsPlugin =
  (ports: NotificationPorts): FastifyPluginAsyncTypebox =>
  async (app) => {
    // The handshake comes as text without a body worth reading.
    app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, _body, done) => done(null, undefined));
    app.post(
      PATHS.graphNotifications,
      { bodyLimit: BODY_LIMIT_BYTES, schema: { hide: true, querystring: Query, body: Type.Optional(Type.Unknown()) } },
      async (request, reply) => {
        const { validationToken } = request.query;
        if (validationToken !== undefined) return reply.type('text/plain').send(validationToken);
        const notices = noticesOf(request.body);
        if (!notices) return reply.refuse({ kind: 'bad-request' });
        const believed = await takeNotifications(ports, notices);
        if (believed < notices.length) {
          request.log.warn({ security: 'notification-dropped', dropped: notices.length - believed }, 'not ours');
        }
        return reply.code(202).send();
      },
    );
  };

const checkBody = Compile(Body);
const isBody = (body: unknown): body is Static<typeof Body> => checkBody.Check(body);

function noticesOf(body: unknown): readonly Notice[] | null {
  if (!isBody(body)) return null;
  return body.value.map((one) => ({
    subscriptionId: one.subscriptionId,
    clientState: one.clientState ?? '',
    tenantId: one.tenantId ?? null,
    lifecycleEvent: one.lifecycleEvent ?? null,
  }));
}
