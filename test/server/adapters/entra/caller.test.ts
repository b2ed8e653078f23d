import {
  createLocalJWKSet,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
  type JWTVerifyGetKey,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEntraIdentity } from '../../../../server/adapters/entra/caller.ts';
import type { TokenFault } from '../../../../server/ports/identity.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const STRANGER = '99999999-9999-4999-8999-999999999999';
const PERSON = '22222222-2222-4222-8222-222222222222';
const API = '33333333-3333-4333-8333-333333333333';
const PANE = '44444444-4444-4444-8444-444444444444';
const NOW = '2026-03-05T12:00:00.000Z';
const SECONDS = Date.parse(NOW) / 1000;
const authorityOf = (tenantId: string) => `https://login.microsoftonline.com/${tenantId}`;

const GOOD = {
  iss: `${authorityOf(TENANT)}/v2.0`,
  aud: API,
  tid: TENANT,
  oid: PERSON,
  azp: PANE,
  scp: 'openid access_as_user',
  name: 'Ana Petrova',
  preferred_username: 'ana@contoso.example',
  nbf: SECONDS - 60,
  exp: SECONDS + 3_600,
};
type Claims = Record<string, unknown>;

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
let rsa: Key;
let other: Key;
let small: Key;
let keys: JWTVerifyGetKey;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  rsa = pair.privateKey;
  other = (await generateKeyPair('RS256')).privateKey;
  small = (await generateKeyPair('ES256')).privateKey;
  keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig' }] });
});

const identity = (more: Partial<Parameters<typeof createEntraIdentity>[0]> = {}) =>
  createEntraIdentity(
    {
      clientId: API,
      knownClientIds: [PANE],
      isOnboarded: async (tenantId) => tenantId === TENANT,
      authorityOf,
      keysOf: () => keys,
      ...more,
    },
    { now: () => NOW, at: () => () => undefined },
  );

const sign = (claims: Claims, key = rsa, header: { alg: string; kid?: string } = { alg: 'RS256', kid: 'k1' }) =>
  new SignJWT(claims).setProtectedHeader({ typ: 'JWT', ...header }).sign(key);
const without = (name: string): Claims => Object.fromEntries(Object.entries(GOOD).filter(([key]) => key !== name));

describe('a good token', () => {
  test('names the caller by tenant and object id', async () => {
    const token = await sign(GOOD);
    expect(await identity().check(`Bearer ${token}`)).toEqual({
      tenantId: TENANT,
      objectId: PERSON,
      name: 'Ana Petrova',
      mail: 'ana@contoso.example',
      assertion: token,
    });
  });

  test.each([
    ['of version 1', { iss: `https://sts.windows.net/${TENANT}/`, azp: undefined, appid: PANE }],
    ['with the address form of the audience', { aud: `api://${API}` }],
    ['whose clock is a little ahead', { nbf: SECONDS + 30 }],
  ])('%s is taken', async (_name, change) => {
    const token = await sign({ ...GOOD, ...change });
    expect(await identity().check(`Bearer ${token}`)).toMatchObject({ objectId: PERSON });
  });

  test('with somebody else’s mail is still the same person', async () => {
    const token = await sign({ ...GOOD, email: 'boss@contoso.example', upn: 'boss@contoso.example' });
    expect(await identity().check(`Bearer ${token}`)).toMatchObject({ objectId: PERSON, tenantId: TENANT });
  });
});

