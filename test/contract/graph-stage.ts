/** The Graph adapter on a sandbox tenant of its own: real HTTPS, real tokens, the sandbox's clock, and its levers. */
import { createEntraTokens, type EntraTokens } from '../../server/adapters/entra/app-token.ts';
import { createGraph, type Graph } from '../../server/adapters/graph/client.ts';
import { createListsDoctor } from '../../server/adapters/graph/doctor.ts';
import { createRegisterSite, type RegisterSite } from '../../server/adapters/graph/register-site.ts';
import type { Actor } from '../../server/ports/identity.ts';
import type { Settings } from '../../server/ports/settings.ts';
import type { PersonRef } from '../../shared/action-item/person.ts';
import { createFakeRandom } from '../support/fake-clock.ts';
import { loadGraphDescription, watchContract } from '../support/graph-contract.ts';
import { createMemorySettings } from '../support/memory-settings.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

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
  readonly sandbox: TestSandbox;
  /** What our traffic has that Microsoft's description of Graph does not know; empty without the description. */
  readonly violations: readonly string[];
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
  const watch = watchContract(await loadGraphDescription());
  const sandbox = await startSandboxForTest({
    idSeed: 'contract',
    onExchange: (...exchange) => watch.listen(...exchange),
  });
  const product = sandbox.clients.find(({ name }) => name === 'product');
  if (!product) throw new Error('the sandbox knows no product');
  const tokens = createEntraTokens({
    clientId: product.clientId,
    credential: { kind: 'secret', secret: product.secret ?? '' },
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
    violations: watch.violations,
    graph,
    tokens,
    settings,
    site,
    app,
    sender: sandbox.users.find(({ mail }) => mail?.startsWith('followthrough'))?.mail ?? sandbox.users[0]?.mail ?? '',
    people: sandbox.users.flatMap(({ id, displayName, mail }) => (mail ? [{ key: id, name: displayName, mail }] : [])),
    async person(who) {
      const wish = { user: who.mail, client: 'spa', audience: product.clientId, scopes: ['access_as_user'] };
      const assertion = await sandbox.token(wish);
      const caller = { tenantId: sandbox.tenantId, objectId: who.key, name: who.name, mail: who.mail, assertion };
      return { kind: 'person', caller };
    },
    async direct(method, path, body, headers = {}) {
      const answer = await sandbox.graph(method, path, { body, headers });
      if (answer.status > 299) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    control: sandbox.tell,
    fault: (rule) => sandbox.tell('POST', '/faults', rule),
    async requests() {
      const { value } = (await sandbox.tell('GET', '/requests')) as unknown as { value: Logged[] };
      await sandbox.tell('DELETE', '/requests');
      return value.filter(({ url }) => url.startsWith('/v1.0'));
    },
    close: sandbox.close,
  };
}
