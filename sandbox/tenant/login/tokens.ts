/**
 * Access tokens: what goes into them, and what Graph reads out of them.
 * Tokens for Graph and for an application's own API differ in audience and issuer, as Entra's do.
 */

import type { Caller } from '../caller.ts';
import type { Person } from '../directory/people.ts';
import { fail, type GraphFailure } from '../errors.ts';
import { guidFromName } from '../ids.ts';
import { asArray, asString, type Json } from '../json.ts';
import type { Tenant } from '../tenant.ts';
import type { Application } from './applications.ts';
import { readOwnToken, signToken } from './keys.ts';

/** Audience of tokens for Graph. */
export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';
/** Entra gives 60 to 90 minutes; the middle is taken. */
export const TOKEN_SECONDS = 4499;
const SKEW_SECONDS = 300;

/** What a token is asked for. */
export interface TokenRequest {
  application: Application;
  /** The signed-in person, or null for the application alone. */
  person: Person | null;
  /** `GRAPH_AUDIENCE` or the client id of an API. */
  audience: string;
  /** Scopes of a person, roles of an application. */
  permissions: readonly string[];
  /** Another tenant's id, to make a foreign token. */
  tenantId?: string;
  /** Seconds until expiry; negative for a token that is stale already. */
  lifetimeSeconds?: number;
}

/** A signed access token in the tenant's time. */
export function issueAccessToken(tenant: Tenant, request: TokenRequest): string {
  const tenantId = request.tenantId ?? tenant.tenantId;
  const nowSeconds = Math.floor(tenant.clock.now() / 1000);
  const lifetime = request.lifetimeSeconds ?? TOKEN_SECONDS;
  const issuedAt = lifetime > 0 ? nowSeconds : nowSeconds + lifetime - TOKEN_SECONDS;
  return signToken(tenant.store, {
    aud: request.audience,
    iat: issuedAt,
    nbf: issuedAt,
    exp: nowSeconds + lifetime,
    tid: tenantId,
    uti: tenant.ids.token(16),
    ...(request.audience === GRAPH_AUDIENCE ? graphClaims(tenantId, request) : apiClaims(tenant, tenantId, request)),
    ...identityClaims(request),
  });
}

function graphClaims(tenantId: string, { application, person }: TokenRequest): Json {
  return {
    iss: `https://sts.windows.net/${tenantId}/`,
    ver: '1.0',
    appid: application.clientId,
    app_displayname: application.displayName,
    idtyp: person ? 'user' : 'app',
  };
}

function apiClaims(tenant: Tenant, tenantId: string, { application }: TokenRequest): Json {
  return {
    iss: issuerOf(tenant, tenantId),
    ver: '2.0',
    azp: application.clientId,
    azpacr: application.secret === null ? '0' : '1',
  };
}

function identityClaims({ application, person, permissions, audience }: TokenRequest): Json {
  if (!person) {
    const servicePrincipal = guidFromName(`service-principal:${application.clientId}`);
    return { oid: servicePrincipal, sub: servicePrincipal, roles: [...permissions] };
  }
  return {
    oid: person.id,
    sub: guidFromName(`subject:${audience}:${person.id}`),
    scp: permissions.join(' '),
    name: person.displayName,
    preferred_username: person.userPrincipalName,
    ...(audience === GRAPH_AUDIENCE ? { upn: person.userPrincipalName } : {}),
  };
}

/** Issuer of version 2 tokens of a tenant. */
export function issuerOf(tenant: Tenant, tenantId: string): string {
  return `${tenant.origin}/${tenantId}/v2.0`;
}

/** Verified claims by token text, so that a signature is checked once. */
const verified = new WeakMap<Tenant, Map<string, Json>>();
const CACHE_LIMIT = 2000;

function ownClaims(tenant: Tenant, token: string): Json | null {
  const cache = verified.get(tenant) ?? new Map<string, Json>();
  verified.set(tenant, cache);
  const known = cache.get(token);
  if (known) return known;
  const claims = readOwnToken(tenant.store, token);
  if (claims) {
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(token, claims);
  }
  return claims;
}

/** Why a token is refused, or its claims. */
export function checkToken(tenant: Tenant, token: string): { claims: Json } | { refusal: string } {
  const claims = ownClaims(tenant, token);
  if (!claims) return { refusal: 'IDX10511: Signature validation failed.' };
  const nowSeconds = tenant.clock.now() / 1000;
  if (Number(claims.exp) <= nowSeconds) {
    return { refusal: 'Lifetime validation failed, the token is expired.' };
  }
  if (Number(claims.nbf) - SKEW_SECONDS > nowSeconds) {
    return { refusal: 'Lifetime validation failed, the token is not yet valid.' };
  }
  return { claims };
}

/** The caller a Graph request's Authorization header speaks for. @throws 401. */
export function readGraphCaller(tenant: Tenant, authorization: string | undefined): Caller {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw unauthorized(tenant, 'Access token is empty.');
  const checked = checkToken(tenant, token);
  if ('refusal' in checked) throw unauthorized(tenant, checked.refusal);
  const { claims } = checked;
  if (claims.aud !== GRAPH_AUDIENCE) {
    throw unauthorized(tenant, 'Access token validation failure. Invalid audience.');
  }
  if (claims.tid !== tenant.tenantId) throw unauthorized(tenant, 'Access token validation failure. Invalid tenant.');
  const isUser = typeof claims.scp === 'string';
  return {
    kind: isUser ? 'user' : 'app',
    tenantId: tenant.tenantId,
    appId: asString(claims.appid) ?? '',
    userId: isUser ? (asString(claims.oid) ?? null) : null,
    permissions: new Set(isUser ? String(claims.scp).split(' ') : asArray(claims.roles).map(String)),
  };
}

function unauthorized(tenant: Tenant, message: string): GraphFailure {
  const challenge =
    `Bearer realm="", authorization_uri="${tenant.origin}/common/oauth2/authorize", ` +
    'client_id="00000003-0000-0000-c000-000000000000"';
  return fail(401, 'InvalidAuthenticationToken', message, { headers: { 'www-authenticate': challenge } });
}
