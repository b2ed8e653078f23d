import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ContractWatch, loadGraphDescription, watchContract } from '../support/graph-contract.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

let sandbox: TestSandbox;
let watch: ContractWatch;

beforeAll(async () => {
  watch = watchContract(await loadGraphDescription());
  sandbox = await startSandboxForTest({ onExchange: (request, reply) => watch.listen(request, reply) });
});
afterAll(async () => {
  await sandbox.close();
  expect(watch.violations).toEqual([]);
});
beforeEach(async () => {
  await sandbox.tell('DELETE', '/faults');
  await sandbox.tell('DELETE', '/requests');
});

const get = (id: string, url: string, dependsOn?: string[]) => ({
  id,
  method: 'GET',
  url,
  ...(dependsOn ? { dependsOn } : {}),
});
const batch = (requests: object[]) => sandbox.graph('POST', '/$batch', { body: { requests } });
const statuses = (answer: Awaited<ReturnType<typeof batch>>) =>
  Object.fromEntries(answer.body.responses.map(({ id, status }) => [id, status]));

describe('a batch', () => {
  it('answers each part for itself, under the version and beside it', async () => {
    const requests = [get('a', '/organization'), get('b', 'users?$top=1'), get('c', '/nowhere')];
    const answer = await batch(requests);
    expect(statuses(answer)).toEqual({ a: 200, b: 200, c: 400 });
    for (const { headers } of answer.body.responses) expect(headers['Content-Type']).toContain('application/json');
    const bare = await sandbox.graph('POST', `${sandbox.origin}/$batch`, { body: { requests } });
    expect(statuses(bare)).toEqual({ a: 200, b: 200, c: 400 });
  });

  it.each([
    ['more than twenty parts', Array.from({ length: 21 }, (_, n) => get(String(n), '/organization'))],
    ['the same id twice, whatever its case', [get('a', '/organization'), get('A', '/organization')]],
    ['an absolute address', [get('a', 'https://localhost/v1.0/organization')]],
    [
      'a batch in it',
      [{ id: 'a', method: 'POST', url: '/$batch', body: {}, headers: { 'Content-Type': 'application/json' } }],
    ],
    ['a body without its type', [{ id: 'a', method: 'POST', url: '/directoryObjects/getByIds', body: { ids: ['x'] } }]],
    ['a dependency that does not exist', [get('a', '/organization', ['z'])]],
  ])('is refused as a whole with %s', async (_what, requests) => {
    expect((await batch(requests)).status).toBe(400);
  });

  it('runs dependent parts in order and fails them with 424 behind a failure', async () => {
    const answer = await batch([
      get('1', '/organization'),
      get('2', '/nowhere', ['1']),
      get('3', '/organization', ['2']),
    ]);
    expect(statuses(answer)).toEqual({ 1: 200, 2: 400, 3: 424 });
  });

  it('throttles single parts with their own Retry-After while the others succeed', async () => {
    await sandbox.tell('POST', '/faults', { match: { path: '/v1.0/organization' }, status: 429, retryAfterSeconds: 7 });
    const answer = await batch([get('1', '/organization'), get('2', '/users?$top=1')]);
    expect([answer.status, statuses(answer)]).toEqual([200, { 1: 429, 2: 200 }]);
    const throttled = answer.body.responses.find(({ id }) => id === '1');
    expect([throttled?.headers['Retry-After'], throttled?.body.error.code]).toEqual(['7', 'TooManyRequests']);
  });

  it('is one line in the log with its parts below it', async () => {
    await batch([get('1', '/organization'), get('2', '/users?$top=1')]);
    const { value } = await sandbox.tell('GET', '/requests');
    expect(value).toMatchObject([
      { method: 'POST', url: '/v1.0/$batch', parts: [{ url: '/v1.0/organization' }, { url: '/v1.0/users?$top=1' }] },
    ]);
  });
});
