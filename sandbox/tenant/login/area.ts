/**
 * The login as an area of the tenant: plants the app registrations and hands out tokens for tests.
 */
import { findPerson } from '../directory/people.ts';
import { badRequest } from '../errors.ts';
import { asArray, asObject, asString, type Json } from '../json.ts';
import { type Area, type Context, noContent, ok, type Reply } from '../route.ts';
import type { Store } from '../store.ts';
import { APPLICATIONS, type Application, findApplication } from './applications.ts';
import { pickPerson, showAuthorize, signOut } from './authorize.ts';
import { instanceDiscovery, openIdConfiguration, signingKeys } from './discovery.ts';
import { withEntraErrors } from './entra-error.ts';
import { SIGN_INS } from './sign-ins.ts';
import { answerTokenRequest } from './token-endpoint.ts';
import { GRAPH_AUDIENCE, issueAccessToken, TOKEN_SECONDS } from './tokens.ts';

const EXPIRED_SECONDS = -60;

/** Login: registrations, the OAuth endpoints beside Graph, and tokens for tests. */
export const LOGIN_AREA: Area = {
  name: 'login',
  family: 'general',
  routes: [],
  openRoutes: [
    { method: 'GET', path: '/common/discovery/instance', handler: instanceDiscovery },
    {
      method: 'GET',
      path: '/{tenant-id}/v2.0/.well-known/openid-configuration',
      handler: withEntraErrors(openIdConfiguration),
    },
    { method: 'GET', path: '/{tenant-id}/discovery/v2.0/keys', handler: withEntraErrors(signingKeys) },
    { method: 'POST', path: '/{tenant-id}/oauth2/v2.0/token', handler: withEntraErrors(answerTokenRequest) },
    { method: 'GET', path: '/{tenant-id}/oauth2/v2.0/authorize', handler: showAuthorize },
    { method: 'POST', path: '/{tenant-id}/oauth2/v2.0/authorize', handler: pickPerson },
    { method: 'GET', path: '/{tenant-id}/oauth2/v2.0/logout', handler: signOut },
  ],
  controlRoutes: [
    { method: 'POST', path: '/sandbox/token', handler: makeToken },
    { method: 'PATCH', path: '/sandbox/applications/{name}', handler: changeApplication },
    { method: 'POST', path: '/sandbox/challenges', handler: askForChallenge },
  ],
  seed(tenant, seed) {
    const applications = tenant.store.slice(APPLICATIONS);
    for (const application of seed.applications) applications[application.clientId] = application;
  },
};

/**
 * `{user | app, client?, scopes?, audience?, expired?, tenant?}` → `{accessToken}`: any token a test may need, also bad
 * ones. Without scopes those are given that the login would give; without a client, the product asks for Graph and the
 * pages' registration for the product.
 */
function makeToken({ tenant, body }: Context): Reply {
  const wish = asObject(body);
  const user = asString(wish.user);
  const person = user === undefined ? null : findPerson(tenant.store, user);
  if (user !== undefined && !person) throw badRequest(`There is no user '${user}'.`);
  const api = findApplication(tenant.store, asString(wish.audience) ?? '');
  const application = applicationFor(tenant.store, wish, api);
  const scopes = typeof wish.scopes === 'string' ? wish.scopes.split(' ') : asArray(wish.scopes).map(String);
  const accessToken = issueAccessToken(tenant, {
    application,
    person,
    audience: api?.clientId ?? asString(wish.audience) ?? GRAPH_AUDIENCE,
    permissions: scopes.length > 0 ? scopes : consented(application, person !== null, api),
    ...(typeof wish.tenant === 'string' ? { tenantId: wish.tenant } : {}),
    lifetimeSeconds: wish.expired === true ? EXPIRED_SECONDS : TOKEN_SECONDS,
  });
  return ok({ accessToken });
}

function consented(application: Application, forPerson: boolean, api: Application | null): string[] {
  if (api) return forPerson ? api.exposedScopes : [];
  return forPerson ? application.delegatedScopes : application.roles;
}

function applicationFor(store: Store, wish: Json, api: Application | null): Application {
  const named = asString(wish.app) ?? asString(wish.client) ?? (api ? 'spa' : 'product');
  const application = findApplication(store, named);
  if (!application) throw badRequest(`There is no application '${named}'.`);
  return application;
}

/** Changes a registration's consent, certificates or mailbox policy, as an administrator would. */
function changeApplication({ tenant, body, param }: Context): Reply {
  const application = findApplication(tenant.store, param('name'));
  if (!application) throw badRequest(`There is no application '${param('name')}'.`);
  const { roles, delegatedScopes, certificates, mailboxes, secret } = asObject(body);
  if (Array.isArray(roles)) application.roles = roles.map(String);
  if (Array.isArray(delegatedScopes)) application.delegatedScopes = delegatedScopes.map(String);
  if (Array.isArray(certificates)) application.certificates = certificates.map(String);
  if (typeof secret === 'string') application.secret = secret;
  if (mailboxes === null) application.mailboxes = null;
  if (Array.isArray(mailboxes)) {
    application.mailboxes = mailboxes.flatMap((name) => findPerson(tenant.store, String(name))?.id ?? []);
  }
  return ok({ ...application, secret: null });
}

/** `{user, times}`: the person's next on-behalf-of requests meet Conditional Access. */
function askForChallenge({ tenant, body }: Context): Reply {
  const { user, times } = asObject(body);
  const person = findPerson(tenant.store, asString(user) ?? '');
  if (!person) throw badRequest(`There is no user '${String(user)}'.`);
  tenant.store.slice(SIGN_INS).challenges[person.id] = typeof times === 'number' ? times : 1;
  return noContent();
}
