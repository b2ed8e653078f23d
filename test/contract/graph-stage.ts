/** The Graph adapter on a sandbox tenant of its own: real HTTPS, real tokens, the sandbox's clock, and its levers. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { createEntraTokens, type EntraTokens } from '../../server/adapters/entra/app-token.ts';
import { createGraph, type Graph } from '../../server/adapters/graph/client.ts';
import { createListsDoctor } from '../../server/adapters/graph/doctor.ts';
import { createRegisterSite, type RegisterSite } from '../../server/adapters/graph/register-site.ts';
import type { Actor } from '../../server/ports/identity.ts';
import type { Settings } from '../../server/ports/settings.ts';
import type { PersonRef } from '../../shared/action-item/person.ts';
import { createFakeRandom } from '../support/fake-clock.ts';
import { createMemorySettings } from '../support/memory-settings.ts';
import { trustEverywhere } from '../support/trust.ts';

export type Somebody = PersonRef & { readonly key: string; readonly mail: string };

/** One entry of the sandbox's request log. */
export interface Logged {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly user: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts?: readonly Logged[];
}

export interface GraphStage {
  readonly sandbox: Sandbox;
  readonly graph: Graph;
  readonly tokens: EntraTokens;
  readonly settings: Settings;
  readonly site: RegisterSite;
  readonly app: Actor;
  /** Mailbox the product sends from. */
  readonly sender: string;
  /** People of the tenant, the order is fixed. */
  readonly people: readonly Somebody[];
  /** A person with a token for our API. */
  person(who: Somebody): Promise<Actor & { readonly kind: 'person' }>;
  /** Calls Graph as an administrator's tool would, past the product. */
  direct(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<unknown>;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Adds a fault rule of the sandbox. */
  fault(rule: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** HTTP requests to Graph since the last call; batches count once and carry their parts. */
  requests(): Promise<readonly Logged[]>;
  close(): Promise<void>;
}

export const SITE = 'northharbour.sharepoint.example:/sites/followthrough';

/** @param isProvisioned makes the lists, as the first run of the doctor does. */
export async function openGraphStage(isProvisioned: boolean): Promise<GraphStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'graph-stage-'));
  const sandbox = await startSandbox({ dataDir, persist: false, idSeed: 'contract' });
  await trustEverywhere(await readFile(sandbox.certificate, 'utf8'));
  const client = (name: string) => {
    const found = sandbox.clients.find((one) => one.name === name);
    if (!found) throw new Error(`no client ${name}`);
    return found;
  };
  const json = async (url: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(url, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method} ${url}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  const post = { 'content-type': 'application/json' };
  const control: GraphStage['control'] = (method, path, body) =>
    json(sandbox.control + path, { method, ...(body ? { headers: post, body: JSON.stringify(body) } : {}) });
  const tokenFor = async (wish: object) =>
    ((await control('POST', '/token', wish)) as { accessToken: string }).accessToken;
  const tokens = createEntraTokens({
    clientId: client('product').clientId,
    credential: { kind: 'secret', secret: client('product').secret ?? '' },
    authorityOf: (tenantId) => `${sandbox.origin}/${tenantId}`,
    authorityMetadata: null,
  });
  const graph = createGraph({
    graphBaseUrl: sandbox.graphBaseUrl,
    contentHosts: [new URL(sandbox.origin).host],
    tokens,
    random: createFakeRandom(),
    version: '0.0.0',
  });
  const settings = createMemorySettings([sandbox.tenantId]);
  const site = createRegisterSite(settings);
  const app: Actor = { kind: 'app', tenantId: sandbox.tenantId };
  if (isProvisioned) {
    const { remaining } = await createListsDoctor(graph, settings, site, SITE).repair(app);
    if (remaining.length > 0) throw new Error(`the lists could not be made: ${JSON.stringify(remaining)}`);
  }
  return {
    sandbox,
    graph,
    tokens,
    settings,
    site,
    app,
    sender: sandbox.users.find(({ mail }) => mail?.startsWith('followthrough'))?.mail ?? sandbox.users[0]?.mail ?? '',
    people: sandbox.users.flatMap(({ id, displayName, mail }) => (mail ? [{ key: id, name: displayName, mail }] : [])),
    async person(who) {
      const wish = { user: who.mail, client: 'spa', audience: client('product').clientId, scopes: ['access_as_user'] };
      const assertion = await tokenFor(wish);
      const caller = { tenantId: sandbox.tenantId, objectId: who.key, name: who.name, mail: who.mail, assertion };
      return { kind: 'person', caller };
    },
    async direct(method, path, body, headers = {}) {
      const authorization = `Bearer ${await tokenFor({ app: 'control' })}`;
      const all = { authorization, ...(body === undefined ? {} : post), ...headers };
      const init = { method, headers: all, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      return json(sandbox.graphBaseUrl + path, init);
    },
    control,
    fault: (rule) => control('POST', '/faults', rule),
    async requests() {
      const { value } = (await control('GET', '/requests')) as { value: (Logged & { user: string | null })[] };
      await control('DELETE', '/requests');
      return value.filter(({ url }) => url.startsWith('/v1.0'));
    },
    async close() {
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
