/**
 * Tells subscriptions about changes, and lifecycle events. Delivery itself is `deliver.ts`.
 */
import { isoSeconds } from '../clock.ts';
import type { Json } from '../json.ts';
import type { Change, Tenant } from '../tenant.ts';
import { wakeDelivery } from './deliver.ts';
import { SUBSCRIPTIONS, type Subscription } from './state.ts';

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

/** Queues a notification for every subscription the change concerns. */
export function notifySubscriptions(tenant: Tenant, change: Change): void {
  const path = change.resource.replace(/^\//, '').toLowerCase();
  const collection = path.slice(0, path.lastIndexOf('/'));
  for (const subscription of liveSubscriptions(tenant)) {
    const { target, changeTypes } = subscription;
    if ((target === path || target === collection) && changeTypes.includes(change.changeType)) {
      enqueue(tenant, subscription.notificationUrl, changeNotification(tenant, subscription, change));
    }
  }
}

/** Queues a lifecycle event, where the subscription has an address for them. */
export function notifyLifecycle(tenant: Tenant, subscription: Subscription, event: LifecycleEvent): void {
  if (subscription.lifecycleNotificationUrl === null) return;
  enqueue(tenant, subscription.lifecycleNotificationUrl, {
    lifecycleEvent: event,
    subscriptionId: subscription.id,
    resource: subscription.resource,
    clientState: subscription.clientState,
    subscriptionExpirationDateTime: isoSeconds(subscription.expiresAtMs),
    organizationId: tenant.tenantId,
    tenantId: tenant.tenantId,
  });
}

/** Subscriptions that have not run out; those that have are forgotten. */
export function liveSubscriptions(tenant: Tenant): Subscription[] {
  const { all } = tenant.store.slice(SUBSCRIPTIONS);
  const now = tenant.clock.now();
  for (const { id, expiresAtMs } of Object.values(all)) {
    if (expiresAtMs <= now) delete all[id];
  }
  return Object.values(all);
}

function changeNotification(tenant: Tenant, subscription: Subscription, change: Change): Json {
  const data = subscription.immutableIds ? (change.immutableData ?? change.resourceData) : change.resourceData;
  return {
    changeType: change.changeType,
    clientState: subscription.clientState,
    resource: data?.['@odata.id'] ?? change.resource.replace(/^\//, ''),
    resourceData: data ?? { '@odata.type': '#Microsoft.Graph.ListItem' },
    subscriptionExpirationDateTime: isoSeconds(subscription.expiresAtMs),
    subscriptionId: subscription.id,
    tenantId: tenant.tenantId,
  };
}

function enqueue(tenant: Tenant, url: string, notification: Json): void {
  const state = tenant.store.slice(SUBSCRIPTIONS);
  if (state.mode === 'drop') return;
  const now = tenant.clock.now();
  const delivery = { url, notification, attempts: 0, dueAtMs: now, bornAtMs: now };
  state.queue.push(delivery, ...(state.mode === 'duplicate' ? [{ ...delivery }] : []));
  wakeDelivery(tenant);
}
