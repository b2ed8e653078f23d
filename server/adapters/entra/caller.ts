/**
 * Who is calling our API: access tokens from Entra, checked with jose. Identity is tenant id and object id; names and
 * addresses are for showing only.
 * @see access-tokens, access-token-claims-reference
 */
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { epochMs } from '../../../shared/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import { PortFailure } from '../../ports/failures.ts';
import type { Caller, Identity, TokenFault } from '../../ports/identity.ts';
import type { EntraTokens } from './app-token.ts';

/** What a token must say. */
export interface CallerRules {
  /** Our API's client id: the audience, plain or as `api://…`. */
  readonly clientId: string;
  /** Further forms of the audience, such as `api://host/{client id}`. */
  readonly audiences?: readonly string[];
  /** Applications that may call us. */
  readonly knownClientIds: readonly string[];
  readonly isOnboarded: (tenantId: string) => Promise<boolean>;
  readonly authorityOf: (tenantId: string) => string;
  /** Where tokens on behalf of people are held; nothing is held when absent. */
  readonly tokens?: Pick<EntraTokens, 'forget'>;
  /** Signing keys of a tenant; by default those its authority publishes. */
  readonly keysOf?: (tenantId: string) => JWTVerifyGetKey;
}

const SCOPE = 'access_as_user';
const SKEW_SECONDS = 60;
const LONGEST_TOKEN = 16_384;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @param clock decides on not-before and expiry. Rejects `unavailable` only when the keys cannot be fetched. */
export function createEntraIdentity(rules: CallerRules, clock: Clock): Identity {
  const keysOf = rules.keysOf ?? publishedKeys(rules.authorityOf);
  return {
    async check(authorization) {
      const token = bearerOf(authorization);
      if (typeof token !== 'string') return token;
      const tenantId = tenantIn(token);
      if (tenantId === null) return { fault: 'malformed' };
      if (!(await rules.isOnboarded(tenantId))) return { fault: 'unknown-tenant' };
      try {
        const { payload } = await jwtVerify(token, keysOf(tenantId), {
          algorithms: ['RS256'],
          issuer: [`${rules.authorityOf(tenantId)}/v2.0`, `https://sts.windows.net/${tenantId}/`],
          audience: [rules.clientId, `api://${rules.clientId}`, ...(rules.audiences ?? [])],
          currentDate: new Date(epochMs(clock.now())),
          clockTolerance: SKEW_SECONDS,
          requiredClaims: ['exp', 'nbf', 'tid', 'oid'],
        });
        return callerIn(payload, token, rules);
      } catch (error) {
        return { fault: faultOf(error) };
      }
    },
    forget: ({ tenantId, objectId }) => rules.tokens?.forget(tenantId, objectId),
  };
}

function bearerOf(authorization: string | undefined): string | { readonly fault: TokenFault } {
  if (authorization === undefined || authorization.trim() === '') return { fault: 'missing' };
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1];
  return token === undefined || token.length > LONGEST_TOKEN ? { fault: 'malformed' } : token;
}

/** Read before the signature is known to be good: it only chooses whose keys are asked, never who is let in. */
function tenantIn(token: string): string | null {
  try {
    const { tid } = decodeJwt(token);
    return typeof tid === 'string' && GUID.test(tid) ? tid : null;
  } catch {
    return null;
  }
}

/** A person's token for our scope through a client we know. Tokens of applications have roles and no scope. */
function callerIn(payload: JWTPayload, token: string, rules: CallerRules): Caller | { readonly fault: TokenFault } {
  const claim = (name: string): string | null => (typeof payload[name] === 'string' ? payload[name] : null);
  const [tenantId, objectId] = [claim('tid'), claim('oid')];
  if (tenantId === null || objectId === null || !GUID.test(objectId)) return { fault: 'malformed' };
  if (!rules.knownClientIds.includes(claim('azp') ?? claim('appid') ?? '')) return { fault: 'wrong-audience' };
  const scopes = (claim('scp') ?? '').split(' ');
  if (claim('idtyp') === 'app' || !scopes.includes(SCOPE)) return { fault: 'no-scope' };
  const mail = claim('email') ?? claim('preferred_username') ?? claim('upn');
  return { tenantId, objectId, name: claim('name') ?? mail ?? '', mail, assertion: token };
}

/** @throws PortFailure when the keys could not be fetched: nobody can be told that their token is bad then. */
function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return FAULT_BY_CLAIM[error.claim] ?? 'malformed';
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError))
    throw new PortFailure('unavailable', 'signing keys could not be fetched', { cause: error });
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return 'malformed';
  if (error.message.startsWith('Expected 200 OK'))
    throw new PortFailure('unavailable', 'signing keys could not be fetched', { cause: error });
  return 'bad-signature';
}

const FAULT_BY_CLAIM: Readonly<Record<string, TokenFault>> = {
  aud: 'wrong-audience',
  iss: 'unknown-tenant',
  nbf: 'expired',
  exp: 'expired',
};

function publishedKeys(authorityOf: CallerRules['authorityOf']): (tenantId: string) => JWTVerifyGetKey {
  const sets = new Map<string, JWTVerifyGetKey>();
  return (tenantId) => {
    const known = sets.get(tenantId);
    if (known) return known;
    const keys = createRemoteJWKSet(new URL(`${authorityOf(tenantId)}/discovery/v2.0/keys`));
    sets.set(tenantId, keys);
    return keys;
  };
}
