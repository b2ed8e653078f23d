/** The workbench of a running demo: what it is told of tenant, product and people. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startWorkbench, type Workbench } from '../../sandbox/workbench/server.ts';
import { createCaller } from '../https-json.ts';
import { appFacts } from './app-facts.ts';
import { letPass } from './play.ts';
import type { Stage } from './stage.ts';

/** Serves the workbench on that port; the chair is signed in at first. */
export async function openPage(stage: Stage, port: number): Promise<Workbench> {
  const { graphBaseUrl, control, certificate, users, authority, tenantId, clients } = stage.tenant.facts;
  const tls = dirname(certificate);
  const call = createCaller(certificate);
  const readers = {
    graph: (url: string) => stage.graph('control', url.slice(graphBaseUrl.length)),
    product: (url: string) => stage.api(stage.chair, url.slice(stage.server.facts.ready.length)),
    control: async (url: string) => (await call(url)).json,
  };
  const ownClientId = clients.find((client) => client.name === 'control')?.clientId;
  return startWorkbench({
    port,
    key: readFileSync(join(tls, 'server.key.pem'), 'utf8'),
    certificate: readFileSync(join(tls, 'server.pem'), 'utf8'),
    authority: readFileSync(certificate, 'utf8'),
    graphBaseUrl,
    control,
    loginUrl: authority,
    tenantId,
    users,
    startAs: stage.chair.id,
    ...(ownClientId ? { ownClientId } : {}),
    app: appFacts(stage),
    sources: {
      graphBaseUrl,
      control,
      product: stage.server.facts.ready,
      sitePath: await stage.sitePath(),
      people: users.map((user) => ({ id: user.id, name: user.displayName, mail: user.mail })),
      readJson: (url, as) => readers[as](url).catch(() => null),
    },
    advance: (duration) => letPass(stage, duration).catch(() => undefined),
  });
}
