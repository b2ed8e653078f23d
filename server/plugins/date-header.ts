/**
 * The `Date` header says what time it is for the product: pages count down and judge lateness by it, not by the clock
 * of somebody's machine. With a followed clock (demos) it differs from the machine's own.
 */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../ports/clock.ts';

/** Sets the header of every answer of this server. */
export function installDateHeader(app: FastifyInstance, clock: Clock): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('date', new Date(clock.now()).toUTCString());
  });
}
