/**
 * Reads the `scope` parameter: which resource a token is for, and which permissions it will carry.
 */
import type { Tenant } from '../tenant.ts';
import { type Application, findApplication } from './applications.ts';
import { EntraFailure } from './entra-error.ts';
import { GRAPH_AUDIENCE } from './tokens.ts';

/** What a scope text asks for. */
export interface WantedScopes {
  /** `GRAPH_AUDIENCE` or the client id of an API. */
  audience: string;
  /** Names without their resource; `.default` stands for everything consented. */
  names: string[];
  /** The scopes as they were written, OpenID's aside. */
  asked: string[];
  openId: boolean;
  offline: boolean;
}

const OPEN_ID = new Set(['openid', 'profile', 'email', 'offline_access']);

/** @throws AADSTS28000 for two resources in one request, AADSTS500011 for an unknown one. */
export function readScopes(tenant: Tenant, text: string): WantedScopes {
  const all = text.split(/\s+/).filter((scope) => scope !== '');
  const wanted = all.filter((scope) => !OPEN_ID.has(scope)).map((scope) => splitScope(tenant, scope));
  const audiences = new Set(wanted.map(({ audience }) => audience));
  if (audiences.size > 1) {
    throw new EntraFailure(
      28000,
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${text} is not valid.`,
    );
  }
  return {
    audience: wanted[0]?.audience ?? GRAPH_AUDIENCE,
    names: wanted.map(({ name }) => name),
    asked: all.filter((scope) => !OPEN_ID.has(scope)),
    openId: all.includes('openid'),
    offline: all.includes('offline_access'),
  };
}

function splitScope(tenant: Tenant, scope: string): { audience: string; name: string } {
  const slash = scope.lastIndexOf('/');
  if (slash < 0) return { audience: GRAPH_AUDIENCE, name: scope };
  const resource = scope.slice(0, slash).replace(/\/$/, '');
  const name = scope.slice(slash + 1);
  if (resource === GRAPH_AUDIENCE || resource === tenant.origin) return { audience: GRAPH_AUDIENCE, name };
  const api = findApplication(tenant.store, resource);
  if (!api || api.exposedScopes.length === 0) {
    throw new EntraFailure(500011, `The resource principal named ${resource} was not found in the tenant.`);
  }
  return { audience: api.clientId, name };
}

/** Scopes a person's token will carry. @throws AADSTS65001 without consent, AADSTS650053 for unknown API scopes. */
export function grantedScopes(tenant: Tenant, application: Application, wanted: WantedScopes): string[] {
  const isGraph = wanted.audience === GRAPH_AUDIENCE;
  const offered = isGraph
    ? application.delegatedScopes.filter((scope) => !OPEN_ID.has(scope))
    : (findApplication(tenant.store, wanted.audience)?.exposedScopes ?? []);
  const names = wanted.names.length === 0 ? ['.default'] : wanted.names;
  const missing = names.find((name) => name !== '.default' && !hasScope(offered, name));
  if (missing !== undefined) throw refusal(application, wanted.audience, missing);
  // Entra gives all consented scopes of the resource, whichever of them were named.
  return offered;
}

function hasScope(offered: readonly string[], name: string): boolean {
  return offered.some((scope) => scope.toLowerCase() === name.toLowerCase());
}

function refusal(application: Application, audience: string, missing: string): EntraFailure {
  if (audience !== GRAPH_AUDIENCE) {
    return new EntraFailure(
      650053,
      `The application '${application.displayName}' asked for scope '${missing}' that doesn't exist on the resource '${audience}'.`,
    );
  }
  return new EntraFailure(
    65001,
    `The user or administrator has not consented to use the application with ID '${application.clientId}' named '${application.displayName}'. Send an interactive authorization request for this user and resource.`,
    { suberror: 'consent_required' },
  );
}
