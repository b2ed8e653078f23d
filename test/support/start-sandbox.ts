/**
 * Starts the sandbox tenant for a test, in this process, and teaches this process to trust it.
 *
 * How trust works: Node reads NODE_EXTRA_CA_CERTS only when a process starts. A child process gets that variable
 * (`sandbox.childEnvironment`). In this process `node:https` takes the certificate from its global agent, and `fetch`
 * (used by @pnp/nodejs, MSAL and the Graph client) from undici's global dispatcher; both are set here, once for each
 * sandbox, so clients under test need no option of their own.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { globalAgent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';

/** What to ask a token for; the client is the wide `control` registration unless named. */
export interface TokenWish {
  /** UPN or object id; absent for the application on its own. */
  user?: string;
  client?: string;
  scopes?: string[];
  audience?: string;
  expired?: boolean;
  tenant?: string;
}

/** A request to Graph. */
export interface GraphCall extends TokenWish {
  body?: unknown;
  headers?: Record<string, string>;
}

/** A Graph answer with its JSON body; undefined when there is none. */
export interface GraphAnswer {
  status: number;
  headers: Headers;
  body: GraphBody;
}

/** What tests read of Graph's JSON, as if it were always there: the assertion finds out whether it is. */
export interface GraphBody {
  id: string;
  name: string;
  displayName: string;
  eTag: string;
  value: GraphBody[];
  responses: { id: string; status: number; headers: Record<string, string>; body: GraphBody }[];
  fields: Record<string, unknown>;
  createdBy: { user: { id: string; displayName: string } };
  error: { code: string; message: string; innerError: Record<string, string> };
  '@odata.nextLink': string;
  '@odata.deltaLink': string;
  [member: string]: unknown;
}

/** A sandbox with the shorthands tests use. */
export interface TestSandbox extends Sandbox {
  /** `NODE_EXTRA_CA_CERTS` for child processes. */
  childEnvironment: { NODE_EXTRA_CA_CERTS: string };
  /** Any token, also bad ones. */
  token(wish?: TokenWish): Promise<string>;
  /** Calls Graph as a user or application; `path` is below `/v1.0` or an absolute URL of the sandbox. */
  graph(method: string, path: string, call?: GraphCall): Promise<GraphAnswer>;
  /** Calls the control API; `path` is below `/sandbox`. Fails the test when it is refused. */
  tell(method: string, path: string, body?: unknown): Promise<GraphBody>;
  /** UPN of a default person by first name, such as `marcus`. */
  upn(firstName: string): string;
}

/** Starts a sandbox on a free port with a data folder of its own; `close` removes the folder. */
export async function startSandboxForTest(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'sandbox-')));
  const sandbox = await startSandbox({ persist: false, ...options, dataDir });
  await trustAuthority(await readFile(sandbox.certificate, 'utf8'));
  const close = async () => {
    await sandbox.close();
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  return { ...sandbox, ...shorthands(sandbox), close };
}

type Shorthands = Pick<TestSandbox, 'childEnvironment' | 'token' | 'graph' | 'tell' | 'upn'>;

function shorthands(sandbox: Sandbox): Shorthands {
  const tell: TestSandbox['tell'] = async (method, path, body) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${sandbox.control}${path}`, init);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return readJson(await response.text());
  };
  const token: TestSandbox['token'] = async (wish = {}) =>
    String((await tell('POST', '/token', { client: 'control', ...wish })).accessToken);
  const graph: TestSandbox['graph'] = async (method, path, { body, headers, ...wish } = {}) => {
    const url = path.startsWith('https:') ? path : `${sandbox.graphBaseUrl}${path}`;
    const isJson = body !== undefined && !(body instanceof Uint8Array);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${await token(wish)}`,
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as Uint8Array<ArrayBuffer>) }),
    });
    return { status: response.status, headers: response.headers, body: readJson(await response.text()) };
  };
  const upn = (firstName: string): string => {
    const user = sandbox.users.find(({ userPrincipalName }) => userPrincipalName.startsWith(`${firstName}.`));
    if (!user) throw new Error(`No default person is called ${firstName}.`);
    return user.userPrincipalName;
  };
  return { tell, token, graph, upn, childEnvironment: { NODE_EXTRA_CA_CERTS: sandbox.certificate } };
}

function readJson(text: string): GraphBody {
  return (text === '' ? undefined : JSON.parse(text)) as GraphBody;
}

/** Tests speak to loopback alone. The world's own authorities would be read anew for every connection, 25 ms each. */
const trusted: string[] = [];
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');

/** Adds a certificate authority to what `node:https` and `fetch` of this process believe. */
export async function trustAuthority(pem: string): Promise<void> {
  trusted.push(pem);
  globalAgent.options.ca = trusted;
  // The dispatcher comes into being with the first fetch; a data URL needs no network.
  await fetch('data:,');
  const holder = globalThis as unknown as Record<symbol, { constructor: new (options: object) => object }>;
  const current = holder[DISPATCHER];
  if (!current) throw new Error('This Node has no global dispatcher to teach.');
  const Agent = current.constructor;
  holder[DISPATCHER] = new Agent({ connect: { ca: trusted } }) as typeof current;
}
