/** HTTP of capture: `POST /api/v1/sessions/{key}/actions`. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { CaptureAnswer, CaptureBody, CaptureParams } from '../../../shared/contract/capture.ts';
import { PATHS } from '../../../shared/contract/paths.ts';
import { explained } from '../support/list-trouble.ts';
import type { SiteAccess } from '../support/site-access.ts';
import { type CapturePorts, captureActions } from './capture-actions.ts';

/** 201 when something was made, 200 when all was known, 207 when some entries failed and may be sent again. */
function statusOf({ items }: CaptureAnswer): 200 | 201 | 207 {
  if (items.some(({ outcome }) => outcome === 'failed')) return 207;
  return items.some(({ outcome }) => outcome === 'created') ? 201 : 200;
}

/** Routes of capture. */
export const capturePlugin =
  (ports: CapturePorts, access: SiteAccess): FastifyPluginAsyncTypebox =>
  async (api) => {
    // The answer holds the session as the mirror knows it, even when nothing is written.
    api.addHook('preHandler', async (request, reply) => {
      const refusal = await access.check(request.caller);
      return refusal ? reply.refuse(refusal) : undefined;
    });
    api.post(
      PATHS.capture,
      {
        schema: {
          operationId: 'captureActions',
          params: CaptureParams,
          body: CaptureBody,
          response: { 200: CaptureAnswer, 201: CaptureAnswer, 207: CaptureAnswer },
        },
      },
      async (request, reply) => {
        const { caller, params, body } = request;
        const done = await explained(ports, caller.tenantId, () =>
          captureActions(ports, { caller, key: params.key, body }),
        );
        if (!done.ok) return reply.refuse(done.failure);
        return reply.code(statusOf(done.value)).send(done.value);
      },
    );
  };
