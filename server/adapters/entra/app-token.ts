/**
 * Tokens for Graph: the server's own and those on behalf of a person. They live in memory only, in one MSAL client per
 * tenant and person, and go with it: nothing is written down, so nothing has to be encrypted at rest.
 */
import { ConfidentialClientApplication, type NodeAuthOptions } from '@azure/msal-node';
import { PortFailure } from '../../ports/failures.ts';
import { type Actor, type Caller, tenantOf } from '../../ports/identity.ts';
import { type EntraCredential, proofOf } from './credentials.ts';
import { entraFailure } from './entra-failures.ts';

/** Who we are to Entra, and which Entra. */
export interface EntraOptions {
  readonly clientId: string;
  readonly credential: EntraCredential;
  /** Authority of a tenant, `https://login.microsoftonline.com/{tenant}` filled in. */
  readonly authorityOf: (tenantId: string) => string;
  /** OpenID metadata as JSON text for clouds MSAL does not know; null: its own knowledge. */
  readonly authorityMetadata: string | null;
  /** Default `https://graph.microsoft.com/.default`. */
  readonly scope?: string;
}

/** Tokens by actor. */
export interface EntraTokens {
  /** `claims`: what Conditional Access asked for. Rejects `interaction-needed`, `denied`, `unavailable`. */
  token(actor: Actor, options: { readonly skipCache: boolean; readonly claims?: string }): Promise<string>;
  /** Drops what is held for a person, or for a whole tenant: sign-out, revocation, uninstall. */
  forget(tenantId: string, objectId?: string): void;
}

/** People whose tokens are kept at once; the longest unused go first. */
const MOST_CLIENTS = 500;

/** Two calls for one actor at the same time are one request to Entra. */
export function createEntraTokens(options: EntraOptions): EntraTokens {
  const scopes = [options.scope ?? 'https://graph.microsoft.com/.default'];
  const clients = new Map<string, ConfidentialClientApplication>();
  const running = new Map<string, Promise<string>>();

  const clientFor = (actor: Actor): ConfidentialClientApplication => {
    const key = partitionOf(actor);
    const client =
      clients.get(key) ?? new ConfidentialClientApplication({ auth: authOptions(options, tenantOf(actor)) });
    clients.delete(key);
    clients.set(key, client);
    const [oldest] = clients.keys();
    if (clients.size > MOST_CLIENTS && oldest !== undefined) clients.delete(oldest);
    return client;
  };

  return {
    token(actor, { skipCache, claims }) {
      const key = JSON.stringify([partitionOf(actor), skipCache, claims ?? '', assertionOf(actor)]);
      const pending = running.get(key);
      if (pending) return pending;
      const request = { scopes, skipCache, ...(claims ? { claims } : {}) };
      const fetched = acquire(clientFor(actor), actor, request).finally(() => running.delete(key));
      running.set(key, fetched);
      return fetched;
    },
    forget(tenantId, objectId) {
      for (const key of clients.keys()) if (isPartOf(key, tenantId, objectId)) clients.delete(key);
    },
  };
}

const partitionOf = (actor: Actor): string =>
  JSON.stringify([tenantOf(actor), actor.kind === 'person' ? actor.caller.objectId : 'app']);

function isPartOf(partition: string, tenantId: string, objectId: string | undefined): boolean {
  const [tenant, person] = JSON.parse(partition) as [string, string];
  return tenant === tenantId && (objectId === undefined || objectId === person);
}

const assertionOf = (actor: Actor): string => (actor.kind === 'person' ? actor.caller.assertion : '');

interface TokenRequest {
  readonly scopes: string[];
  readonly skipCache: boolean;
  readonly claims?: string;
}

async function acquire(client: ConfidentialClientApplication, actor: Actor, request: TokenRequest): Promise<string> {
  try {
    const result =
      actor.kind === 'person'
        ? await client.acquireTokenOnBehalfOf({ ...request, oboAssertion: assertion(actor.caller) })
        : await client.acquireTokenByClientCredential(request);
    if (!result) throw new PortFailure('unavailable', 'Entra gave no token');
    return result.accessToken;
  } catch (error) {
    throw entraFailure(error);
  }
}

function assertion(caller: Caller): string {
  if (caller.assertion === '') throw new PortFailure('interaction-needed', 'a caller without a token');
  return caller.assertion;
}

/** The capability says that we pass claims challenges on, so Entra may send them. */
function authOptions(options: EntraOptions, tenantId: string): NodeAuthOptions {
  const authority = options.authorityOf(tenantId);
  return {
    clientId: options.clientId,
    authority,
    knownAuthorities: [new URL(authority).host],
    clientCapabilities: ['CP1'],
    ...(options.authorityMetadata === null ? {} : { authorityMetadata: options.authorityMetadata }),
    ...proofOf(options.credential),
  };
}
