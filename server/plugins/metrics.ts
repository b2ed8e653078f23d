/** Figures for operators in the Prometheus text form: requests by route, and how the ledger stands. No names, no ids. */
import type { FastifyInstance } from 'fastify';
import { PATHS } from '../../shared/contract/paths.ts';
import { epochMs } from '../../shared/time/instant.ts';
import type { Ledger } from '../ledger/store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Settings } from '../ports/settings.ts';

export interface MetricsPorts {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly settings: Settings;
}

/** Rows counted per tenant and state at most; beyond it the figure stands still, which is alarm enough. */
const COUNT_LIMIT = 5_000;

/** Counts requests and serves the figures. */
export function installMetrics(app: FastifyInstance, ports: MetricsPorts): void {
  const requests = new Map<string, { count: number; seconds: number }>();
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const labels = `method="${request.method}",route="${route}",status="${reply.statusCode}"`;
    const row = requests.get(labels) ?? { count: 0, seconds: 0 };
    requests.set(labels, { count: row.count + 1, seconds: row.seconds + reply.elapsedTime / 1000 });
  });
  app.get(PATHS.metrics, { schema: { hide: true } }, async (_request, reply) => {
    const lines = [
      ...series(
        'http_requests_total',
        'counter',
        [...requests].map(([labels, row]) => [labels, row.count]),
      ),
      ...series(
        'http_request_seconds_sum',
        'counter',
        [...requests].map(([labels, row]) => [labels, row.seconds]),
      ),
      ...(await ledgerLines(ports)),
    ];
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}

async function ledgerLines({ clock, ledger, settings }: MetricsPorts): Promise<string[]> {
  const now = epochMs(clock.now());
  const counts = new Map<string, number>([
    ['waiting', 0],
    ['claimed', 0],
    ['acted', 0],
    ['dead', 0],
  ]);
  for (const tenantId of await settings.tenants()) {
    for (const { state } of await ledger.list(tenantId, ['waiting', 'claimed', 'acted', 'dead'], COUNT_LIMIT)) {
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  }
  const nextDueAt = await ledger.nextDueAt();
  const late = nextDueAt ? Math.max(0, (now - epochMs(nextDueAt)) / 1000) : 0;
  return [
    ...series(
      'ledger_obligations',
      'gauge',
      [...counts].map(([state, count]) => [`state="${state}"`, count]),
    ),
    ...series('ledger_oldest_due_seconds', 'gauge', [['', late]]),
  ];
}

function series(name: string, type: 'counter' | 'gauge', rows: readonly (readonly [string, number])[]): string[] {
  const full = `followthrough_${name}`;
  return [`# TYPE ${full} ${type}`, ...rows.map(([labels, value]) => `${full}${labels && `{${labels}}`} ${value}`)];
}
