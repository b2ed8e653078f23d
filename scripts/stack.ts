/**
 * Starts the programs of a demonstration as separate processes: sandbox tenant and server.
 * Used by `npm start`, `npm run demo` and the journeys. Each program prints one JSON line when it is ready.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.ts';

/** Programs run from dist/, also when a test loads this file as TypeScript. */
const DIST = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../dist/' : '../', import.meta.url));

/** A program that said it is ready. */
export interface Program<Facts> {
  readonly facts: Facts;
  /** Sends the signal and waits until the process is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Settles when the process ends, with its exit code; null after a signal. */
  readonly ended: Promise<number | null>;
}

export interface SandboxFacts {
  readonly graphBaseUrl: string;
  readonly authority: string;
  readonly tenantId: string;
  readonly clients: readonly { readonly name: string; readonly clientId: string; readonly secret: string }[];
  /** Path of the authority's certificate, PEM. */
  readonly certificate: string;
  readonly users: readonly SandboxUser[];
  /** Origin of the control API. */
  readonly control: string;
}

export interface SandboxUser {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
  readonly userPrincipalName: string;
  /** Windows name. */
  readonly timeZone: string;
}

export interface ServerFacts {
  /** Origin of the server. */
  readonly ready: string;
}

export interface ProgramOptions {
  /** Compiled module, from dist/. */
  readonly module: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Everything the program prints, appended. */
  readonly logFile: string;
  readonly readyWithinMs: number;
}

/**
 * Starts a program and waits for its JSON line; it ends with this process at the latest.
 * Rejects, with the end of its output, when it ends or takes too long.
 */
export async function startProgram<Facts>(options: ProgramOptions): Promise<Program<Facts>> {
  mkdirSync(join(options.logFile, '..'), { recursive: true });
  const log = createWriteStream(options.logFile, { flags: 'a' });
  const child = spawn(process.execPath, [join(DIST, options.module), ...options.args], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((settle) => child.once('exit', settle));
  child.stderr?.pipe(log, { end: false });
  const tail: string[] = [];
  const facts = await firstJsonLine<Facts>(child, { log, tail, options }).catch(async (error: unknown) => {
    await stop(child, ended, 'SIGKILL');
    throw error;
  });
  const orphan = () => child.kill();
  process.once('exit', orphan);
  child.once('exit', () => process.removeListener('exit', orphan));
  return { facts, ended, stop: (signal = 'SIGTERM') => stop(child, ended, signal) };
}

interface Watch {
  readonly log: NodeJS.WritableStream;
  readonly tail: string[];
  readonly options: ProgramOptions;
}

function firstJsonLine<Facts>(child: ChildProcess, { log, tail, options }: Watch): Promise<Facts> {
  return new Promise((settle, refuse) => {
    const giveUp = (why: string) => refuse(new Error(`${options.module} ${why}\n${tail.slice(-20).join('\n')}`));
    const timer = setTimeout(() => giveUp(`was not ready within ${options.readyWithinMs} ms`), options.readyWithinMs);
    const keep = (line: string) => tail.push(line);
    child.once('exit', (code) => giveUp(`ended with ${code}`));
    if (child.stderr) createInterface({ input: child.stderr }).on('line', keep);
    if (!child.stdout) return giveUp('has no output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.write(`${line}\n`);
      keep(line);
      const facts = parseReady<Facts>(line);
      if (!facts) return;
      clearTimeout(timer);
      settle(facts);
    });
  });
}

/** Programs also log JSON lines; the ready line is the one that says where they listen. */
function parseReady<Facts>(line: string): Facts | null {
  if (!line.startsWith('{')) return null;
  try {
    const value = JSON.parse(line) as Record<string, unknown>;
    return 'graphBaseUrl' in value || 'ready' in value ? (value as Facts) : null;
  } catch {
    return null;
  }
}

async function stop(child: ChildProcess, ended: Promise<number | null>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await ended;
}

/** The sandbox tenant with its data below `dataDir`. */
export function startTenant(dataDir: string, args: readonly string[] = []): Promise<Program<SandboxFacts>> {
  return startProgram<SandboxFacts>({
    module: 'sandbox/main.js',
    args: ['--data', join(dataDir, 'tenant'), ...args],
    env: {},
    logFile: join(dataDir, 'tenant.log'),
    readyWithinMs: 30_000,
  });
}

export interface ServerOptions {
  /** Wanted port; another one when somebody has it. */
  readonly port?: number;
  /** Adds to or overrides what the tenant says. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The server, configured for that tenant. */
export async function startServer(
  dataDir: string,
  tenant: SandboxFacts,
  { port = 0, env = {} }: ServerOptions = {},
): Promise<Program<ServerFacts>> {
  const address = serverAddress(await freePort(port));
  return startProgram<ServerFacts>({
    module: 'server/main.js',
    args: [],
    env: { ...serverEnvironment(dataDir, tenant), ...address, ...env },
    logFile: join(dataDir, 'server.log'),
    readyWithinMs: 60_000,
  });
}

/** Links in mails and notifications need the port, so it is chosen before the server starts. */
const serverAddress = (port: number): Record<string, string> => ({
  PORT: String(port),
  PUBLIC_URL: `https://localhost:${port}`,
});

/** The first people of the sandbox's seed run the firm; they set the demo up. */
const DEMO_ADMINS = 2;

/** What an admin would write into `.env`, for the sandbox tenant. */
function serverEnvironment(dataDir: string, tenant: SandboxFacts): Record<string, string> {
  const product = tenant.clients.find((client) => client.name === 'product');
  const pages = tenant.clients.find((client) => client.name === 'spa');
  const domain = tenant.users[0]?.mail.split('@')[1] ?? '';
  const tls = dirname(tenant.certificate);
  return {
    TENANT_ID: tenant.tenantId,
    CLIENT_ID: product?.clientId ?? '',
    CLIENT_SECRET: product?.secret ?? '',
    PAGES_CLIENT_ID: pages?.clientId ?? '',
    KNOWN_CLIENT_IDS: tenant.clients.map((client) => client.clientId).join(','),
    AUTHORITY: tenant.authority,
    GRAPH_BASE_URL: new URL(tenant.graphBaseUrl).origin,
    ADMIN_IDS: tenant.users
      .map((user) => user.id)
      .slice(0, DEMO_ADMINS)
      .join(','),
    SITE_URL: `${domain.split('.')[0]}.sharepoint.example:/sites/followthrough`,
    SENDER_MAIL: `followthrough@${domain}`,
    CLOCK_URL: `${tenant.control}/clock`,
    DATA_DIR: join(dataDir, 'server'),
    TIME_ZONE: 'Europe/London',
    TLS_CERT_FILE: join(tls, 'server.pem'),
    TLS_KEY_FILE: join(tls, 'server.key.pem'),
    NODE_EXTRA_CA_CERTS: tenant.certificate,
  };
}
