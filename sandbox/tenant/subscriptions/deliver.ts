/**
 * Delivers queued notifications: several for one address share a POST; an address that does not answer with 2xx in
 * three seconds is tried again, ever more rarely, for four hours of the tenant's time.
 */
import type { Tenant } from '../tenant.ts';
import { type Delivery, SUBSCRIPTIONS } from './state.ts';

const TIMEOUT_MS = 3000;
const GIVE_UP_MS = 4 * 3_600_000;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 20 * 60_000;
const SHARED_POST = 100;

interface Worker {
  running: Promise<void> | null;
  timer: NodeJS.Timeout | null;
  stopped: boolean;
}

const workers = new WeakMap<Tenant, Worker>();

function workerOf(tenant: Tenant): Worker {
  const known = workers.get(tenant);
  if (known) return known;
  const worker: Worker = { running: null, timer: null, stopped: false };
  workers.set(tenant, worker);
  return worker;
}

/** Sees to it that due notifications go out soon. */
export function wakeDelivery(tenant: Tenant): void {
  const worker = workerOf(tenant);
  if (worker.stopped || worker.running) return;
  if (worker.timer) clearTimeout(worker.timer);
  const queue = tenant.store.slice(SUBSCRIPTIONS).queue;
  if (queue.length === 0) return;
  const nextAtMs = Math.min(...queue.map(({ dueAtMs }) => dueAtMs));
  worker.timer = setTimeout(() => void settleDelivery(tenant), Math.max(0, nextAtMs - tenant.clock.now()));
  worker.timer.unref();
}

/** Delivers everything that is due now; resolves when each address has answered or failed. */
export async function settleDelivery(tenant: Tenant): Promise<void> {
  const worker = workerOf(tenant);
  while (worker.running) await worker.running;
  if (worker.stopped) return;
  worker.running = deliverDue(tenant);
  try {
    await worker.running;
  } finally {
    worker.running = null;
    wakeDelivery(tenant);
  }
}

/** Ends delivery for good; what is queued stays in the snapshot. */
export function stopDelivery(tenant: Tenant): void {
  const worker = workerOf(tenant);
  worker.stopped = true;
  if (worker.timer) clearTimeout(worker.timer);
}

async function deliverDue(tenant: Tenant): Promise<void> {
  for (;;) {
    const state = tenant.store.slice(SUBSCRIPTIONS);
    const now = tenant.clock.now();
    const due = state.queue.filter(({ dueAtMs }) => dueAtMs <= now);
    if (due.length === 0) return;
    state.queue = state.queue.filter(({ dueAtMs }) => dueAtMs > now);
    await Promise.all(groups(due).map((group) => send(tenant, group)));
    tenant.store.touch();
  }
}

function groups(due: readonly Delivery[]): Delivery[][] {
  const byUrl = new Map<string, Delivery[]>();
  for (const delivery of due) byUrl.set(delivery.url, [...(byUrl.get(delivery.url) ?? []), delivery]);
  return [...byUrl.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / SHARED_POST) }, (_, at) =>
      all.slice(at * SHARED_POST, (at + 1) * SHARED_POST),
    ),
  );
}

async function send(tenant: Tenant, group: readonly Delivery[]): Promise<void> {
  const [first] = group;
  if (!first) return;
  const body = JSON.stringify({ value: group.map(({ notification }) => notification) });
  const answer = await tenant.post(first.url, { contentType: 'application/json', body, timeoutMs: TIMEOUT_MS });
  if (answer.status >= 200 && answer.status < 300) return;
  const now = tenant.clock.now();
  for (const delivery of group) {
    const attempts = delivery.attempts + 1;
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
    if (now + waitMs - delivery.bornAtMs > GIVE_UP_MS) continue;
    tenant.store.slice(SUBSCRIPTIONS).queue.push({ ...delivery, attempts, dueAtMs: now + waitMs });
  }
}
