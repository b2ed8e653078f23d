/** HTTP of sessions: the tracked meetings, one of them with its items, and the tracking of a series. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PATHS } from '../../../shared/contract/paths.ts';
import {
  SeriesParams,
  SessionDetail,
  SessionList,
  SessionParams,
  SessionsQuery,
  TrackingAnswer,
  TrackingBody,
} from '../../../shared/contract/sessions.ts';
import { explained } from '../support/list-trouble.ts';
import type { SiteAccess } from '../support/site-access.ts';
import { actionView, sessionView } from '../support/views.ts';
import { type TrackPorts, trackSeries } from './track-series.ts';

const DEFAULT_LIMIT = 50;
const MAX_ITEMS = 500;

type Api = Parameters<FastifyPluginAsyncTypebox>[0];

/** Routes of sessions. */
export const sessionsPlugin =
  (ports: TrackPorts, access: SiteAccess): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.addHook('preHandler', async (request, reply) => {
      const refusal = await access.check(request.caller);
      return refusal ? reply.refuse(refusal) : undefined;
    });
    readingRoutes(api, ports);
    trackingRoute(api, ports);
  };

function readingRoutes(api: Api, ports: TrackPorts): void {
  api.get(
    PATHS.sessions,
    { schema: { operationId: 'listSessions', querystring: SessionsQuery, response: { 200: SessionList } } },
    async ({ caller: { tenantId }, query }) => {
      const revision = await ports.mirror.revision(tenantId);
      const sessions = await ports.mirror.sessions(tenantId, query.limit ?? DEFAULT_LIMIT);
      return { sessions: sessions.map(sessionView), revision };
    },
  );

  api.get(
    PATHS.session,
    { schema: { operationId: 'readSession', params: SessionParams, response: { 200: SessionDetail } } },
    async ({ caller: { tenantId }, params: { reference } }, reply) => {
      const held = await ports.mirror.byReference(tenantId, 'sessions', reference);
      if (!held) return reply.refuse({ kind: 'not-found' });
      const query = { sessionRef: reference, limit: MAX_ITEMS, offset: 0 };
      const { items } = await ports.mirror.findActions(tenantId, query);
      return { session: sessionView(held), items: items.map(actionView) };
    },
  );
}

function trackingRoute(api: Api, ports: TrackPorts): void {
  api.put(
    PATHS.tracking,
    {
      schema: {
        operationId: 'trackSeries',
        params: SeriesParams,
        body: TrackingBody,
        response: { 200: TrackingAnswer },
      },
    },
    async (request, reply) => {
      const { caller, roles, params, body } = request;
      const done = await explained(ports, caller.tenantId, () =>
        trackSeries(ports, { caller, roles, seriesId: params.seriesId, ...body }),
      );
      return done.ok ? done.value : reply.refuse(done.failure);
    },
  );
}
