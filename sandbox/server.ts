/**
 * The sandbox tenant as an HTTPS server on loopback: Graph below `/v1.0`, login below `/{tenant}`, control below
 * `/sandbox`. `main.ts` is the program around it; tests call `startSandbox` themselves.
 */

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Fastify from 'fastify';
import { createFront, type ExchangeListener } from './front.ts';
import type { Seed } from './seed/seed.ts';
import { startTenant, type TenantOptions } from './start-tenant.ts';
import { DIRECTORY } from './tenant/directory/people.ts';
import { readFaultRules } from './tenant/faults.ts';
import { APPLICATIONS } from './tenant/login/applications.ts';
import { stopDelivery } from './tenant/subscriptions/deliver.ts';
import type { Tenant } from './tenant/tenant.ts';
import { loadTlsFiles } from './tls.ts';

/** How to start. Absent members take the defaults of the program. */
export interface SandboxOptions {
  /** 0 or absent for a free port. */
  port?: number;
  /** Folder for certificates and the snapshot. */
  dataDir: string;
  /** False keeps the tenant in memory; certificates are kept anyway. */
  persist?: boolean;
  seed?: Partial<Seed>;
  /** Fault rules to start with, as the control API takes them. */
  faults?: unknown;
  idSeed?: string;
  machineNow?: () => number;
  /** Sees every Graph request with its answer, for contract checks. */
  onExchange?: ExchangeListener;
}

/** A person as the start-up line shows them. */
export interface SandboxUser {
  id: string;
  displayName: string;
  mail: string | null;
  userPrincipalName: string;
  timeZone: string;
  managerId: string | null;
}

/** A registration as the start-up line shows it. */
export interface SandboxClient {
  name: string;
  clientId: string;
  secret: string | null;
}

/** A running sandbox. */
export interface Sandbox {
  origin: string;
  graphBaseUrl: string;
  /** `https://localhost:PORT/{tenant id}`. */
  authority: string;
  tenantId: string;
  /** Path of the authority's certificate in PEM, to trust. */
  certificate: string;
  clients: SandboxClient[];
  users: SandboxUser[];
  /** Base of the control API. */
  control: string;
  /** For tests in the same process; the product has no use for it. */
  tenant: Tenant;
  /** Stops listening and writes the snapshot. */
  close(): Promise<void>;
}

const UPLOAD_LIMIT_BYTES = 62 * 1024 * 1024;

/** Starts the tenant on 127.0.0.1. Rejects when the port is taken or the data folder cannot be written. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const tls = await loadTlsFiles(join(options.dataDir, 'tls'), Date.now());
  const app = Fastify({
    https: { key: tls.key, cert: tls.certificate, minVersion: 'TLSv1.2' },
    bodyLimit: UPLOAD_LIMIT_BYTES,
    forceCloseConnections: true,
  });
  let front: ReturnType<typeof createFront> | null = null;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.all('*', (request, reply) => front?.(request, reply));
  await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  const origin = `https://localhost:${(app.server.address() as AddressInfo).port}`;
  const running = await startTenant(tenantOptions(options, origin));
  front = createFront(running, options.onExchange);
  if (options.faults !== undefined) running.tenant.faults.add(readFaultRules(options.faults));
  return {
    ...describe(running.tenant),
    certificate: tls.authorityPath,
    async close() {
      stopDelivery(running.tenant);
      await app.close();
      await running.tenant.store.flush();
    },
  };
}

function tenantOptions(options: SandboxOptions, origin: string): TenantOptions {
  return {
    origin,
    snapshotPath: options.persist === false ? null : join(options.dataDir, 'tenant.json'),
    ...(options.seed ? { seed: options.seed } : {}),
    idSeed: options.idSeed ?? null,
    ...(options.machineNow ? { machineNow: options.machineNow } : {}),
  };
}

function describe(tenant: Tenant): Omit<Sandbox, 'certificate' | 'close'> {
  const people = Object.values(tenant.store.slice(DIRECTORY).people);
  const applications = Object.values(tenant.store.slice(APPLICATIONS));
  return {
    origin: tenant.origin,
    graphBaseUrl: tenant.graphBaseUrl,
    authority: `${tenant.origin}/${tenant.tenantId}`,
    tenantId: tenant.tenantId,
    clients: applications.map(({ name, clientId, secret }) => ({ name, clientId, secret })),
    users: people
      .filter(({ kind }) => kind === 'person')
      .map(({ id, displayName, mail, userPrincipalName, timeZone, managerId }) => ({
        id,
        displayName,
        mail,
        userPrincipalName,
        timeZone,
        managerId,
      })),
    control: `${tenant.origin}/sandbox`,
    tenant,
  };
}
