/** HTTP of extraction: `POST /api/v1/extract` with JSON text, or with a file as `application/octet-stream`. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ExtractAnswer, ExtractBody, ExtractFileQuery } from '../../../shared/contract/extraction.ts';
import { MAX_FILE_BYTES } from '../../../shared/contract/limits.ts';
import { PATHS } from '../../../shared/contract/paths.ts';
import { fail } from '../../../shared/result.ts';
import { type ExtractPorts, extractFile, extractText, extractTextTwice } from './extract-candidates.ts';
import type { SecondReaderPorts } from './read-again.ts';
import { createTurns } from './take-turns.ts';

/** A file takes two seconds at most. */
const RETRY_SECONDS = 5;

/** Routes of extraction. */
export const extractionPlugin =
  (ports: ExtractPorts & SecondReaderPorts): FastifyPluginAsyncTypebox =>
  async (api) => {
    const turns = createTurns();
    const questions = createTurns();
    const readText = async ({ caller, log }: FastifyRequest, body: ExtractBody, timeZone: string) => {
      if (body.secondReader !== true) return extractText(body, timeZone);
      const done = questions.take(`${caller.tenantId}/${caller.objectId}`);
      if (!done) return fail({ kind: 'overloaded', retryAfterSeconds: RETRY_SECONDS } as const);
      try {
        const { found, fault } = await extractTextTwice(ports, body, timeZone);
        if (fault !== null) log.warn({ fault }, 'no second reading');
        return found;
      } finally {
        done();
      }
    };
    // Before the body is read: what is refused must not be in memory.
    api.addHook('preParsing', async (request, reply) => {
      if (!request.headers['content-type']?.startsWith('application/octet-stream')) return undefined;
      const { tenantId, objectId } = request.caller;
      const free = turns.take(`${tenantId}/${objectId}`);
      if (!free) return void reply.refuse({ kind: 'overloaded', retryAfterSeconds: RETRY_SECONDS });
      // The one who waits may go away; either way the answer ends.
      reply.raw.once('finish', free).once('close', free);
      return undefined;
    });
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
          : await readText(request, body as ExtractBody, timeZone);
        return found.ok ? found.value : reply.refuse(found.failure);
      },
    );
  };
