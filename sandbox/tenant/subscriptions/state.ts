/**
 * Subscriptions as the tenant keeps them, and the notifications waiting to be delivered.
 */

import type { Json } from '../json.ts';
import type { SliceDefinition } from '../store.ts';
import type { ChangeType } from '../tenant.ts';

/** One subscription. */
export interface Subscription {
  id: string;
  /** As the client wrote it. */
  resource: string;
  /** Lower-case path with `me`, UPNs and key syntax resolved. */
  target: string;
  changeTypes: ChangeType[];
  notificationUrl: string;
  lifecycleNotificationUrl: string | null;
  clientState: string | null;
  expiresAtMs: number;
  applicationId: string;
  /** Object id of the person, null for an application on its own. */
  userId: string | null;
  latestSupportedTlsVersion: string;
  /** Made with `Prefer: IdType="ImmutableId"`: notifications then carry such ids. */
  immutableIds: boolean;
  /** Longest life in minutes, by its resource. */
  maxMinutes: number;
}

/** One POST to make: a body for an address, and when to try next. */
export interface Delivery {
  url: string;
  notification: Json;
  attempts: number;
  /** Tenant's time of the next try. */
  dueAtMs: number;
  /** Tenant's time at which the change happened. */
  bornAtMs: number;
}

export type DeliveryMode = 'deliver' | 'drop' | 'duplicate';

/** The area's slice. */
export interface Subscriptions {
  all: Record<string, Subscription>;
  queue: Delivery[];
  /** What happens to notifications: a knob for tests of lost and repeated ones. */
  mode: DeliveryMode;
}

export const SUBSCRIPTIONS: SliceDefinition<Subscriptions> = {
  name: 'subscriptions',
  empty: () => ({ all: {}, queue: [], mode: 'deliver' }),
};
