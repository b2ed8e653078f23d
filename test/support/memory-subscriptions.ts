/** Subscriptions we hold, in a map. */
import type { Subscription, Subscriptions } from '../../server/ports/subscriptions.ts';

/** None held at first. */
export function createMemorySubscriptions(): Subscriptions {
  const held = new Map<string, Subscription>();
  return {
    all: async (tenantId) =>
      [...held.values()].filter((one) => one.tenantId === tenantId).sort((a, b) => (a.topic < b.topic ? -1 : 1)),
    find: async (subscriptionId) => held.get(subscriptionId) ?? null,
    among: async (subscriptionIds) => [...held.values()].filter((one) => subscriptionIds.includes(one.subscriptionId)),
    save: async (subscription) => void held.set(subscription.subscriptionId, subscription),
    forget: async (subscriptionId) => void held.delete(subscriptionId),
  };
}
