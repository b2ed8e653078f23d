/**
 * Conformance: a Graph client we did not write, @pnp/graph on @pnp/nodejs, works against the sandbox unchanged.
 */
import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import '@pnp/graph/columns/index.js';
import '@pnp/graph/directory-objects/index.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import '@pnp/graph/users/index.js';
import '@pnp/graph/batching.js';
import { NodeFetchWithRetry } from '@pnp/nodejs';
import { BearerToken, DefaultParse } from '@pnp/queryable';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContractWatch, loadGraphDescription, watchContract } from '../support/graph-contract.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

/** What is used here of the client, whose own typings extend a module that this resolution does not find. */
interface Entity {
  id: string;
  name: string;
  displayName: string;
  fields: Record<string, unknown>;
}
interface Readable<T> {
  (): Promise<T>;
  top(count: number): this & AsyncIterable<T>;
  expand(name: string): this;
}
interface Item extends Readable<Entity> {
  versions: Readable<Entity[]>;
  update(change: object): Promise<Entity>;
  delete(): Promise<void>;
}
interface Collection<T> extends Readable<Entity[]> {
  add(value: object): Promise<Entity>;
  getById(id: string): T;
}
interface List extends Readable<Entity> {
  columns: Collection<Readable<Entity>>;
  items: Collection<Item>;
}
interface Site extends Readable<Entity> {
  lists: Collection<List>;
}
interface Pnp {
  me: Readable<Entity>;
  users: Readable<Entity[]>;
  sites: { getById(id: string): Site; getByUrl(host: string, path: string): Promise<Site> };
  batched(): [Pnp, () => Promise<void>];
}

let sandbox: TestSandbox;
let watch: ContractWatch;
let graph: Pnp;
let siteId: string;

beforeAll(async () => {
  watch = watchContract(await loadGraphDescription());
  sandbox = await startSandboxForTest({ onExchange: (request, reply) => watch.listen(request, reply) });
  const token = await sandbox.token({ user: sandbox.upn('marcus') });
  graph = graphfi().using(
    DefaultHeaders(),
    DefaultInit(sandbox.graphBaseUrl),
    NodeFetchWithRetry(),
    DefaultParse(),
    BearerToken(token),
  ) as unknown as Pnp;
  const site = await graph.sites.getByUrl('northharbour.sharepoint.example', '/sites/followthrough');
  siteId = String((await site()).id);
});
afterAll(async () => {
  await sandbox.close();
  expect(watch.violations).toEqual([]);
});

const newList = async (displayName: string) => {
  const lists = graph.sites.getById(siteId).lists;
  const { id } = await lists.add({ displayName, list: { template: 'genericList' } });
  return lists.getById(String(id));
};

describe('@pnp/graph', () => {
  it('reads the signed-in person and pages through people', async () => {
    expect((await graph.me()).displayName).toBe('Marcus Adeyemi');
    const names: unknown[] = [];
    for await (const page of graph.users.top(4)) names.push(...page.map(({ displayName }) => displayName));
    expect(names).toHaveLength(sandbox.users.length + 2);
  });

  it('makes a list with columns and finds it again', async () => {
    const list = await newList('Made by pnp');
    await list.columns.add({ name: 'Reference', text: { maxLength: 20 }, indexed: true, enforceUniqueValues: true });
    await list.columns.add({ name: 'Progress', number: { minimum: 0, maximum: 100 } });
    await list.columns.add({ name: 'Stage', choice: { choices: ['Open', 'Closed'], displayAs: 'dropDownMenu' } });
    const names = (await list.columns()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Reference', 'Progress', 'Stage']));
    const again = await graph.sites.getById(siteId).lists.getById('Made by pnp')();
    expect(again.displayName).toBe('Made by pnp');
  });

  it('writes, reads, changes and deletes items', async () => {
    const list = await newList('Items by pnp');
    await list.columns.add({ name: 'Owner', text: {} });
    const made = await list.items.add({ fields: { Title: 'One', Owner: 'me' } });
    const item = list.items.getById(String(made.id));
    const read = await item.expand('fields')();
    expect(read.fields).toMatchObject({ Title: 'One', Owner: 'me' });
    await item.update({ fields: { Title: 'Two' } });
    const versions = await item.versions();
    expect(versions.map(({ id }) => id)).toEqual(['2.0', '1.0']);
    await item.delete();
    await expect(item()).rejects.toThrow('404');
  });

  it('batches writes and reads in one call', async () => {
    const list = await newList('Batched by pnp');
    await sandbox.tell('DELETE', '/requests');
    const [batched, execute] = graph.batched();
    const answers = Array.from({ length: 5 }, (_, n) =>
      batched.sites
        .getById(siteId)
        .lists.getById('Batched by pnp')
        .items.add({ fields: { Title: `T${n}` } }),
    );
    await execute();
    expect((await Promise.all(answers)).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
    expect((await sandbox.tell('GET', '/requests')).value).toHaveLength(1);
    expect(await list.items()).toHaveLength(5);
  });

  it('waits as told when throttled, and then succeeds', async () => {
    await sandbox.tell('POST', '/faults', { match: { path: '/v1.0/users' }, status: 429, retryAfterSeconds: 1 });
    const startedAt = performance.now();
    expect((await graph.users()).length).toBeGreaterThan(5);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
  });
});
