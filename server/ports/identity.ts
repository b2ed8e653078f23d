/** Who is asking. A person acts on-behalf-of; the server acts as itself for obligations. */
import type { PersonRef } from '../../shared/action-item/person.ts';

/** A signed-in person whose token was checked. Identity is `tenantId` + `objectId`, never a mail address. */
export interface Caller {
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
  /** For showing and for matching mail; never for authorisation. */
  readonly mail: string | null;
  /** The access token they sent, exchanged on-behalf-of when Graph is called for them. Never logged. */
  readonly assertion: string;
}

/** On whose account an outside call is made. */
export type Actor =
  | { readonly kind: 'person'; readonly caller: Caller }
  | { readonly kind: 'app'; readonly tenantId: string };

/** The tenant an actor belongs to. */
export const tenantOf = (actor: Actor): string => (actor.kind === 'app' ? actor.tenantId : actor.caller.tenantId);

/** The caller as the record names people. */
export const personOf = (caller: Caller): PersonRef => ({ key: caller.objectId, name: caller.name, mail: caller.mail });

export type TokenFault =
  | 'missing'
  | 'malformed'
  | 'expired'
  | 'wrong-audience'
  | 'unknown-tenant'
  | 'bad-signature'
  | 'no-scope';

/** Checks access tokens for our API. */
export interface Identity {
  /**
   * @param authorization the whole Authorization header.
   * @returns the caller, or why not. Checks signature (fixed algorithms, tenant's keys), audience, issuer built from
   * the tenant id, onboarded tenant, not-before and expiry against the clock port, scope.
   */
  check(authorization: string | undefined): Promise<Caller | { readonly fault: TokenFault }>;
  /** Drops every token that is held for the person. They are asked for anew when the person comes back. */
  forget(caller: Pick<Caller, 'tenantId' | 'objectId'>): void;
}
