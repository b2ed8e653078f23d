/**
 * The permission sets of all routes against Microsoft's published permission data.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { AREAS } from '../../sandbox/tenant/areas.ts';
import { GRAPH_CONTRACT_DIR, type GraphDescription, loadGraphDescription } from '../support/graph-contract.ts';

/** Scopes that the data leaves out although the service takes them: Selected scopes, and those that include others. */
const BEYOND_DATA = new Set([
  'Sites.Selected',
  'Sites.Manage.All',
  'Sites.FullControl.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
]);

/** Operations whose own reference page lists more than the data does. */
const PAGES_SAY_MORE = [
  'GET /users/{user-id}/photo',
  'GET /organization/{organization-id}',
  'POST /users/{user-id}/translateExchangeIds',
];

let graph: GraphDescription | null;
beforeAll(async () => {
  graph = await loadGraphDescription();
});

const routes = AREAS.flatMap((area) => area.routes);

/** The data names a reading scope at times without the writing or shared one that includes it. */
function isImplied(name: string, published: readonly string[]): boolean {
  const plain = name
    .replace(/\.Shared$/, '')
    .replace('ReadWrite', 'Read')
    .replace('ReadBasic.All', 'ReadBasic');
  return published.some((other) => other.replace('ReadWrite', 'Read').replace('ReadBasic.All', 'ReadBasic') === plain);
}

describe.skipIf(GRAPH_CONTRACT_DIR === null)('permissions of routes', () => {
  const published = (method: string, path: string) =>
    graph?.doc.paths[path]?.[method.toLowerCase()]?.['x-permissions'] ??
    graph?.doc.paths[path.replace('/users/{user-id}', '/me')]?.[method.toLowerCase()]?.['x-permissions'];

  it.each([
    ['delegated', 'DelegatedWork'],
    ['application', 'Application'],
  ] as const)('take every least %s permission and none that is not published', (ours, theirs) => {
    const misfits: string[] = [];
    let judged = 0;
    for (const { method, path, permissions } of routes) {
      const data = published(method, path);
      if (!data || !permissions) continue;
      judged += 1;
      const { least = [], higher = [] } = data[theirs] ?? {};
      const names = permissions[ours];
      const missing = least.filter((name) => !names.includes(name));
      const all = [...least, ...higher];
      const extra = names.filter((name) => !all.includes(name) && !BEYOND_DATA.has(name) && !isImplied(name, all));
      if (missing.length > 0) misfits.push(`${method} ${path} lacks ${missing.join(' ')}`);
      if (extra.length > 0 && !PAGES_SAY_MORE.includes(`${method} ${path}`))
        misfits.push(`${method} ${path} has ${extra.join(' ')}`);
    }
    expect(judged).toBeGreaterThan(80);
    expect(misfits).toEqual([]);
  });
});
