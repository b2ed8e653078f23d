import 'reflect-metadata';
import { createHash, generateKeyPairSync, webcrypto, X509Certificate } from 'node:crypto';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { X509CertificateGenerator } from '@peculiar/x509';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

let sandbox: TestSandbox;
let product: { clientId: string; secret: string };
const GRAPH = 'https://graph.microsoft.com';

beforeAll(async () => {
  sandbox = await startSandboxForTest();
  const { clientId = '', secret } = sandbox.clients.find(({ name }) => name === 'product') ?? {};
  product = { clientId, secret: secret ?? '' };
});
afterAll(() => sandbox.close());

async function askToken(form: Record<string, string>, tenant = sandbox.tenantId) {
  const response = await fetch(`${sandbox.origin}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string & number[]> };
}
const proof = () => ({ client_id: product.clientId, client_secret: product.secret });
const onBehalfOf = (assertion: string, more: Record<string, string> = {}) =>
  askToken({
    ...proof(),
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    scope: `${GRAPH}/.default`,
    assertion,
    ...more,
  });
const apiToken = (wish = {}) =>
  sandbox.token({
    user: sandbox.upn('priya'),
    client: 'spa',
    scopes: ['access_as_user'],
    audience: product.clientId,
    ...wish,
  });

describe('discovery', () => {
  it('leads to keys that verify an API token with the claims an API checks', async () => {
    const config = (await (await fetch(`${sandbox.authority}/v2.0/.well-known/openid-configuration`)).json()) as {
      issuer: string;
      jwks_uri: string;
    };
    expect(config.issuer).toBe(`${sandbox.origin}/${sandbox.tenantId}/v2.0`);
    const { payload, protectedHeader } = await jwtVerify(
      await apiToken(),
      createRemoteJWKSet(new URL(config.jwks_uri)),
      {
        issuer: config.issuer,
        audience: product.clientId,
        algorithms: ['RS256'],
      },
    );
    expect(payload).toMatchObject({ tid: sandbox.tenantId, scp: 'access_as_user', ver: '2.0', name: 'Priya Raman' });
    expect(payload.azp).toBe(sandbox.clients.find(({ name }) => name === 'spa')?.clientId);
    expect(protectedHeader.alg).toBe('RS256');
  });

  it('knows no other tenant', async () => {
    const answer = await askToken(
      { ...proof(), grant_type: 'client_credentials', scope: `${GRAPH}/.default` },
      'elsewhere',
    );
    expect([answer.status, answer.body.error_codes]).toEqual([400, [90002]]);
  });
});

describe('refusals in the form of Entra', () => {
  it.each([
    ['a wrong secret', { client_secret: 'nope' }, 401, 'invalid_client', 7000215],
    ['an unknown client', { client_id: '11111111-1111-4111-8111-111111111111' }, 400, 'unauthorized_client', 700016],
    ['an unknown grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['a named scope for an application', { scope: `${GRAPH}/Mail.Send` }, 400, 'invalid_scope', 70011],
    ['an unknown resource', { scope: 'api://unknown/.default' }, 400, 'invalid_resource', 500011],
  ])('%s', async (_what, change, status, error, code) => {
    const { status: got, body } = await askToken({
      ...proof(),
      grant_type: 'client_credentials',
      scope: `${GRAPH}/.default`,
      ...change,
    });
    expect([got, body.error, body.error_codes]).toEqual([status, error, [code]]);
    expect(body.error_description).toContain(`AADSTS${code}`);
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['timestamp', 'trace_id', 'correlation_id']));
  });
});

describe('on behalf of a person', () => {
  it('exchanges a token for our API into one for Graph with the consented scopes', async () => {
    const { status, body } = await onBehalfOf(await apiToken());
    expect(status).toBe(200);
    expect(decodeJwt(String(body.access_token))).toMatchObject({ aud: GRAPH, name: 'Priya Raman' });
    expect(body.scope).toContain(`${GRAPH}/Sites.Selected`);
    const me = await fetch(`${sandbox.graphBaseUrl}/me`, { headers: { authorization: `Bearer ${body.access_token}` } });
    expect(((await me.json()) as { displayName: string }).displayName).toBe('Priya Raman');
  });

  it.each([
    ['a token for Graph', () => sandbox.token({ user: sandbox.upn('priya') }), 500131],
    ["an application's token", () => sandbox.token({ client: 'control', audience: product.clientId }), 7000114],
    ['an expired token', () => apiToken({ expired: true }), 500133],
    ['a token of another tenant', () => apiToken({ tenant: '22222222-2222-4222-8222-222222222222' }), 50013],
    ['a text that is no token', async () => 'a.b.c', 50013],
  ])('refuses %s', async (_what, assertion, code) => {
    const { status, body } = await onBehalfOf(await assertion());
    expect([status, body.error, body.error_codes]).toEqual([400, 'invalid_grant', [code]]);
  });

  it('refuses a scope nobody consented to', async () => {
    const { body } = await onBehalfOf(await apiToken(), { scope: `${GRAPH}/Mail.Send` });
    expect([body.error, body.error_codes, body.suberror]).toEqual(['invalid_grant', [65001], 'consent_required']);
  });

  it('meets Conditional Access as often as asked', async () => {
    await sandbox.tell('POST', '/challenges', { user: sandbox.upn('priya'), times: 1 });
    const { body } = await onBehalfOf(await apiToken());
    expect(body.error).toBe('interaction_required');
    expect(JSON.parse(String(body.claims))).toHaveProperty('access_token');
    expect((await onBehalfOf(await apiToken())).status).toBe(200);
  });
});

describe('tokens at Graph', () => {
  it.each([
    ['none', undefined, 'Access token is empty.'],
    ['an expired one', { expired: true }, 'Lifetime validation failed, the token is expired.'],
    [
      'one for another audience',
      { audience: 'https://other.example' },
      'Access token validation failure. Invalid audience.',
    ],
    [
      'one of another tenant',
      { tenant: '22222222-2222-4222-8222-222222222222' },
      'Access token validation failure. Invalid tenant.',
    ],
  ])('refuses %s', async (_what, wish, message) => {
    const headers: Record<string, string> = wish ? { authorization: `Bearer ${await sandbox.token(wish)}` } : {};
    const response = await fetch(`${sandbox.graphBaseUrl}/users`, { headers });
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect([response.status, error.code, error.message]).toEqual([401, 'InvalidAuthenticationToken', message]);
    expect(response.headers.get('www-authenticate')).toContain('authorization_uri');
  });

  it('run out with the clock of the tenant', async () => {
    const authorization = `Bearer ${await sandbox.token()}`;
    const ask = async () => (await fetch(`${sandbox.graphBaseUrl}/users`, { headers: { authorization } })).status;
    expect(await ask()).toBe(200);
    await sandbox.tell('POST', '/clock', { advance: 'PT2H' });
    expect(await ask()).toBe(401);
  });
});

describe('signing in with a browser', () => {
  const verifier = 'v'.repeat(50);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const redirectUri = 'https://localhost:4711/signed-in';
  const authorizeUrl = (more: Record<string, string> = {}) => {
    const spa = sandbox.clients.find(({ name }) => name === 'spa')?.clientId ?? '';
    const wish = {
      client_id: spa,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: `openid offline_access api://${product.clientId}/access_as_user`,
      state: 's1',
      nonce: 'n1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      response_mode: 'fragment',
      ...more,
    };
    return `${sandbox.authority}/oauth2/v2.0/authorize?${new URLSearchParams(wish)}`;
  };
  const pick = async (more = {}) => {
    const page = await (await fetch(authorizeUrl(more))).text();
    const id = /value="([^"]+)">Grace Whitfield/.exec(page)?.[1] ?? '';
    const answer = await fetch(authorizeUrl(more), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ login_as: id }),
    });
    return new URL(answer.headers.get('location') ?? '');
  };
  const redeem = (code: string, change: Record<string, string> = {}) =>
    askToken({
      client_id: sandbox.clients.find(({ name }) => name === 'spa')?.clientId ?? '',
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...change,
    });

  it('lets a person pick an account, and gives tokens for the code once', async () => {
    const back = await pick();
    const values = new URLSearchParams(back.hash.slice(1));
    expect([back.origin + back.pathname, values.get('state')]).toEqual([redirectUri, 's1']);
    const code = values.get('code') ?? '';
    const { body } = await redeem(code);
    expect(decodeJwt(String(body.access_token))).toMatchObject({ aud: product.clientId, name: 'Grace Whitfield' });
    expect(decodeJwt(String(body.id_token))).toMatchObject({ nonce: 'n1', preferred_username: sandbox.upn('grace') });
    expect((await redeem(code)).body.error_codes).toEqual([54005]);
    const again = await askToken({
      client_id: sandbox.clients.find(({ name }) => name === 'spa')?.clientId ?? '',
      grant_type: 'refresh_token',
      refresh_token: String(body.refresh_token),
    });
    expect(decodeJwt(String(again.body.access_token)).name).toBe('Grace Whitfield');
  });

  it('refuses a code with the wrong verifier', async () => {
    const code = new URLSearchParams((await pick()).hash.slice(1)).get('code') ?? '';
    expect((await redeem(code, { code_verifier: 'wrong' })).body.error_codes).toEqual([501481]);
  });

  it('answers prompt=none with login_required when nobody is signed in', async () => {
    const answer = await fetch(authorizeUrl({ prompt: 'none' }), { redirect: 'manual' });
    expect(answer.headers.get('location')).toContain('error=login_required');
  });

  it('never redirects to an address that is not registered', async () => {
    const answer = await fetch(authorizeUrl({ redirect_uri: 'https://evil.example/' }), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    expect(await answer.text()).toContain('AADSTS50011');
  });
});

