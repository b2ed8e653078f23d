/** How much the server takes: requests a minute per person, and load before it says so instead of slowing down. */
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** JSON bodies, in bytes. Files have their own limit. */
export const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

/** Event loop delay and heap share past which requests get 503, in ms and bytes. */
export interface LoadLimits {
  readonly maxEventLoopDelayMs: number;
  readonly maxHeapUsedBytes: number;
}

const SHORTEST_SPAN_MS = 1_000;

/** Answers 503 with Retry-After while the process is overloaded. */
export async function installLoadLimit(app: FastifyInstance, limits: LoadLimits): Promise<void> {
  await app.register(underPressure, {
    // A span without any measurement counts as endless delay. Spans as long as the limit make that true: with shorter
    // ones a start on a slow machine, which keeps the loop for a second, would be answered as overload.
    sampleInterval: Math.max(limits.maxEventLoopDelayMs, SHORTEST_SPAN_MS),
    maxEventLoopDelay: limits.maxEventLoopDelayMs,
    maxHeapUsedBytes: limits.maxHeapUsedBytes,
    retryAfter: 10,
  });
}

/** Counts per tenant and person in this scope; the caller must be known before, so it runs after the token check. */
export async function installRateLimit(api: FastifyInstance, requestsPerMinute: number): Promise<void> {
  await api.register(rateLimit, {
    global: true,
    hook: 'preValidation',
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => `${request.caller.tenantId}/${request.caller.objectId}`,
  });
}

/** Counts per network address in this scope, before anything is read: for routes that take calls of strangers. */
export async function installAddressLimit(app: FastifyInstance, requestsPerMinute: number): Promise<void> {
  await app.register(rateLimit, { global: true, hook: 'onRequest', max: requestsPerMinute, timeWindow: 60_000 });
}
