/** HTTP of summaries: what would go out, and the word that sends it. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PATHS } from '../../../shared/contract/paths.ts';
import { SessionParams, SessionView, SummaryPreview } from '../../../shared/contract/sessions.ts';
import { explained } from '../support/list-trouble.ts';
import type { SiteAccess } from '../support/site-access.ts';
import { sessionView } from '../support/views.ts';
import { type ApprovalPorts, approveSummary } from './approve-summary.ts';
import type { ComposePorts } from './compose-summary.ts';
import { previewSummary } from './preview-summary.ts';

/** Routes of summaries. */
export const summariesPlugin =
  (ports: ApprovalPorts & ComposePorts, access: SiteAccess): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.addHook('preHandler', async (request, reply) => {
      const refusal = await access.check(request.caller);
      return refusal ? reply.refuse(refusal) : undefined;
    });

    api.get(
      PATHS.summary,
      { schema: { operationId: 'previewSummary', params: SessionParams, response: { 200: SummaryPreview } } },
      async (request, reply) => {
        const preview = await previewSummary(ports, request.caller, request.params.reference);
        return preview.ok ? preview.value : reply.refuse(preview.failure);
      },
    );

    api.post(
      PATHS.approval,
      { schema: { operationId: 'approveSummary', params: SessionParams, response: { 200: SessionView } } },
      async (request, reply) => {
        const { caller, roles, params } = request;
        const done = await explained(ports, caller.tenantId, () =>
          approveSummary(ports, { caller, roles, reference: params.reference }),
        );
        return done.ok ? sessionView(done.value) : reply.refuse(done.failure);
      },
    );
  };