describe('MSAL, as the product uses it', () => {
  const msal = (auth: Record<string, unknown>) =>
    new ConfidentialClientApplication({
      auth: {
        clientId: product.clientId,
        authority: sandbox.authority,
        knownAuthorities: [new URL(sandbox.origin).host],
        ...auth,
      },
    });

  it('gets tokens for the application and on behalf of a person with a secret', async () => {
    const client = msal({ clientSecret: product.secret });
    const scopes = [`${GRAPH}/.default`];
    const app = await client.acquireTokenByClientCredential({ scopes });
    expect(decodeJwt(app?.accessToken ?? '').roles).toContain('Mail.Send');
    const person = await client.acquireTokenOnBehalfOf({ oboAssertion: await apiToken(), scopes });
    expect(person?.account?.name).toBe('Priya Raman');
  });

  it('proves itself with a certificate, and not with one that is not registered', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=product',
      notAfter: new Date(Date.now() + 86_400_000),
      keys: {
        publicKey: await webcrypto.subtle.importKey(
          'spki',
          publicKey.export({ type: 'spki', format: 'der' }),
          algorithm,
          true,
          ['verify'],
        ),
        privateKey: await webcrypto.subtle.importKey(
          'pkcs8',
          privateKey.export({ type: 'pkcs8', format: 'der' }),
          algorithm,
          true,
          ['sign'],
        ),
      },
      signingAlgorithm: algorithm,
    });
    const pem = certificate.toString('pem');
    const ask = () =>
      msal({
        clientCertificate: {
          thumbprintSha256: new X509Certificate(pem).fingerprint256.replaceAll(':', ''),
          privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
          x5c: pem,
        },
      }).acquireTokenByClientCredential({ scopes: [`${GRAPH}/.default`] });
    await expect(ask()).rejects.toThrow(/700027/);
    await sandbox.tell('PATCH', '/applications/product', { certificates: [pem] });
    expect(decodeJwt((await ask())?.accessToken ?? '').appid).toBe(product.clientId);
  });
});
