import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPages } from '../../../../server/adapters/graph/pages.ts';
import { APP, clientOf, type LocalGraph, reply, startLocalGraph } from '../../../support/local-graph.ts';

let local: LocalGraph;
beforeAll(async () => {
  local = await startLocalGraph();
});
afterAll(() => local.stop());

const first = { actor: APP, method: 'GET', path: '/users?$top=2', headers: { Prefer: 'a=b' } } as const;

test('follows links as they are, over empty pages, with the headers again', async () => {
  const link = '/v1.0/users?$skiptoken=a%2Bb==&$top=2&x=1&x=2';
  local.answer((response, _request, index) => {
    const next = index < 2 ? { '@odata.nextLink': `${local.origin}${link}&page=${index}` } : {};
    reply(response, 200, { value: index === 1 ? [] : [index], ...next });
  });
  const { items, deltaLink } = await readPages(clientOf(local).graph, first);
  expect(items).toEqual([0, 2]);
  expect(deltaLink).toBeNull();
  expect(local.arrived.map(({ url }) => url)).toEqual(['/v1.0/users?$top=2', `${link}&page=0`, `${link}&page=1`]);
  expect(local.arrived.every(({ headers }) => headers.prefer === 'a=b')).toBe(true);
});

test.each(['@odata.nextLink', '@odata.deltaLink'])('refuses a %s to another host', async (name) => {
  local.answer((response) => reply(response, 200, { value: [], [name]: 'https://evil.example/v1.0/users' }));
  await expect(readPages(clientOf(local).graph, first)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(local.arrived).toHaveLength(1);
});

test('refuses to go round in a circle', async () => {
  local.answer((response) => reply(response, 200, { value: [], '@odata.nextLink': `${local.origin}/v1.0/users?a` }));
  await expect(readPages(clientOf(local).graph, first)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(local.arrived).toHaveLength(2);
});
