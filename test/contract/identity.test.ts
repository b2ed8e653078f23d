/** Entra's half against the sandbox's login: our own callers, tokens on their behalf, claims challenges. */
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEntraTokens } from '../../server/adapters/entra/app-token.ts';
import { createEntraIdentity } from '../../server/adapters/entra/caller.ts';
import type { Identity } from '../../server/ports/identity.ts';
import { instantOf } from '../../shared/time/instant.ts';
import { type GraphStage, openGraphStage, type Somebody } from './graph-stage.ts';
import { describeIdentity } from './identity.ts';

let stage: GraphStage;
let ana: Somebody;
let identity: Identity;
beforeAll(async () => {
  stage = await openGraphStage(true);
  const [first] = stage.people;
  if (!first) throw new Error('nobody');
  ana = first;
  identity = createEntraIdentity(
    {
      clientId: clientId('product'),
      knownClientIds: [clientId('spa')],
      isOnboarded: async (tenantId) => tenantId === stage.sandbox.tenantId,
      authorityOf: (tenantId) => `${stage.sandbox.origin}/${tenantId}`,
    },
    { now: () => instantOf(stage.sandbox.tenant.clock.now()), at: () => () => undefined },
  );
});
afterAll(() => stage.close());

const clientId = (name: string) => stage.sandbox.clients.find((one) => one.name === name)?.clientId ?? '';
const token = async (wish: object): Promise<string> => {
  const all = { client: 'spa', audience: clientId('product'), scopes: ['access_as_user'], ...wish };
  return ((await stage.control('POST', '/token', all)) as { accessToken: string }).accessToken;
};

describeIdentity('Entra', async () => ({
  identity,
  good: async () => ({ token: await token({ user: ana.mail }), tenantId: stage.sandbox.tenantId, objectId: ana.key }),
  bad: {
    expired: () => token({ user: ana.mail, expired: true }),
    'wrong-audience': () => token({ user: ana.mail, audience: 'https://graph.microsoft.com' }),
    'unknown-tenant': () => token({ user: ana.mail, tenant: '99999999-9999-4999-8999-999999999999' }),
    'no-scope': () => token({ user: ana.mail, scopes: ['openid'] }),
  },
}));

/** A certificate of our own with its key, in one text as people keep them. */
async function makeCertificate(): Promise<{ pem: string; certificate: string }> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 };
  const exponent = { publicExponent: new Uint8Array([1, 0, 1]) };
  const keys = await crypto.subtle.generateKey({ ...algorithm, ...exponent }, true, ['sign', 'verify']);
  const made = await x509.X509CertificateGenerator.createSelfSigned({ keys, name: 'CN=Followthrough' }, crypto);
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const certificate = made.toString('pem');
  return { pem: `${certificate}\n-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`, certificate };
}

describe('tokens for Graph', () => {
  const whoAmI = async () => {
    const [latest] = (await stage.requests()).slice(-1);
    return latest?.user;
  };

  test('the server acts as itself, a person as themselves', async () => {
    const path = `${await stage.site.listPath(stage.app, 'actions')}/items?$select=id&$top=1`;
    await stage.graph.call({ actor: stage.app, method: 'GET', path });
    expect(await whoAmI()).toBeNull();
    await stage.graph.call({ actor: await stage.person(ana), method: 'GET', path });
    expect(await whoAmI()).toBe(ana.key);
  });

  test('an expired token is replaced without anybody noticing', async () => {
    const path = `${await stage.site.listPath(stage.app, 'actions')}/items?$select=id&$top=1`;
    await stage.graph.call({ actor: stage.app, method: 'GET', path });
    await stage.control('POST', '/clock', { advance: 'PT24H' });
    await expect(stage.graph.call({ actor: stage.app, method: 'GET', path })).resolves.toMatchObject({ status: 200 });
  });

  test('Conditional Access comes back as claims for the client', async () => {
    await stage.control('POST', '/challenges', { user: ana.mail, times: 1 });
    const actor = await stage.person(ana);
    stage.tokens.forget(stage.sandbox.tenantId);
    const call = stage.graph.call({ actor, method: 'GET', path: '/me?$select=id' });
    await expect(call).rejects.toMatchObject({
      kind: 'interaction-needed',
      facts: { claims: expect.stringContaining('acrs') },
    });
  });

  test('two calls at the same time fetch one token', async () => {
    stage.tokens.forget(stage.sandbox.tenantId);
    const options = { skipCache: false };
    const [one, two] = await Promise.all([
      stage.tokens.token(stage.app, options),
      stage.tokens.token(stage.app, options),
    ]);
    expect(one).toBe(two);
    expect(await stage.tokens.token(stage.app, options)).toBe(one);
    expect(await stage.tokens.token(stage.app, { skipCache: true })).not.toBe(one);
  });

  test('a Graph of another name keeps its tokens as well', async () => {
    const tokens = createEntraTokens({
      clientId: clientId('product'),
      credential: { kind: 'secret', secret: 'sandbox-product-secret' },
      authorityOf: (tenantId) => `${stage.sandbox.origin}/${tenantId}`,
      authorityMetadata: null,
      scope: `${stage.sandbox.origin}/.default`,
    });
    const actor = await stage.person(ana);
    const first = await tokens.token(actor, { skipCache: false });
    expect(await tokens.token(actor, { skipCache: false })).toBe(first);
  });

  test('a certificate proves the app as well, also on behalf of a person', async () => {
    const { pem, certificate } = await makeCertificate();
    await stage.control('PATCH', '/applications/product', { certificates: [certificate] });
    const metadata = await fetch(`${stage.sandbox.authority}/v2.0/.well-known/openid-configuration`);
    const tokens = createEntraTokens({
      clientId: clientId('product'),
      credential: { kind: 'certificate', pem },
      authorityOf: (tenantId) => `${stage.sandbox.origin}/${tenantId}`,
      authorityMetadata: await metadata.text(),
    });
    expect(await tokens.token(stage.app, { skipCache: false })).not.toBe('');
    expect(await tokens.token(await stage.person(ana), { skipCache: false })).not.toBe('');
  });

  test('what was forgotten is fetched anew', async () => {
    const actor = await stage.person(ana);
    const before = await stage.tokens.token(actor, { skipCache: false });
    expect(await stage.tokens.token(actor, { skipCache: false })).toBe(before);
    stage.tokens.forget(stage.sandbox.tenantId, ana.key);
    expect(await stage.tokens.token(actor, { skipCache: false })).not.toBe(before);
  });

  test.each([
    ['a wrong secret', { credential: { kind: 'secret', secret: 'wrong' } as const }, 'denied'],
    ['a login nobody serves', { authorityOf: () => 'https://localhost:2/x' }, 'unavailable'],
  ])('%s is told as it is', async (_name, change, kind) => {
    const broken = createEntraTokens({
      clientId: clientId('product'),
      credential: { kind: 'secret', secret: 'sandbox-product-secret' },
      authorityOf: (tenantId) => `${stage.sandbox.origin}/${tenantId}`,
      authorityMetadata: null,
      ...change,
    });
    await expect(broken.token(stage.app, { skipCache: false })).rejects.toMatchObject({ kind });
  });
});
