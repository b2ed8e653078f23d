import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test, vi } from 'vitest';
import { installLoadLimit, type LoadLimits } from '../../../server/plugins/limits.ts';

let app: FastifyInstance;
afterEach(() => app.close());

async function serve(limits: LoadLimits): Promise<void> {
  app = Fastify();
  await installLoadLimit(app, limits);
  app.get('/', async () => 'here');
  await app.ready();
}

const keepLoopBusy = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

test('a start that keeps the loop busy for a second is no overload', async () => {
  await serve({ maxEventLoopDelayMs: 10_000, maxHeapUsedBytes: 0 });
  keepLoopBusy(1_300);
  // Two turns: the timers that fell due meanwhile, then the measurement.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  expect((await app.inject('/')).statusCode).toBe(200);
});

test('beyond its limits the server says so, and when to come again', async () => {
  await serve({ maxEventLoopDelayMs: 0, maxHeapUsedBytes: 1 });
  const told = async () => {
    const { statusCode, headers } = await app.inject('/');
    expect([statusCode, headers['retry-after']]).toEqual([503, '10']);
  };
  await vi.waitFor(told, { timeout: 10_000 });
});
