import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

let sandbox: TestSandbox;
const SITE = '/sites/northharbour.sharepoint.example:/sites/followthrough:/lists';
const newList = (displayName: string) =>
  sandbox.graph('POST', SITE, { body: { displayName, list: { template: 'genericList' } } });

beforeAll(async () => {
  sandbox = await startSandboxForTest();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.tell('POST', '/reset');
});

describe('the clock', () => {
  it('jumps to an instant, moves by a duration, and runs on; Graph stamps with it', async () => {
    await sandbox.tell('POST', '/clock', { now: '2030-06-01T10:00:00Z' });
    const { now } = await sandbox.tell('POST', '/clock', { advance: 'PT24H' });
    expect(String(now)).toMatch(/^2030-06-02T10:00:0/);
    const { body, headers } = await newList('Later');
    expect(String(body.createdDateTime)).toMatch(/^2030-06-02T10:00:0/);
    expect(headers.get('date')).toContain('02 Jun 2030');
  });

  it('refuses what is neither', async () => {
    await expect(sandbox.tell('POST', '/clock', { advance: 'soon' })).rejects.toThrow('400');
  });
});

describe('faults', () => {
  it('strike as often as asked, then no more', async () => {
    await sandbox.tell('POST', '/faults', {
      match: { method: 'GET', path: '/v1.0/users' },
      times: 2,
      status: 503,
      retryAfterSeconds: 3,
    });
    const ask = () => sandbox.graph('GET', '/users');
    const first = await ask();
    expect([first.status, first.headers.get('retry-after'), first.body.error.code]).toEqual([
      503,
      '3',
      'serviceNotAvailable',
    ]);
    expect([(await ask()).status, (await ask()).status]).toEqual([503, 200]);
  });

  it('can tell when to come back as a date', async () => {
    await sandbox.tell('POST', '/clock', { now: '2030-06-01T10:00:00Z' });
    const rule = { match: { path: '/v1.0/users' }, status: 429, retryAfterSeconds: 90, retryAfterAsDate: true };
    await sandbox.tell('POST', '/faults', rule);
    const { headers } = await sandbox.graph('GET', '/users');
    expect(headers.get('retry-after')).toMatch(/^Sat, 01 Jun 2030 10:01:3\d GMT$/);
  });

  it('hang up before anything happens', async () => {
    await sandbox.tell('POST', '/faults', { match: { method: 'POST' }, dropConnection: 'before' });
    await expect(newList('Lost')).rejects.toThrow();
    expect((await newList('Lost')).status).toBe(201);
  });

  it('hang up after the effect, so that a blind repetition meets what was done', async () => {
    await sandbox.tell('POST', '/faults', { match: { method: 'POST' }, dropConnection: 'after' });
    await expect(newList('Done')).rejects.toThrow();
    expect((await newList('Done')).body.error.code).toBe('nameAlreadyExists');
  });

  it('answer with an error after the effect', async () => {
    await sandbox.tell('POST', '/faults', { match: { method: 'POST' }, status: 504, afterEffect: true });
    expect((await newList('Hidden')).status).toBe(504);
    expect((await newList('Hidden')).status).toBe(409);
  });

  it('strike the login as well, and the log names the one that struck', async () => {
    await sandbox.tell('POST', '/faults', { name: 'login-down', match: { path: '/*/oauth2/v2.0/token' }, status: 503 });
    const response = await fetch(`${sandbox.authority}/oauth2/v2.0/token`, { method: 'POST', body: 'x=1' });
    expect(response.status).toBe(503);
    const { value } = await sandbox.tell('GET', '/requests');
    expect(value).toMatchObject([{ fault: 'login-down', status: 503 }]);
  });
});

