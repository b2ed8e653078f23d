/**
 * What the login publishes about itself: OpenID configuration, signing keys, instance discovery.
 */
import { type Context, ok, type Reply } from '../route.ts';
import { publicKeySet } from './keys.ts';
import { checkTenantName } from './token-endpoint.ts';
import { issuerOf } from './tokens.ts';

/** `/.well-known/openid-configuration` of version 2. */
export function openIdConfiguration(context: Context): Reply {
  const { tenant } = context;
  checkTenantName(tenant, context.param('tenant-id'));
  const base = `${tenant.origin}/${tenant.tenantId}`;
  return ok({
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: issuerOf(tenant, tenant.tenantId),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid', 'ver', 'oid'],
    tenant_region_scope: 'EU',
    cloud_instance_name: new URL(tenant.origin).host,
    cloud_graph_host_name: new URL(tenant.origin).host,
    msgraph_host: new URL(tenant.origin).host,
  });
}

/** The key set. */
export function signingKeys(context: Context): Reply {
  checkTenantName(context.tenant, context.param('tenant-id'));
  return ok(publicKeySet(context.tenant.store, issuerOf(context.tenant, context.tenant.tenantId)));
}

/** Cloud discovery as MSAL asks for it before it trusts an authority host. */
export function instanceDiscovery({ tenant }: Context): Reply {
  const { host } = new URL(tenant.origin);
  return ok({
    tenant_discovery_endpoint: `${tenant.origin}/${tenant.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  });
}
