/** A running demo: tenant, server, provisioned lists, and calls into both. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathOf } from '../../shared/contract/paths.ts';
import { createCaller, type JsonAnswer, type JsonRequest, jsonOf } from '../https-json.ts';
import {
  type Program,
  type SandboxFacts,
  type SandboxUser,
  type ServerFacts,
  startServer,
  startTenant,
} from '../stack.ts';

export interface Stage {
  readonly dataDir: string;
  readonly tenant: Program<SandboxFacts>;
  readonly server: Program<ServerFacts>;
  /** Somebody who owns the site: sets the register up, and chairs the demo's meetings. */
  readonly chair: SandboxUser;
  /** Calls the product's API as a person. Throws with the problem when it refuses. */
  api<Body>(user: SandboxUser, path: string, request?: JsonRequest): Promise<Body>;
  /** The same, whatever the answer; with a token of its own when `token` is given. */
  ask(user: SandboxUser, path: string, request?: JsonRequest): Promise<JsonAnswer>;
  /** Calls Graph as a person, or with the conformance application's wide rights. */
  graph<Body>(as: SandboxUser | 'control', path: string, request?: JsonRequest): Promise<Body>;
  /** The same for an answer that is not JSON. */
  graphText(as: SandboxUser | 'control', path: string): Promise<string>;
  /** Graph path of the register's site. */
  sitePath(): Promise<string>;
  /** Calls the sandbox's control API. */
  control<Body>(path: string, request?: JsonRequest): Promise<Body>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly dataDir: string;
  /** False keeps what an earlier run left. */
  readonly isFresh: boolean;
  readonly tenantPort: number;
  readonly serverPort: number;
  /** Environment of the server beyond what the tenant says. */
  readonly serverEnv?: Readonly<Record<string, string>>;
  /** Members of the sandbox's seed to replace. */
  readonly seed?: unknown;
  /** UTC instant at which a fresh demo begins; absent: the present. */
  readonly beginsAt?: string;
}

/** Starts both programs and sets the register up, which is safe to repeat. Stops what was started when something fails. */
export async function openStage(options: StageOptions): Promise<Stage> {
  if (options.isFresh) empty(options.dataDir);
  mkdirSync(options.dataDir, { recursive: true });
  const started: Program<unknown>[] = [];
  try {
    const tenant = await startTenant(options.dataDir, tenantArguments(options));
    started.push(tenant);
    if (options.beginsAt) await setClock(tenant.facts, options.beginsAt);
    const { serverPort: port, serverEnv: env = {} } = options;
    const server = await startServer(options.dataDir, tenant.facts, { port, env });
    started.push(server);
    const stage = assemble(options.dataDir, tenant, server);
    await stage.api(stage.chair, pathOf('listsRepair'), { method: 'POST' });
    return stage;
  } catch (error) {
    for (const program of started.toReversed()) await program.stop();
    throw error;
  }
}

/** Takes everything away but the certificates, which people may have trusted. */
function empty(dataDir: string): void {
  for (const entry of namesIn(dataDir))
    if (entry !== 'tenant') rmSync(join(dataDir, entry), { recursive: true, force: true });
  const tenant = join(dataDir, 'tenant');
  for (const entry of namesIn(tenant))
    if (entry !== 'tls') rmSync(join(tenant, entry), { recursive: true, force: true });
}

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Before the server starts, so that its clock never runs backwards. */
async function setClock({ certificate, control }: SandboxFacts, now: string): Promise<void> {
  jsonOf(await createCaller(certificate)(`${control}/clock`, { method: 'POST', body: { now } }));
}

function tenantArguments({ dataDir, tenantPort, seed }: StageOptions): string[] {
  const args = ['--port', String(tenantPort)];
  if (seed === undefined) return args;
  const file = join(dataDir, 'seed.json');
  writeFileSync(file, JSON.stringify(seed));
  return [...args, '--seed', file];
}

/** The same stage with a new server process, on the same port and data. The old one must have ended. */
export async function restartServer(stage: Stage, env: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const port = Number(new URL(stage.server.facts.ready).port);
  const server = await startServer(stage.dataDir, stage.tenant.facts, { port, env });
  return assemble(stage.dataDir, stage.tenant, server);
}

/** The same stage with a new tenant process, on the same port and data. The old one must have ended. */
export async function restartTenant(stage: Stage): Promise<Stage> {
  const port = new URL(stage.tenant.facts.graphBaseUrl).port;
  return assemble(stage.dataDir, await startTenant(stage.dataDir, ['--port', port]), stage.server);
}

function assemble(dataDir: string, tenant: Program<SandboxFacts>, server: Program<ServerFacts>): Stage {
  const { facts } = tenant;
  const call = createCaller(facts.certificate);
  const control = async <Body>(path: string, request?: JsonRequest) =>
    jsonOf<Body>(await call(facts.control + path, request));
  const tokenFor = async (wish: unknown) =>
    (await control<{ accessToken: string }>('/token', { method: 'POST', body: wish })).accessToken;
  const askGraph = async (as: SandboxUser | 'control', path: string, request?: JsonRequest) => {
    const token = await tokenFor(
      as === 'control' ? { app: 'control' } : { user: as.userPrincipalName, client: 'control' },
    );
    return call(facts.graphBaseUrl + path, { ...request, token });
  };
  const audience = facts.clients.find((client) => client.name === 'product')?.clientId ?? '';
  const ask: Stage['ask'] = async (user, path, request) => {
    const wish = { user: user.userPrincipalName, client: 'spa', audience, scopes: ['access_as_user'] };
    const token = request?.token ?? (await tokenFor(wish));
    return patiently(() => call(server.facts.ready + path, { ...request, token }));
  };
  const api = async <Body>(user: SandboxUser, path: string, request?: JsonRequest) =>
    jsonOf<Body>(await ask(user, path, request));
  const chair = facts.users.find((user) => user.displayName === CHAIR) ?? facts.users[0];
  if (!chair) throw new Error('the tenant has no people');
  return {
    dataDir,
    tenant,
    server,
    chair,
    control,
    api,
    ask,
    sitePath: async () => `/sites/${(await api<{ siteId: string }>(chair, pathOf('settings'))).siteId}`,
    graph: async (as, path, request) => jsonOf(await askGraph(as, path, request)),
    graphText: async (as, path) => (await askGraph(as, path)).text,
    close: async () => {
      await server.stop();
      await tenant.stop();
    },
  };
}

const CHAIR = 'Marcus Adeyemi';

const PATIENCE = { tries: 30, pauseMs: 1_000 };

/** A slow machine's server may say that it is overloaded, before anything was done: it is asked again for half a minute. */
async function patiently(ask: () => Promise<JsonAnswer>): Promise<JsonAnswer> {
  for (let left = PATIENCE.tries; ; left--) {
    const answer = await ask();
    const isOverloaded = answer.status === 503 && answer.text.includes('/problems/overloaded');
    if (!isOverloaded || left === 0) return answer;
    await pause(PATIENCE.pauseMs);
  }
}
