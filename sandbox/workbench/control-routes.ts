/** The workbench's levers: clock, faults, log of requests. */
import type { FastifyInstance } from 'fastify';
import { FAULT_PRESETS, presetInForce } from './fault-presets.ts';
import { JUMPS } from './status/pages.ts';
import { jsonOf, type TenantClient } from './tenant-client.ts';

const GET = { method: 'GET' };
const SHOWN_REQUESTS = 200;

/** Adds `/api/clock`, `/api/faults` and `/api/requests`. */
export function addControlRoutes(
  app: FastifyInstance,
  client: TenantClient,
  advance: (duration: string) => Promise<void>,
): void {
  const readClock = async () => jsonOf(await client.control('/clock', GET));
  app.get('/api/clock', async () => readClock());
  app.post<{ Body: { advance?: unknown } | null }>('/api/clock', async (request, reply) => {
    const wanted = request.body?.advance;
    const jump = JUMPS.find(([duration]) => duration === wanted);
    if (!jump) return reply.code(400).send({ message: 'No such jump.' });
    await advance(jump[0]);
    return readClock();
  });

  const readFaults = async () => {
    const answer = jsonOf(await client.control('/faults', GET)) as { value?: { name?: string }[] } | null;
    const names = (answer?.value ?? []).map(({ name }) => name ?? '');
    return { inForce: presetInForce(names), presets: FAULT_PRESETS.map(({ id, name }) => ({ id, name })) };
  };
  app.get('/api/faults', async () => readFaults());
  app.post<{ Body: { preset?: unknown } | null }>('/api/faults', async (request, reply) => {
    const preset = FAULT_PRESETS.find(({ id }) => id === request.body?.preset);
    if (!preset) return reply.code(400).send({ message: 'No such fault.' });
    await client.control('/faults', { method: 'DELETE' });
    if (preset.rules.length > 0)
      await client.control('/faults', { method: 'POST', body: JSON.stringify(preset.rules) });
    return readFaults();
  });

  app.get<{ Querystring: { after?: string } }>('/api/requests', async (request) => {
    const after = Number(request.query.after ?? 0) || 0;
    const answer = jsonOf(await client.control('/requests', GET)) as { value?: { number: number }[] } | null;
    return { value: (answer?.value ?? []).filter(({ number }) => number > after).slice(-SHOWN_REQUESTS) };
  });
}
