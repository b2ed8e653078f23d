/** The whole server without a network: app over a memory world, its runner, and calls as a person. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import { type AppConfig, buildApp, buildHandlers } from '../../server/app.ts';
import { keepRhythms } from '../../server/features/support/keep-rhythms.ts';
import { beginRegister } from '../../server/features/sync/begin-register.ts';
import type { RunnerLog } from '../../server/ledger/handler.ts';
import { createRunner, type Runner } from '../../server/ledger/runner.ts';
import type { Ports } from '../../server/ports/ports.ts';
import type { PersonRef } from '../../shared/action-item/person.ts';
import { ANA, DAN, TENANT } from './builders.ts';
import { createWorld, type World } from './memory-ports.ts';

export const TEST_CONFIG: AppConfig = {
  adminKeys: [DAN.key],
  logLevel: 'silent',
  version: '0.0.0',
  tls: null,
  origins: { frameHosts: [], scripts: [], signIn: [] },
  site: null,
  requestsPerMinute: 1_000,
  noticesPerMinute: 1_000,
  load: { maxEventLoopDelayMs: 0, maxHeapUsedBytes: 0 },
};

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly facts: object;
  readonly message: string;
}

/** A log that keeps what it is told. */
export function createTestLog(): RunnerLog & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const keep = (level: LogLine['level']) => (facts: object, message: string) =>
    void lines.push({ level, facts, message });
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly runner: Runner;
  readonly ports: Ports;
  readonly log: ReturnType<typeof createTestLog>;
  /** A request as Ana, or as somebody else. `json` is the parsed answer. */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    url: string,
    body?: unknown,
    options?: { as?: PersonRef; tenantId?: string; headers?: Record<string, string> },
  ): Promise<{ status: number; headers: Record<string, unknown>; json: Json; text: string }>;
}

/** Members of answers that hold lists, and the others that tests look into. */
type ListField = 'items' | 'errors' | 'sessions' | 'obligations' | 'recipients' | 'log' | 'roles' | 'evidenceLinks';
type Field =
  | ('comment' | 'current' | 'detail' | 'eventId' | 'flags' | 'instance' | 'isProvisioned')
  | (
      | 'item'
      | 'key'
      | 'kind'
      | 'lastFault'
      | 'next'
      | 'outcome'
      | 'owner'
      | 'paths'
      | 'pointer'
      | 'problem'
      | 'progress'
    )
  | ('reference' | 'session' | 'stage' | 'state' | 'summaryState' | 'text' | 'total' | 'type' | 'what');

/** An answer, looked into freely. A member that is not there is undefined, as in the JSON itself. */
export type Json = { readonly [F in ListField]: readonly Json[] } & { readonly [F in Field]: Json };

export const tokenOf = (who: PersonRef, tenantId = TENANT): string => `Bearer test ${tenantId} ${who.key}`;

/** The server over these ports, as main.ts puts it together. */
export async function serve(ports: Ports, config: AppConfig = TEST_CONFIG): Promise<TestServer> {
  const app = await buildApp(config, ports);
  const log = createTestLog();
  const { clock, random } = ports;
  const runner = createRunner({ ledger: keepRhythms(ports), clock, random, handlers: buildHandlers(ports, log), log });
  return {
    app,
    runner,
    ports,
    log,
    async call(method, url, body, { as = ANA, tenantId = TENANT, headers = {} } = {}) {
      const payload = body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> };
      const answer = await app.inject({
        method,
        url,
        headers: { authorization: tokenOf(as, tenantId), ...headers },
        ...payload,
      });
      const isJson = String(answer.headers['content-type'] ?? '').includes('json');
      return {
        status: answer.statusCode,
        headers: answer.headers,
        json: (isJson && answer.payload ? JSON.parse(answer.payload) : {}) as Json,
        text: answer.payload,
      };
    },
  };
}

/** A world with provisioned lists and the server on it, its regular work taken up. */
export async function startWorld(start?: string): Promise<{ world: World; server: TestServer }> {
  const world = createWorld(start);
  const server = await startOn(world);
  return { world, server };
}

/** A new server process on the same world: what a restart after a crash is. */
export async function startOn(world: World, wrap: (ports: Ports) => Ports = (ports) => ports): Promise<TestServer> {
  const ports = wrap(world.ports());
  const server = await serve(ports);
  await beginRegister(ports, TENANT, server.log);
  return server;
}
