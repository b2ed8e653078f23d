/** A few lines of HTTPS on loopback that answer as a test says, so that the client meets real sockets. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTlsFiles } from '../../sandbox/tls.ts';
import { createGraph, type Graph, type GraphOptions } from '../../server/adapters/graph/client.ts';
import type { Actor } from '../../server/ports/identity.ts';
import { trustAuthority } from './start-sandbox.ts';

/** One request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers request number `index` (from 0); may also destroy the socket or leave it hanging. */
export type Answer = (response: ServerResponse, request: Arrived, index: number) => void;

export interface LocalGraph {
  readonly origin: string;
  readonly arrived: Arrived[];
  answer(how: Answer): void;
  stop(): Promise<void>;
}

export const APP: Actor = { kind: 'app', tenantId: '11111111-1111-4111-8111-111111111111' };

export async function startLocalGraph(): Promise<LocalGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'local-graph-'));
  const tls = await loadTlsFiles(folder, Date.now());
  const arrived: Arrived[] = [];
  let how: Answer = (response) => response.writeHead(500).end();
  const server: Server = createServer({ key: tls.key, cert: tls.certificate }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
    arrived.push(one);
    how(response, one, arrived.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await trustAuthority(await readFile(tls.authorityPath, 'utf8'));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://localhost:${port}`,
    arrived,
    answer: (next) => {
      arrived.length = 0;
      how = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

/** JSON with a status. */
export function reply(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Timers that do not wait: they note how long was asked for, and the measured time moves on by that much. */
export function noteWaits() {
  const waits: number[] = [];
  let nowMs = 0;
  const timers = {
    elapsedMs: () => nowMs,
    wait: async (ms: number) => {
      waits.push(ms);
      nowMs += ms;
    },
    timeoutSignal: (ms: number) => AbortSignal.timeout(ms),
  };
  return { waits, timers };
}

/** A client of the local server with a counting token source. */
export function clientOf(local: LocalGraph, more: Partial<GraphOptions> = {}): { graph: Graph; tokens: string[] } {
  const tokens: string[] = [];
  let uuid = 0;
  const graph = createGraph({
    graphBaseUrl: `${local.origin}/v1.0`,
    contentHosts: [],
    tokens: {
      token: async (_actor, { skipCache, claims }) => {
        tokens.push([skipCache ? 'fresh' : 'kept', ...(claims ? [claims] : [])].join(' '));
        return skipCache ? 'fresh-token' : 'kept-token';
      },
    },
    random: { uuid: () => `00000000-0000-4000-8000-${String(uuid++).padStart(12, '0')}`, fraction: () => 0 },
    version: '1.2.3',
    ...more,
  });
  return { graph, tokens };
}
