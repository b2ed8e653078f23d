/**
 * Which bodies the API takes: JSON, and bytes where a route says so. Everything else is refused before a route runs, so
 * that no route has to doubt what kind of thing it was given.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Refusal } from '../../shared/contract/problems.ts';

const BYTES = 'application/octet-stream';

/** Parsers and the check of the body's kind, for every route of this scope. What is in the JSON is the schemas' matter. */
export function installBodyRules(api: FastifyInstance): void {
  api.addContentTypeParser(BYTES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  // Fastify reads text on its own; no route of the API does.
  api.removeContentTypeParser('text/plain');
  api.addHook('preValidation', async (request, reply) => {
    const refusal = faultOfBody(request);
    return refusal ? reply.refuse(refusal) : undefined;
  });
}

function faultOfBody({ body, routeOptions: { schema } }: FastifyRequest): Refusal | null {
  const kinds = contentOf(schema?.body);
  const takesBytes = schema?.consumes?.includes(BYTES) || (kinds !== null && BYTES in kinds);
  if (!schema?.body && !takesBytes) {
    return isNothing(body) ? null : { kind: 'bad-request', detail: 'This address takes no body.' };
  }
  if (Buffer.isBuffer(body) && !takesBytes) return { kind: 'type-unknown', detail: 'This address takes JSON only.' };
  // A schema for each content type is not asked when there is none; a single one finds the missing body itself.
  return kinds && body === undefined ? { kind: 'bad-request', detail: 'The request has no body.' } : null;
}

/** Content types a route has a schema for each; null when it has one for all. */
const contentOf = (schema: unknown): object | null =>
  typeof schema === 'object' && schema !== null && 'content' in schema ? (schema.content as object) : null;

/** Clients that always send JSON send an empty object where there is nothing to say. */
const isNothing = (body: unknown): boolean =>
  body === undefined ||
  body === null ||
  (typeof body === 'object' && !Array.isArray(body) && !Buffer.isBuffer(body) && Object.keys(body).length === 0);
