import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadTlsFiles } from '../../sandbox/tls.ts';
import {
  type ContractWatch,
  type GraphDescription,
  loadGraphDescription,
  watchContract,
} from '../support/graph-contract.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

interface Notification {
  subscriptionId: string;
  changeType: string;
  clientState: string;
  resource: string;
  lifecycleEvent?: string;
}

let graph: GraphDescription | null;
let watch: ContractWatch;
let sandbox: TestSandbox;
let receiver: Server;
let address: string;
let list: string;
/** What the receiver got, and how it answers. */
let got: Notification[] = [];
let posts = 0;
let answer = { status: 202, echo: true };

beforeAll(async () => {
  graph = await loadGraphDescription();
  watch = watchContract(graph);
  sandbox = await startSandboxForTest({ onExchange: (request, reply) => watch.listen(request, reply) });
  const tls = await loadTlsFiles(await mkdtemp(join(tmpdir(), 'receiver-')), Date.now());
  receiver = createServer({ key: tls.key, cert: tls.certificate }, (request, response) => {
    const token = new URL(request.url ?? '/', 'https://localhost').searchParams.get('validationToken');
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      if (token !== null) {
        response.writeHead(200, { 'content-type': 'text/plain' }).end(answer.echo ? token : 'something else');
        return;
      }
      posts += 1;
      if (answer.status < 300) got.push(...(JSON.parse(body) as { value: Notification[] }).value);
      response.writeHead(answer.status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  address = `https://localhost:${(receiver.address() as AddressInfo).port}/hook?kept=1`;
  const site = await sandbox.graph('GET', '/sites/northharbour.sharepoint.example:/sites/followthrough');
  const made = await sandbox.graph('POST', `/sites/${site.body.id}/lists`, {
    body: { displayName: 'Watched', list: { template: 'genericList' } },
  });
  list = `sites/${site.body.id}/lists/${made.body.id}`;
});
afterAll(async () => {
  receiver.close();
  await sandbox.close();
  expect(watch.violations).toEqual([]);
});
beforeEach(async () => {
  answer = { status: 202, echo: true };
  await sandbox.tell('POST', '/notifications', { mode: 'deliver' });
  await sandbox.tell('POST', '/notifications/settle');
  got = [];
  posts = 0;
});

const now = async () => Date.parse(String((await sandbox.tell('GET', '/clock')).now));
const inMinutes = async (minutes: number) => new Date((await now()) + minutes * 60_000).toISOString();
const subscribe = async (change: Record<string, unknown> = {}, as = {}) =>
  sandbox.graph('POST', '/subscriptions', {
    ...as,
    body: {
      changeType: 'updated',
      notificationUrl: address,
      resource: `/${list}`,
      expirationDateTime: await inMinutes(60),
      clientState: 'secret',
      ...change,
    },
  });
const addItem = () => sandbox.graph('POST', `/${list}/items`, { body: { fields: { Title: 'x' } } });
const settle = () => sandbox.tell('POST', '/notifications/settle');

describe('creating', () => {
  it('takes a subscription whose address echoes the token, with its own query kept', async () => {
    const { status, body } = await subscribe();
    expect(status).toBe(201);
    expect(body).toMatchObject({ clientState: 'secret', notificationUrl: address, changeType: 'updated' });
  });

  it.each([
    ['a plain http address', { notificationUrl: 'http://127.0.0.1:1/never' }],
    ['an address nobody listens at', { notificationUrl: 'https://127.0.0.1:1/never' }],
    ['a life longer than the resource allows', { expirationDateTime: '2999-01-01T00:00:00Z' }],
    ['a life that is over', { expirationDateTime: '2001-01-01T00:00:00Z' }],
    ['a change type lists do not report', { changeType: 'created' }],
    ['a resource that does not exist', { resource: '/me/shoes' }],
    ['a clientState above 128 characters', { clientState: 'x'.repeat(129) }],
  ])('refuses %s', async (_what, change) => {
    expect((await subscribe(change, { user: sandbox.upn('marcus') })).status).toBe(400);
  });

  it('refuses an address that answers with another text', async () => {
    answer.echo = false;
    expect((await subscribe()).body.error.code).toBe('ValidationError');
  });

  it('lengthens too short a life to 45 minutes', async () => {
    const { body } = await subscribe({ expirationDateTime: await inMinutes(5) });
    expect(Date.parse(String(body.expirationDateTime)) - (await now())).toBeGreaterThan(44 * 60_000);
  });

  it('lets a person listen to the own mailbox only', async () => {
    const as = { user: sandbox.upn('marcus') };
    expect((await subscribe({ resource: "me/mailFolders('inbox')/messages" }, as)).status).toBe(201);
    expect((await subscribe({ resource: `/users/${sandbox.upn('priya')}/messages` }, as)).status).toBe(403);
  });
});

describe('delivery', () => {
  it('tells that a list has changed, not what', async () => {
    const { body } = await subscribe();
    await addItem();
    await settle();
    const mine = got.filter(({ subscriptionId }) => subscriptionId === body.id);
    expect(mine).toMatchObject([{ changeType: 'updated', clientState: 'secret', resource: list }]);
    if (graph) expect(graph.schema('microsoft.graph.changeNotificationCollection', { value: mine }).errors).toEqual([]);
  });

  it('tries again after a failure, in the time of the tenant', async () => {
    await subscribe();
    answer.status = 503;
    await addItem();
    await settle();
    expect([posts, got.length]).toEqual([1, 0]);
    answer.status = 202;
    await sandbox.tell('POST', '/clock', { advance: 'PT30S' });
    await settle();
    expect(got.length).toBeGreaterThan(0);
  });

  it('can lose and repeat notifications when a test wants it', async () => {
    const { body } = await subscribe();
    const mine = () => got.filter(({ subscriptionId }) => subscriptionId === body.id).length;
    await sandbox.tell('POST', '/notifications', { mode: 'drop' });
    await addItem();
    await settle();
    expect(mine()).toBe(0);
    await sandbox.tell('POST', '/notifications', { mode: 'duplicate' });
    await addItem();
    await settle();
    expect(mine()).toBe(2);
  });

  it('sends lifecycle events, and forgets a subscription it removes', async () => {
    const { body } = await subscribe({ lifecycleNotificationUrl: address });
    await sandbox.tell('POST', `/subscriptions/${body.id}/lifecycle`, { event: 'subscriptionRemoved' });
    await settle();
    expect(got).toMatchObject([
      { lifecycleEvent: 'subscriptionRemoved', subscriptionId: body.id, clientState: 'secret' },
    ]);
    expect((await sandbox.graph('GET', `/subscriptions/${body.id}`)).status).toBe(404);
  });
});

describe('keeping', () => {
  it('renews, reauthorizes and deletes', async () => {
    const { body } = await subscribe();
    const path = `/subscriptions/${body.id}`;
    const expirationDateTime = await inMinutes(40_000);
    const renewed = await sandbox.graph('PATCH', path, { body: { expirationDateTime } });
    expect(renewed.body.expirationDateTime).toBe(expirationDateTime);
    expect((await sandbox.graph('POST', `${path}/reauthorize`)).status).toBe(204);
    expect((await sandbox.graph('DELETE', path)).status).toBe(204);
    expect((await sandbox.graph('PATCH', path, { body: { expirationDateTime } })).status).toBe(404);
  });

  it('runs out with the clock of the tenant', async () => {
    const { body } = await subscribe();
    await sandbox.tell('POST', '/clock', { advance: 'PT61M' });
    expect((await sandbox.graph('GET', `/subscriptions/${body.id}`)).status).toBe(404);
    await addItem();
    await settle();
    expect(got.filter(({ subscriptionId }) => subscriptionId === body.id)).toEqual([]);
  });

  it('shows an application its own subscriptions and no secrets in the collection', async () => {
    const { body } = await subscribe();
    const all = await sandbox.graph('GET', '/subscriptions');
    expect(all.body.value.find(({ id }) => id === body.id)).toMatchObject({ clientState: null });
    const other = await sandbox.graph('GET', '/subscriptions', { client: 'product' });
    expect(other.body.value).toEqual([]);
  });
});
