/**
 * Tells subscriptions about changes.
 */
import type { Change, Tenant } from '../tenant.ts';

/** Finds the subscriptions a change concerns and starts their delivery. */
export function notifySubscriptions(_tenant: Tenant, _change: Change): void {}