describe('a bad token', () => {
  const cases: [string, () => Promise<string> | string, TokenFault][] = [
    ['expired', () => sign({ ...GOOD, exp: SECONDS - 61 }), 'expired'],
    ['not valid yet', () => sign({ ...GOOD, nbf: SECONDS + 120 }), 'expired'],
    ['without expiry', () => sign(without('exp')), 'expired'],
    ['without not-before', () => sign(without('nbf')), 'expired'],
    ['for Graph', () => sign({ ...GOOD, aud: 'https://graph.microsoft.com' }), 'wrong-audience'],
    ['for another API', () => sign({ ...GOOD, aud: PANE }), 'wrong-audience'],
    ['from a client nobody knows', () => sign({ ...GOOD, azp: STRANGER }), 'wrong-audience'],
    ['without a client', () => sign(without('azp')), 'wrong-audience'],
    ['of a tenant that was not onboarded', () => sign({ ...GOOD, tid: STRANGER }), 'unknown-tenant'],
    ['issued by another tenant', () => sign({ ...GOOD, iss: `${authorityOf(STRANGER)}/v2.0` }), 'unknown-tenant'],
    ['issued by the common endpoint', () => sign({ ...GOOD, iss: `${authorityOf('common')}/v2.0` }), 'unknown-tenant'],
    ['issued by a look-alike', () => sign({ ...GOOD, iss: `https://evil.example/${TENANT}/v2.0` }), 'unknown-tenant'],
    ['without a tenant', () => sign(without('tid')), 'malformed'],
    ['with a tenant that is no id', () => sign({ ...GOOD, tid: '../../common' }), 'malformed'],
    ['without an object id', () => sign(without('oid')), 'malformed'],
    ['signed with another key', () => sign(GOOD, other), 'bad-signature'],
    ['with an unknown key id', () => sign(GOOD, other, { alg: 'RS256', kid: 'k2' }), 'bad-signature'],
    ['of another algorithm', () => sign(GOOD, small, { alg: 'ES256', kid: 'k1' }), 'bad-signature'],
    ['of another algorithm with the right key', () => signWithOtherPadding(), 'bad-signature'],
    ['signed with the public key as a secret', () => signSymmetric(), 'bad-signature'],
    ['not signed at all', () => new UnsecuredJWT(GOOD).encode(), 'bad-signature'],
    ['with its claims exchanged', () => exchangeClaims(), 'bad-signature'],
    [
      'with its signature cut off',
      async () => `${(await sign(GOOD)).split('.').slice(0, 2).join('.')}.`,
      'bad-signature',
    ],
    ['without our scope', () => sign({ ...GOOD, scp: 'openid profile' }), 'no-scope'],
    ['with a longer scope of that beginning', () => sign({ ...GOOD, scp: 'access_as_user2' }), 'no-scope'],
    ['of an application', () => sign({ ...without('scp'), roles: ['access_as_user'] }), 'no-scope'],
    ['of an application that claims a scope', () => sign({ ...GOOD, idtyp: 'app' }), 'no-scope'],
    ['that is no token', () => 'abc', 'malformed'],
    ['that is huge', () => `${'a'.repeat(20_000)}.b.c`, 'malformed'],
  ];

  test.each(cases)('%s', async (_name, make, fault) => {
    expect(await identity().check(`Bearer ${await make()}`)).toEqual({ fault });
  });

  test.each([
    [undefined, 'missing'],
    ['', 'missing'],
    ['Basic YTpi', 'malformed'],
    ['Bearer', 'malformed'],
  ])('header %j', async (header, fault) => {
    expect(await identity().check(header)).toEqual({ fault });
  });
});

test('keys that cannot be fetched are an outage, not a bad token', async () => {
  const keysOf = () => () => Promise.reject(new TypeError('fetch failed'));
  const call = identity({ keysOf }).check(`Bearer ${await sign(GOOD)}`);
  await expect(call).rejects.toMatchObject({ kind: 'unavailable' });
});

/** Entra's published keys do not say which algorithm they are for: we have to. */
async function signWithOtherPadding(): Promise<string> {
  const key = await importPKCS8(await exportPKCS8(rsa), 'PS256');
  return sign(GOOD, key, { alg: 'PS256', kid: 'k1' });
}

async function signSymmetric(): Promise<string> {
  const secret = new TextEncoder().encode(
    JSON.stringify(await exportJWK((await generateKeyPair('RS256', { extractable: true })).publicKey)),
  );
  return new SignJWT(GOOD).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret);
}

async function exchangeClaims(): Promise<string> {
  const [header, , signature] = (await sign(GOOD)).split('.');
  const claims = Buffer.from(JSON.stringify({ ...GOOD, oid: STRANGER })).toString('base64url');
  return [header, claims, signature].join('.');
}
