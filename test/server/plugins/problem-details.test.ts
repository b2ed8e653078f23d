import { beforeAll, expect, test } from 'vitest';
import { startWorld, type TestServer } from '../../support/build-app.ts';

let server: TestServer;
beforeAll(async () => {
  ({ server } = await startWorld());
});

test.each([
  ['an address nobody serves', '/api/v1/nothing', 404, 'not-found'],
  ['an address that is cut off in the middle of a character', '/api/v1/actions/%E0%A4%A', 400, 'bad-request'],
  ['an address with an endless part', `/api/v1/actions/${'a'.repeat(200)}`, 404, 'not-found'],
])('%s: the problem speaks of the address, not of a record or a body', async (_what, path, status, slug) => {
  const { headers, json, status: answered } = await server.call('GET', path);
  expect([answered, json.type]).toEqual([status, `/problems/${slug}`]);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(json.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  expect(json.detail).toContain('address');
  expect(json.next).toMatch(/^Check the address/);
});
