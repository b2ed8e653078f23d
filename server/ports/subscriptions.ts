/** Change notifications from the tenant. Their bodies are hints: only ids are taken from them. */
import type { IsoInstant } from '../../shared/time/instant.ts';
import type { Actor } from './identity.ts';

export interface Subscription {
  readonly subscriptionId: string;
  readonly tenantId: string;
  readonly resource: string;
  /** What we read when a notification comes: `list:actions`, `calendar:<mail>`. */
  readonly topic: string;
  readonly clientState: string;
  readonly expiresAt: IsoInstant;
}

/** The tenant's side. */
export interface Notifications {
  subscribe(actor: Actor, topic: string, clientState: string, expiresAt: IsoInstant): Promise<Subscription>;
  /** Rejects `not-found` when it lapsed. */
  renew(actor: Actor, subscriptionId: string, expiresAt: IsoInstant): Promise<void>;
  unsubscribe(actor: Actor, subscriptionId: string): Promise<void>;
}

/** Our side: which ones we hold. */
export interface Subscriptions {
  all(tenantId: string): Promise<readonly Subscription[]>;
  find(subscriptionId: string): Promise<Subscription | null>;
  /** Those of the ids that are held, in no order; one look-up however many are asked for. */
  among(subscriptionIds: readonly string[]): Promise<readonly Subscription[]>;
  save(subscription: Subscription): Promise<void>;
  forget(subscriptionId: string): Promise<void>;
}
