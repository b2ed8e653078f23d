/**
 * The one exit for errors: refusals of use cases, failures of ports, faults of requests and everything unforeseen leave
 * as `application/problem+json`. What a person may know is in the catalogue; the rest goes to the log.
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PATHS } from '../../shared/contract/paths.ts';
import { PROBLEMS, type ProblemSlug, problemOf, type Refusal } from '../../shared/contract/problems.ts';
import { isPortFailure, refusalOfPort } from '../ports/failures.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with a problem. */
    refuse(refusal: Refusal): FastifyReply;
  }
}

/** Codes of Fastify's own errors, as problems. Others count by their status. */
const FASTIFY_PROBLEMS: Readonly<Record<string, ProblemSlug>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'type-unknown',
  FST_ERR_VALIDATION: 'invalid-fields',
  FST_UNDER_PRESSURE: 'overloaded',
};

const NO_SUCH_ADDRESS: Refusal = { kind: 'not-found', detail: 'There is no such address.' };
const MALFORMED_ADDRESS: Refusal = { kind: 'bad-request', detail: 'The address is not well formed.' };
/** The catalogue speaks of records and bodies; here nothing but the address is at fault. */
const CHECK_ADDRESS = `Check the address; the API describes its own in ${PATHS.openApi}.`;

/** Installs `reply.refuse`, the error handler, the answer for unknown addresses and the page of each problem. */
export function installProblemDetails(app: FastifyInstance): void {
  app.decorateReply('refuse', function refuse(this: FastifyReply, refusal: Refusal) {
    const { kind, detail } = refusal;
    // What is wrong with the lists or the tenant is for those who run the server; the rest is between person and screen.
    const isTrouble = PROBLEMS[kind].status >= 500 || kind === 'lists-need-repair';
    this.request.log[isTrouble ? 'warn' : 'info']({ problem: kind, ...(isTrouble && { detail }) }, 'request refused');
    return answer(this, refusal);
  });
  app.setNotFoundHandler((request, reply) => {
    request.log.info({ problem: 'not-found' }, 'no such address');
    return answer(reply, NO_SUCH_ADDRESS, CHECK_ADDRESS);
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOfError(error);
    logFault(request, error, refusal);
    return reply.refuse(refusal);
  });
  app.get<{ Params: { slug: string } }>(PATHS.problem, { schema: { hide: true } }, (request, reply) => {
    const { slug } = request.params;
    if (!Object.hasOwn(PROBLEMS, slug)) return reply.refuse({ kind: 'not-found' });
    const { title, next, status } = PROBLEMS[slug as ProblemSlug];
    return reply.type('text/plain; charset=utf-8').send(`${title}\n${next}\n(HTTP ${status})\n`);
  });
}

/** Answers addresses the router itself cannot read; no route, hook or decoration is known there. */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  request.log.info({ code: error.code }, 'address cannot be read');
  answer(reply, error.code === 'FST_ERR_BAD_URL' ? MALFORMED_ADDRESS : NO_SUCH_ADDRESS, CHECK_ADDRESS);
}

function answer(reply: FastifyReply, refusal: Refusal, next?: string): FastifyReply {
  const problem = problemOf(refusal, reply.request.id, next);
  const { status } = problem;
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(refusal.retryAfterSeconds));
  if (status === 401) reply.header('www-authenticate', challenge(refusal));
  // The schema of the answer describes success; a problem is serialised as it is.
  return reply
    .code(status)
    .serializer((body) => JSON.stringify(body))
    .type('application/problem+json')
    .send(problem);
}

/** RFC 6750, with the claims challenge Entra's clients understand. */
function challenge(refusal: Refusal): string {
  if (refusal.kind !== 'sign-in-again' || !refusal.claims) return 'Bearer realm="", error="invalid_token"';
  const claims = Buffer.from(refusal.claims, 'utf8').toString('base64');
  return `Bearer realm="", error="insufficient_claims", claims="${claims}"`;
}

function refusalOfError(error: FastifyError): Refusal {
  if (isPortFailure(error)) return refusalOfPort(error);
  const kind = FASTIFY_PROBLEMS[error.code] ?? kindOfStatus(error.statusCode);
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { kind, detail: 'This content type is not read here.' };
  if (kind !== 'invalid-fields') return { kind };
  const where = error.validationContext === 'body' ? '' : `/${error.validationContext ?? ''}`;
  const errors = (error.validation ?? []).slice(0, 20).map(({ instancePath, message }) => ({
    pointer: `${where}${instancePath}`,
    detail: message ?? 'is wrong',
  }));
  return { kind, errors };
}

function kindOfStatus(status: number | undefined): ProblemSlug {
  if (status === 429) return 'rate-limited';
  if (status === 404) return 'not-found';
  return status !== undefined && status >= 400 && status < 500 ? 'bad-request' : 'internal';
}

/** Messages of requests that failed validation may quote what was sent; only faults of ours are written out. */
function logFault(request: FastifyRequest, error: Error, { kind }: Refusal): void {
  if (PROBLEMS[kind].status < 500) return;
  const outside = isPortFailure(error) ? { failure: error.kind, outsideRequestId: error.facts.requestId } : {};
  request.log.error({ ...outside, fault: error.message, stack: error.stack }, 'request failed');
}
