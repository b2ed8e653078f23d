/** HTTP of extraction: `POST /api/v1/extract` with JSON text, or with a file as `application/octet-stream`. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ExtractAnswer, ExtractBody, ExtractFileQuery } from '../../../shared/contract/extraction.ts';
import { MAX_FILE_BYTES } from '../../../shared/contract/limits.ts';
import { PATHS } from '../../../shared/contract/paths.ts';
import { type ExtractPorts, extractFile, extractText } from './extract-candidates.ts';

/** Routes of extraction. */
export const extractionPlugin =
  (ports: ExtractPorts): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.post(
      PATHS.extract,
      {
        bodyLimit: MAX_FILE_BYTES,
        schema: {
          operationId: 'extract',
          querystring: ExtractFileQuery,
          body: {
            content: {
              'application/json': { schema: ExtractBody },
              'application/octet-stream': { schema: Type.Unsafe<Buffer>({}) },
            },
          },
          response: { 200: ExtractAnswer },
        },
      },
      async (request, reply) => {
        const { timeZone } = await ports.settings.read(request.caller.tenantId);
        const { body, query } = request;
        const { name = 'file', at = null } = query;
        const found = Buffer.isBuffer(body)
          ? await extractFile(
              ports,
              { name, bytes: new Uint8Array(body), at, timeZone: query.timeZone ?? null },
              timeZone,
            )
          : extractText(body as ExtractBody, timeZone);
        return found.ok ? found.value : reply.refuse(found.failure);
      },
    );
  };
