/**
 * The token endpoint's answer: access token, and for people also id token, client info and refresh token.
 */
import type { Person } from '../directory/people.ts';
import type { Json } from '../json.ts';
import { ok, type Reply } from '../route.ts';
import type { Tenant } from '../tenant.ts';
import type { Application } from './applications.ts';
import { NO_STORE } from './entra-error.ts';
import { signToken } from './keys.ts';
import { grantedScopes, type WantedScopes } from './scopes.ts';
import { SIGN_INS } from './sign-ins.ts';
import { GRAPH_AUDIENCE, issueAccessToken, issuerOf, TOKEN_SECONDS } from './tokens.ts';

const REFRESH_MS = 24 * 3_600_000;

/** Answer for an application on its own. */
export function appTokenAnswer(tenant: Tenant, application: Application, audience: string): Reply {
  const permissions = audience === GRAPH_AUDIENCE ? application.roles : [];
  const accessToken = issueAccessToken(tenant, { application, person: null, audience, permissions });
  return ok({ ...lifetime(), access_token: accessToken }, NO_STORE);
}

/** What a person's answer needs to know. */
export interface PersonGrant {
  application: Application;
  person: Person;
  wanted: WantedScopes;
  nonce: string | null;
}

/** Answer for a person. @throws AADSTS65001 and its kin when scopes are not consented. */
export function personTokenAnswer(tenant: Tenant, grant: PersonGrant): Reply {
  const { application, person, wanted } = grant;
  const permissions = grantedScopes(tenant, application, wanted);
  const accessToken = issueAccessToken(tenant, { application, person, audience: wanted.audience, permissions });
  const prefix = wanted.audience === GRAPH_AUDIENCE ? GRAPH_AUDIENCE : `api://${wanted.audience}`;
  // Who asked for `.default` finds it in the answer again: MSAL looks its cache up by what it asked for.
  const asked = wanted.asked.filter((scope) => scope.endsWith('/.default'));
  return ok(
    {
      ...lifetime(),
      scope: [...permissions.map((scope) => `${prefix}/${scope}`), ...asked, 'openid', 'profile', 'email'].join(' '),
      access_token: accessToken,
      refresh_token: refreshToken(tenant, grant),
      id_token: idToken(tenant, grant),
      client_info: Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.tenantId })).toString('base64url'),
    },
    NO_STORE,
  );
}

function lifetime(): Json {
  return { token_type: 'Bearer', expires_in: TOKEN_SECONDS, ext_expires_in: TOKEN_SECONDS };
}

function refreshToken(tenant: Tenant, { application, person, wanted }: PersonGrant): string {
  const token = `0.${tenant.ids.token(48)}`;
  tenant.store.slice(SIGN_INS).refreshTokens[token] = {
    clientId: application.clientId,
    personId: person.id,
    audience: wanted.audience,
    expiresAtMs: tenant.clock.now() + REFRESH_MS,
  };
  return token;
}

function idToken(tenant: Tenant, { application, person, nonce }: PersonGrant): string {
  const nowSeconds = Math.floor(tenant.clock.now() / 1000);
  return signToken(tenant.store, {
    aud: application.clientId,
    iss: issuerOf(tenant, tenant.tenantId),
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + TOKEN_SECONDS,
    name: person.displayName,
    oid: person.id,
    preferred_username: person.userPrincipalName,
    sub: person.id,
    tid: tenant.tenantId,
    ver: '2.0',
    ...(nonce === null ? {} : { nonce }),
  });
}
