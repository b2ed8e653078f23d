/**
 * `POST /{tenant}/oauth2/v2.0/token`: the four grants the product and its hosts use.
 */
import { createHash } from 'node:crypto';
import { findPerson, type Person } from '../directory/people.ts';
import type { Context, Reply } from '../route.ts';
import type { Tenant } from '../tenant.ts';
import { type Application, findApplication } from './applications.ts';
import { authenticateClient } from './client-auth.ts';
import { EntraFailure } from './entra-error.ts';
import { readScopes } from './scopes.ts';
import { SIGN_INS } from './sign-ins.ts';
import { appTokenAnswer, personTokenAnswer } from './token-answer.ts';
import { checkToken } from './tokens.ts';

interface Grant {
  tenant: Tenant;
  application: Application;
  form: URLSearchParams;
}

const GRANTS: Readonly<Record<string, (grant: Grant) => Reply>> = {
  client_credentials: clientCredentials,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': onBehalfOf,
  authorization_code: authorizationCode,
  refresh_token: refresh,
};

/** Names under which the tenant answers besides its id. */
const ALIASES = ['common', 'organizations'];

/** @throws EntraFailure for everything the login refuses. */
export function answerTokenRequest(context: Context): Reply {
  const { tenant } = context;
  checkTenantName(tenant, context.param('tenant-id'));
  const form = new URLSearchParams(context.rawBody.toString('utf8'));
  const run = GRANTS[required(form, 'grant_type')];
  if (!run) throw new EntraFailure(70003, `The app requested an unsupported grant type '${form.get('grant_type')}'.`);
  const application = authenticateClient(context, form);
  const reply = run({ tenant, application, form });
  tenant.store.touch();
  return reply;
}

/** @throws AADSTS90002 for another tenant's name. */
export function checkTenantName(tenant: Tenant, name: string): void {
  if (name !== tenant.tenantId && !ALIASES.includes(name)) {
    throw new EntraFailure(90002, `Tenant '${name}' not found. Check to make sure you have the correct tenant ID.`);
  }
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new EntraFailure(90014, `The required field '${name}' is missing from the credential.`);
  return value;
}

function clientCredentials({ tenant, application, form }: Grant): Reply {
  const wanted = readScopes(tenant, required(form, 'scope'));
  if (wanted.names.length !== 1 || wanted.names[0] !== '.default') {
    throw new EntraFailure(70011, `The provided request must include a 'scope' input parameter ending in /.default.`);
  }
  return appTokenAnswer(tenant, application, wanted.audience);
}

const CHALLENGE = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } });

function onBehalfOf({ tenant, application, form }: Grant): Reply {
  if (form.get('requested_token_use') !== 'on_behalf_of') {
    throw new EntraFailure(90014, `The required field 'requested_token_use' is missing.`);
  }
  const checked = checkToken(tenant, required(form, 'assertion'));
  if ('refusal' in checked) {
    const expired = checked.refusal.startsWith('Lifetime');
    throw expired
      ? new EntraFailure(500133, 'Assertion is not within its valid time range.')
      : new EntraFailure(50013, 'Assertion failed signature validation.');
  }
  const { claims } = checked;
  if (claims.aud !== application.clientId) {
    throw new EntraFailure(500131, 'Assertion audience does not match the Client app presenting the assertion.');
  }
  if (claims.tid !== tenant.tenantId) throw new EntraFailure(50013, 'Assertion was issued by another tenant.');
  if (typeof claims.scp !== 'string') {
    throw new EntraFailure(7000114, 'Application is not allowed to make application on-behalf-of calls.');
  }
  const person = requirePerson(tenant, String(claims.oid));
  challenge(tenant, person);
  const wanted = readScopes(tenant, required(form, 'scope'));
  return personTokenAnswer(tenant, { application, person, wanted, nonce: null });
}

/** A Conditional Access challenge a test has asked for. */
function challenge(tenant: Tenant, person: Person): void {
  const { challenges } = tenant.store.slice(SIGN_INS);
  const left = challenges[person.id] ?? 0;
  if (left <= 0) return;
  challenges[person.id] = left - 1;
  throw new EntraFailure(
    50076,
    'Due to a configuration change made by your administrator, you must use multi-factor authentication to access the resource.',
    { suberror: 'basic_action', claims: CHALLENGE },
  );
}

function authorizationCode({ tenant, application, form }: Grant): Reply {
  const pending = tenant.store.slice(SIGN_INS).codes[required(form, 'code')];
  if (!pending || pending.clientId !== application.clientId) {
    throw new EntraFailure(70000, 'The provided authorization code is malformed or not for this client.');
  }
  if (pending.used) throw new EntraFailure(54005, 'OAuth2 Authorization code was already redeemed.');
  if (pending.expiresAtMs <= tenant.clock.now()) {
    throw new EntraFailure(70008, 'The provided authorization code or refresh token has expired.');
  }
  if (pending.redirectUri !== form.get('redirect_uri')) {
    throw new EntraFailure(
      50011,
      'The redirect URI of the token request differs from that of the authorization request.',
    );
  }
  checkVerifier(pending.challenge, pending.challengeMethod, form.get('code_verifier'));
  pending.used = true;
  const wanted = readScopes(tenant, form.get('scope') ?? pending.scope);
  const person = requirePerson(tenant, pending.personId);
  return personTokenAnswer(tenant, { application, person, wanted, nonce: pending.nonce });
}

function checkVerifier(expected: string | null, method: string, verifier: string | null): void {
  if (expected === null) return;
  const actual =
    method === 'plain'
      ? verifier
      : createHash('sha256')
          .update(verifier ?? '')
          .digest('base64url');
  if (verifier === null || actual !== expected) {
    throw new EntraFailure(
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
  }
}

function refresh({ tenant, application, form }: Grant): Reply {
  const grant = tenant.store.slice(SIGN_INS).refreshTokens[required(form, 'refresh_token')];
  if (!grant || grant.clientId !== application.clientId || !findApplication(tenant.store, grant.clientId)) {
    throw new EntraFailure(70000, 'The provided refresh token is not valid.');
  }
  if (grant.expiresAtMs <= tenant.clock.now()) {
    throw new EntraFailure(70008, 'The provided authorization code or refresh token has expired due to inactivity.');
  }
  const fallback = grant.audience.startsWith('https:') ? grant.audience : `api://${grant.audience}`;
  const wanted = readScopes(tenant, form.get('scope') ?? `${fallback}/.default`);
  return personTokenAnswer(tenant, {
    application,
    person: requirePerson(tenant, grant.personId),
    wanted,
    nonce: null,
  });
}

function requirePerson(tenant: Tenant, id: string): Person {
  const person = findPerson(tenant.store, id);
  if (!person?.accountEnabled) throw new EntraFailure(50013, 'The user account is disabled or does not exist.');
  return person;
}
