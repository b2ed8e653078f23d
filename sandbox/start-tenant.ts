/**
 * Puts a tenant together: store, clock, areas, seed. Knows no sockets; `server.ts` gives it an address.
 */
import { setTimeout } from 'node:timers/promises';
import { defaultSeed } from './seed/default-seed.ts';
import type { Seed } from './seed/seed.ts';
import { AREAS } from './tenant/areas.ts';
import { createClock } from './tenant/clock.ts';
import { createControlArea } from './tenant/control/area.ts';
import { createFaults } from './tenant/faults.ts';
import { createIds } from './tenant/ids.ts';
import { keepSigningKey } from './tenant/login/keys.ts';
import { createRequestLog } from './tenant/request-log.ts';
import type { Area } from './tenant/route.ts';
import { openStore, type SliceDefinition } from './tenant/store.ts';
import { notifySubscriptions } from './tenant/subscriptions/notify.ts';
import { type Post, postOverHttps } from './tenant/subscriptions/post.ts';
import type { Tenant } from './tenant/tenant.ts';
import { createThrottle } from './tenant/throttling.ts';

/** What a tenant may be told. */
export interface TenantOptions {
  origin: string;
  /** Snapshot file; null keeps everything in memory. */
  snapshotPath: string | null;
  seed?: Partial<Seed>;
  /** Makes ids and other choices repeat; null for random ones. */
  idSeed?: string | null;
  /** Time source the tenant's clock runs with, in ms since 1970. */
  machineNow?: () => number;
  /** Replaces the HTTPS calls to subscribers, for runs without sockets. */
  post?: Post;
  /** Replaces real waiting in the same runs. */
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** A tenant and the areas that serve it. */
export interface RunningTenant {
  tenant: Tenant;
  areas: readonly Area[];
  seed: Seed;
}

const PLANTED: SliceDefinition<{ done: boolean }> = { name: 'planted', empty: () => ({ done: false }) };

/** Opens the store, plants the seed when it is empty, starts the areas. */
export async function startTenant(options: TenantOptions): Promise<RunningTenant> {
  const seed: Seed = { ...defaultSeed(), ...options.seed };
  const store = await openStore(options.snapshotPath);
  const clock = createClock(store, options.machineNow ?? Date.now);
  const tenant: Tenant = {
    origin: options.origin,
    graphBaseUrl: `${options.origin}/v1.0`,
    tenantId: seed.tenantId,
    store,
    clock,
    ids: createIds(options.idSeed ?? null),
    log: createRequestLog(),
    faults: createFaults(),
    throttle: createThrottle(store, clock),
    sleep: options.sleep ?? setTimeout,
    post: options.post ?? postOverHttps,
    notifyChange: (change) => notifySubscriptions(tenant, change),
  };
  const plant = () => {
    store.slice(PLANTED).done = true;
    for (const area of areas) area.seed?.(tenant, seed);
    store.touch();
  };
  const reset = async () => {
    const restoreKey = keepSigningKey(store);
    store.clear();
    restoreKey();
    tenant.faults.clear();
    tenant.log.clear();
    plant();
  };
  const areas: readonly Area[] = [...AREAS, createControlArea(reset)];
  if (!store.slice(PLANTED).done) plant();
  for (const area of areas) area.start?.(tenant);
  return { tenant, areas, seed };
}
