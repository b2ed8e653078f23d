/**
 * The lists doctor: looks at the site, makes what is missing, mends what differs and binds the lists by id.
 * Never deletes. Views are not made: Graph v1.0 has no call for them.
 */
import { isPortFailure } from '../../ports/failures.ts';
import { type Actor, tenantOf } from '../../ports/identity.ts';
import type { DoctorReport, ListFault, ListsDoctor } from '../../ports/lists.ts';
import type { Settings } from '../../ports/settings.ts';
import type { Graph } from './client.ts';
import { type Finding, findFaults } from './list-faults.ts';
import { LIST_SCHEMAS } from './list-schemas.ts';
import { type Survey, surveySite } from './list-survey.ts';
import { mendFindings } from './provision-lists.ts';
import type { RegisterSite } from './register-site.ts';

const NAMES = 'lists-doctor:names';
/** Making lists, then what their creation left out, such as an index. */
const ROUNDS = 2;

/** @param siteAddress `contoso.sharepoint.com:/sites/register`, or the https address of the site. */
export function createListsDoctor(
  graph: Graph,
  settings: Settings,
  site: RegisterSite,
  siteAddress: string,
): ListsDoctor {
  const address = toGraphAddress(siteAddress);
  const examine = async (actor: Actor): Promise<{ survey: Survey; findings: readonly Finding[] }> => {
    const tenantId = tenantOf(actor);
    const survey = await surveySite(graph, actor, address, await settings.read(tenantId));
    const names = JSON.parse((await settings.recall(tenantId, NAMES)) ?? '{}') as Record<string, string>;
    return { survey, findings: findFaults(survey, names) };
  };
  const bind = (actor: Actor, survey: Survey) => bindLists(settings, site, tenantOf(actor), survey);
  return {
    check: (actor) =>
      counted(graph, async () => {
        const { survey, findings } = await examine(actor);
        await bind(actor, survey);
        const faults = findings.map(({ fault }) => fault);
        return { faults, repairs: [], remaining: faults };
      }),
    repair: (actor) =>
      counted(graph, async () => {
        let { survey, findings } = await examine(actor);
        const faults = findings.map(({ fault }) => fault);
        const repairs: string[] = [];
        const refused: ListFault[] = [];
        for (let round = 0; round < ROUNDS && findings.some(({ mend }) => mend); round++) {
          const outcome = await mendFindings(graph, actor, findings);
          repairs.push(...outcome.repairs);
          refused.push(...outcome.refused);
          ({ survey, findings } = await examine(actor));
        }
        await bind(actor, survey);
        repairs.push(...(await acceptNames(settings, tenantOf(actor), survey, findings)));
        const open = findings.map(({ fault }) => fault).filter(({ kind }) => kind !== 'list-renamed');
        return { faults, repairs, remaining: [...open, ...refused] };
      }),
  };
}

type Examined = Omit<DoctorReport, 'requests'>;

/** Adds the number of requests, and says in faults what kept the doctor out. */
async function counted(graph: Graph, examine: () => Promise<Examined>): Promise<DoctorReport> {
  const before = graph.requestCount();
  const report = await examine().catch((error: unknown): Examined => {
    if (!isPortFailure(error, 'not-found', 'denied')) throw error;
    const fault: ListFault = { kind: error.kind === 'denied' ? 'site-denied' : 'site-missing', list: '' };
    return { faults: [fault], repairs: [], remaining: [fault] };
  });
  return { ...report, requests: graph.requestCount() - before };
}

async function bindLists(settings: Settings, site: RegisterSite, tenantId: string, survey: Survey): Promise<void> {
  const listIds = Object.fromEntries([...survey.lists].map(([name, list]) => [name, list.id]));
  const now = await settings.read(tenantId);
  const isBound = now.siteId === survey.siteId && LIST_SCHEMAS.every(({ list }) => now.listIds[list] === listIds[list]);
  if (!isBound) await settings.change(tenantId, { siteId: survey.siteId, listIds });
  site.forget(tenantId);
}

/** People may call a list what they like: it is bound by id, so its new title is kept and not reported again. */
async function acceptNames(
  settings: Settings,
  tenantId: string,
  survey: Survey,
  findings: readonly Finding[],
): Promise<string[]> {
  const renamed = findings.flatMap(({ fault }) => (fault.kind === 'list-renamed' ? [fault.list] : []));
  const names = Object.fromEntries([...survey.lists].map(([name, list]) => [name, list.displayName]));
  await settings.remember(tenantId, NAMES, JSON.stringify(names));
  return renamed.map((list) => `Bound the list ${list} under its new title ${names[list] ?? ''}.`);
}

/** @example toGraphAddress('https://contoso.sharepoint.com/sites/x') // 'contoso.sharepoint.com:/sites/x' */
function toGraphAddress(siteAddress: string): string {
  if (!URL.canParse(siteAddress) || !siteAddress.startsWith('https://')) return siteAddress.replace(/\/+$/, '');
  const { hostname, pathname } = new URL(siteAddress);
  const path = decodeURI(pathname).replace(/\/+$/, '');
  return path === '' ? hostname : `${hostname}:${path}`;
}
