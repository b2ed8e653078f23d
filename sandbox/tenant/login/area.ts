/**
 * The login as an area of the tenant: plants the app registrations and hands out tokens for tests.
 */
import { findPerson } from '../directory/people.ts';
import { badRequest } from '../errors.ts';
import { asArray, asObject, asString, type Json } from '../json.ts';
import { type Area, type Context, ok, type Reply } from '../route.ts';
import { APPLICATIONS, findApplication } from './applications.ts';
import { GRAPH_AUDIENCE, issueAccessToken, TOKEN_SECONDS } from './tokens.ts';

const EXPIRED_SECONDS = -60;

/** Login: registrations and tokens. The OAuth endpoints are served beside Graph, see `endpoints.ts`. */
export const LOGIN_AREA: Area = {
  name: 'login',
  family: 'general',
  routes: [],
  controlRoutes: [{ method: 'POST', path: '/sandbox/token', handler: makeToken }],
  seed(tenant, seed) {
    const applications = tenant.store.slice(APPLICATIONS);
    for (const application of seed.applications) applications[application.clientId] = application;
  },
};

/**
 * `{user | app, client?, scopes?, audience?, expired?, tenant?}` → `{accessToken}`: any token a test may need, also bad
 * ones. Without scopes the application's consented ones are given; without a client, the first registration that has any.
 */
function makeToken({ tenant, body }: Context): Reply {
  const wish = asObject(body);
  const user = asString(wish.user);
  const person = user === undefined ? null : findPerson(tenant.store, user);
  if (user !== undefined && !person) throw badRequest(`There is no user '${user}'.`);
  const application = applicationFor(tenant.store, wish);
  const consented = person ? application.delegatedScopes : application.roles;
  const scopes = typeof wish.scopes === 'string' ? wish.scopes.split(' ') : asArray(wish.scopes).map(String);
  const accessToken = issueAccessToken(tenant, {
    application,
    person,
    audience: asString(wish.audience) ?? GRAPH_AUDIENCE,
    permissions: scopes.length > 0 ? scopes : consented,
    ...(typeof wish.tenant === 'string' ? { tenantId: wish.tenant } : {}),
    lifetimeSeconds: wish.expired === true ? EXPIRED_SECONDS : TOKEN_SECONDS,
  });
  return ok({ accessToken });
}

function applicationFor(store: Context['tenant']['store'], wish: Json) {
  const name = asString(wish.app) ?? asString(wish.client);
  const application = name === undefined ? Object.values(store.slice(APPLICATIONS))[0] : findApplication(store, name);
  if (!application) throw badRequest(`There is no application '${name ?? ''}'.`);
  return application;
}
