/** Who may ask the workbench what. */
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkbench, type Workbench } from '../../../sandbox/workbench/server.ts';
import { startSandboxForTest, type TestSandbox } from '../../support/start-sandbox.ts';

let sandbox: TestSandbox;
let workbench: Workbench;

beforeAll(async () => {
  sandbox = await startSandboxForTest();
  const folder = dirname(sandbox.certificate);
  const client = (name: string) => sandbox.clients.find((one) => one.name === name)?.clientId ?? '';
  workbench = await startWorkbench({
    port: 0,
    key: readFileSync(join(folder, 'server.key.pem'), 'utf8'),
    certificate: readFileSync(join(folder, 'server.pem'), 'utf8'),
    authority: readFileSync(sandbox.certificate, 'utf8'),
    graphBaseUrl: sandbox.graphBaseUrl,
    loginUrl: sandbox.authority,
    control: sandbox.control,
    tenantId: sandbox.tenantId,
    users: sandbox.users.flatMap(({ mail, ...user }) => (mail === null ? [] : [{ ...user, mail }])),
    app: {
      appId: 'app',
      name: 'App',
      developer: 'Us',
      paneUrl: 'https://localhost:1/pane',
      tabUrl: 'https://localhost:1/tab',
      mailPermission: 'ReadItem',
      clientId: client('spa'),
      ssoScope: `api://${client('product')}/access_as_user`,
      tabId: 'tab',
    },
    sources: {
      graphBaseUrl: '',
      control: '',
      product: '',
      sitePath: '',
      people: [],
      readJson: async () => null,
    },
    advance: async (duration) => void (await sandbox.tell('POST', '/clock', { advance: duration })),
  });
});
afterAll(async () => {
  await workbench.close();
  await sandbox.close();
});

interface Asked {
  readonly method?: string;
  readonly site?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function ask(path: string, { method = 'GET', site = 'same-origin', headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number; headers: Readonly<Record<string, unknown>>; text: string }>((settle, refuse) => {
    const all = { 'sec-fetch-site': site, 'content-type': 'application/json', ...headers };
    const outgoing = request(workbench.origin + path, { method, headers: all }, async (incoming) => {
      let text = '';
      for await (const chunk of incoming) text += chunk;
      settle({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
    });
    outgoing.on('error', refuse);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const marcus = () => ({ 'x-demo-user': sandbox.upn('marcus') });

test.each(['same-site', 'cross-site', 'none'])('a page that is %s may not use the API', async (site) => {
  expect((await ask('/api/setup', { site })).status).toBe(403);
  expect((await ask('/status/clock', { site, method: 'POST' })).status).toBe(site === 'none' ? 400 : 403);
});

test('Graph is asked as the person named, and as nobody else', async () => {
  const me = await ask('/api/graph/me?$select=displayName', { headers: marcus() });
  expect(JSON.parse(me.text)).toMatchObject({ displayName: 'Marcus Adeyemi' });
  expect((await ask('/api/graph/me', { headers: { 'x-demo-user': 'nobody@else.example' } })).status).toBe(400);
});

test('a token survives a jump of the clock: a new one is fetched', async () => {
  await ask('/api/graph/me', { headers: marcus() });
  const jumped = await ask('/api/clock', { method: 'POST', body: { advance: 'PT24H' } });
  expect(jumped.status).toBe(200);
  expect((await ask('/api/graph/me', { headers: marcus() })).status).toBe(200);
  expect((await ask('/api/clock', { method: 'POST', body: { advance: 'P400D' } })).status).toBe(400);
});

test('tokens come from the login, for the person and the scope asked', async () => {
  const { clientId, ssoScope } = (JSON.parse((await ask('/api/setup')).text) as { app: Record<string, string> }).app;
  const wish = { clientId, scope: ssoScope, user: sandbox.upn('marcus') };
  const { access_token } = JSON.parse((await ask('/api/token', { method: 'POST', body: wish })).text) as Record<
    string,
    string
  >;
  const claims = JSON.parse(Buffer.from(access_token?.split('.')[1] ?? '', 'base64url').toString()) as object;
  expect(claims).toMatchObject({ scp: 'access_as_user', azp: clientId, preferred_username: sandbox.upn('marcus') });
  const refused = await ask('/api/token', { method: 'POST', body: { ...wish, clientId: 'unknown' } });
  expect(JSON.parse(refused.text)).toMatchObject({ error: 'server_error' });
});

test('a fault is switched on and off again', async () => {
  const set = async (preset: string) =>
    JSON.parse((await ask('/api/faults', { method: 'POST', body: { preset } })).text) as { inForce: string };
  expect((await set('outage')).inForce).toBe('outage');
  expect((await ask('/api/graph/sites/root', { headers: marcus() })).status).toBe(503);
  expect((await set('none')).inForce).toBe('none');
  expect((await ask('/api/graph/sites/root', { headers: marcus() })).status).toBe(200);
});

test('the page allows its own scripts and the app’s frames only', async () => {
  const { headers } = await ask('/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-src 'self' https://localhost:1;");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('bodies get a page on which nothing runs', async () => {
  const policy = String((await ask('/frame/body.html')).headers['content-security-policy']);
  expect(policy).toMatch(/^sandbox allow-same-origin; default-src 'none'/);
});

test('office.js is served as it was installed, its error page in any case', async () => {
  const { text, headers } = await ask('/office/office.js', { site: 'cross-site' });
  expect(text).toBe(readFileSync('node_modules/@microsoft/office-js/dist/office.js', 'utf8'));
  expect(headers['access-control-allow-origin']).toBe('*');
  expect((await ask('/office/AgaveErrorUX/index.html')).status).toBe(200);
  expect((await ask('/office/../package.json')).status).toBe(404);
});

test('the overview stays where it can be found', async () => {
  const { status, text } = await ask('/status', { site: 'none' });
  expect(status).toBe(200);
  expect(text).toContain('Actions in the SharePoint list');
});

test('says that nobody answers for a page of the app, and asks for no other page', async () => {
  const silent = await ask(`/api/page?url=${encodeURIComponent('https://localhost:1/tab')}`);
  expect(silent.status).toBe(200);
  expect(JSON.parse(silent.text)).toEqual({ state: 'silent' });
  expect((await ask(`/api/page?url=${encodeURIComponent('https://example.com/')}`)).status).toBe(400);
});

test('the overview says that the server does not answer', async () => {
  expect((await ask('/status')).text).toContain('The server does not answer');
});