describe('throttling', () => {
  it('refuses lists and files above the budget until the minute is over, and leaves other services alone', async () => {
    await sandbox.tell('POST', '/clock', { now: '2030-06-01T10:00:01Z' });
    await sandbox.tell('POST', '/throttling', { unitsPerMinute: 3 });
    const ask = () => sandbox.graph('GET', SITE);
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429]);
    const refused = await ask();
    expect(refused.body.error.code).toBe('activityLimitReached');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await sandbox.graph('GET', '/users?$top=1')).status).toBe(200);
    await sandbox.tell('POST', '/clock', { advance: 'PT1M' });
    expect((await ask()).status).toBe(200);
  });
});

describe('pages elsewhere', () => {
  it('cannot steer the tenant through a browser', async () => {
    const answer = (origin: string) =>
      fetch(`${sandbox.control}/reset`, { method: 'POST', headers: { origin } }).then(({ status }) => status);
    expect([await answer('https://evil.example'), await answer('https://localhost:3000')]).toEqual([403, 204]);
  });
});

describe('the request log', () => {
  it('holds who asked for what, sizes and ids, but no bodies and no tokens', async () => {
    const headers = { 'client-request-id': 'my-id', 'user-agent': 'NONISV|House|App/1.0' };
    await sandbox.graph('GET', '/me?$select=id', { user: sandbox.upn('marcus'), headers });
    const { value } = await sandbox.tell('GET', '/requests');
    expect(value).toMatchObject([
      {
        method: 'GET',
        url: '/v1.0/me?$select=id',
        status: 200,
        clientRequestId: 'my-id',
        user: sandbox.users.find(({ mail }) => mail === sandbox.upn('marcus'))?.id,
        headers: { 'user-agent': 'NONISV|House|App/1.0' },
      },
    ]);
    expect(JSON.stringify(value)).not.toMatch(/bearer|eyJ/i);
  });

  it('is emptied on request', async () => {
    await sandbox.graph('GET', '/organization');
    await sandbox.tell('DELETE', '/requests');
    expect((await sandbox.tell('GET', '/requests')).value).toEqual([]);
  });
});

describe('answers', () => {
  it('carry the ids of their request, echoing the one that was sent', async () => {
    const { headers, body } = await sandbox.graph('GET', '/nowhere', { headers: { 'client-request-id': 'mine' } });
    expect([headers.get('client-request-id'), body.error.innerError['client-request-id']]).toEqual(['mine', 'mine']);
    expect(headers.get('request-id')).toBe(body.error.innerError['request-id']);
    expect(body.error.message).toBe("Resource not found for the segment 'nowhere'.");
  });

  it.each([
    ['an unreadable filter', 'GET', "/users?$filter=displayName eq 'x", 400],
    ['an unknown option', 'GET', '/users?$frobnicate=1', 400],
    ['a method the path does not know', 'DELETE', '/users', 405],
  ])('refuse %s', async (_what, method, path, status) => {
    expect((await sandbox.graph(method, path)).status).toBe(status);
  });
});

describe('the state', () => {
  it('survives a restart with a data folder, and tokens stay valid', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-kept-'));
    const first = await startSandboxForTest({ dataDir, persist: true });
    const made = await first.graph('POST', SITE, { body: { displayName: 'Kept', list: { template: 'genericList' } } });
    const port = Number(new URL(first.origin).port);
    const authorization = `Bearer ${await first.token()}`;
    await first.close();
    const second = await startSandboxForTest({ dataDir, persist: true, port });
    const url = `${second.graphBaseUrl}${SITE}/Kept`;
    const found = (await (await fetch(url, { headers: { authorization } })).json()) as { id: string };
    await second.close();
    await rm(dataDir, { recursive: true });
    expect(found.id).toBe(made.body.id);
  });

  it('is the seed again after a reset', async () => {
    await newList('Gone');
    await sandbox.tell('POST', '/reset');
    expect((await sandbox.graph('GET', `${SITE}/Gone`)).status).toBe(404);
    expect((await sandbox.graph('GET', '/users?$top=1')).status).toBe(200);
  });
});
