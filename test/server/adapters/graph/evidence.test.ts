import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGraphEvidence } from '../../../../server/adapters/graph/evidence.ts';
import type { RegisterSite } from '../../../../server/adapters/graph/register-site.ts';
import { APP, clientOf, type LocalGraph, reply, startLocalGraph } from '../../../support/local-graph.ts';

let local: LocalGraph;
beforeAll(async () => {
  local = await startLocalGraph();
});
afterAll(() => local.stop());

const FILE = { id: 'f', name: 'a.txt', webUrl: 'https://contoso.example/a.txt', size: 1 };
const site: RegisterSite = {
  sitePath: async () => '/sites/s',
  listPath: async () => '/sites/s/lists/evidence',
  timeZone: async () => 'Europe/Berlin',
  forget: () => {},
};
const add = () => createGraphEvidence(clientOf(local).graph, site).add(APP, 'AI-001', 'a.txt', Buffer.from('x'));

test('names that are taken and yet not shown are given up after a bounded number of looks', async () => {
  local.answer((response, { method, url }) => {
    if (url.includes('/drive?')) return reply(response, 200, { id: 'd' });
    return reply(response, method === 'GET' ? 404 : 409, {});
  });
  await expect(add()).rejects.toMatchObject({ kind: 'conflict' });
  expect(local.arrived.length).toBeLessThan(200);
});

test('the same file that came first from elsewhere is the one that is given back', async () => {
  let puts = 0;
  local.answer((response, { method, url }) => {
    if (url.includes('/drive?')) return reply(response, 200, { id: 'd' });
    if (method === 'PUT') puts += 1;
    if (method === 'PUT') return reply(response, 409, {});
    if (puts === 0) return reply(response, 404, {});
    return url.includes('/content') ? response.writeHead(200).end('x') : reply(response, 200, FILE);
  });
  expect(await add()).toMatchObject({ name: 'a.txt', size: 1 });
  expect(puts).toBe(1);
});
