import { PassThrough } from 'node:stream';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { installProblemDetails } from '../../../server/plugins/problem-details.ts';
import { installRequestLog } from '../../../server/plugins/request-log.ts';

const MARKER = 'Zanzibar';

async function logOf(act: (app: ReturnType<typeof Fastify>) => Promise<unknown>): Promise<string> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { LogController } = await import('fastify');
  const logController = new LogController({ disableRequestLogging: true });
  const app = Fastify({ logger: { level: 'debug', stream }, logController });
  installProblemDetails(app);
  installRequestLog(app);
  app.post('/things/:name', { schema: { body: { type: 'object', required: ['x'] } } }, () => ({ ok: true }));
  app.post('/broken/:name', () => {
    throw new Error('a fault of ours');
  });
  await act(app);
  await app.close();
  return Buffer.concat(chunks).toString('utf8');
}

test('a line has route, status and time, and nothing that was sent', async () => {
  const log = await logOf((app) =>
    app.inject({
      method: 'POST',
      url: `/things/${MARKER}?q=${MARKER}`,
      headers: { authorization: `Bearer ${MARKER}` },
      payload: { x: MARKER },
    }),
  );
  expect(JSON.parse(log.trim())).toMatchObject({
    method: 'POST',
    route: '/things/:name',
    status: 200,
    msg: 'answered',
  });
  expect(log).not.toContain(MARKER);
});

test.each(['/things/', '/nowhere/'])('a refusal on %s tells nothing of the request either', async (path) => {
  const log = await logOf((app) => app.inject({ method: 'POST', url: path + MARKER, payload: { [MARKER]: MARKER } }));
  expect(log).toContain('answered');
  expect(log).not.toContain(MARKER);
});

test('a fault is in the log with its id, and not in the answer', async () => {
  let text = '';
  const log = await logOf(async (app) => {
    const answer = await app.inject({ method: 'POST', url: `/broken/${MARKER}`, payload: {} });
    text = answer.payload;
    expect(answer.statusCode).toBe(500);
    expect(typeOf(text)).toBe('/problems/internal');
  });
  expect(log).toContain('a fault of ours');
  expect(text).not.toContain('a fault of ours');
});

const typeOf = (text: string): string => (JSON.parse(text) as { type: string }).type;

test('text with line breaks cannot forge a line', async () => {
  const log = await logOf((app) =>
    app.inject({ method: 'POST', url: `/things/${encodeURIComponent('a\n{"level":60}')}`, payload: { x: 1 } }),
  );
  expect(log.trim().split('\n')).toHaveLength(1);
});
