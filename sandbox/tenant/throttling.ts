/**
 * SharePoint's resource units: each call costs some, each application has so many a minute. Off until a budget is set,
 * since tests that plant thousands of rows are no traffic worth refusing.
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */

import type { Clock } from './clock.ts';
import { fail } from './errors.ts';
import type { SliceDefinition, Store } from './store.ts';

/** The budget of one application for one minute; null for none. */
export const BUDGET: SliceDefinition<{ unitsPerMinute: number | null }> = {
  name: 'throttling',
  empty: () => ({ unitsPerMinute: null }),
};

/** One call about to be charged. */
export interface ChargedCall {
  appId: string;
  method: string;
  path: string;
  /** Whether a delta token came with it. */
  hasToken: boolean;
}

/** Takes a call's units off its application's budget. */
export interface Throttle {
  /** Headers for the answer: none below four fifths of the budget. @throws 429 above it. */
  charge(call: ChargedCall): Record<string, string>;
}

const MINUTE_MS = 60_000;
const WARN_FROM = 0.8;

/** A throttle that counts in the tenant's minutes. */
export function createThrottle(store: Store, clock: Clock): Throttle {
  let minute = 0;
  let used = new Map<string, number>();
  return {
    charge(call) {
      const { unitsPerMinute } = store.slice(BUDGET);
      if (unitsPerMinute === null) return {};
      const now = clock.now();
      if (Math.floor(now / MINUTE_MS) !== minute) {
        minute = Math.floor(now / MINUTE_MS);
        used = new Map();
      }
      const before = used.get(call.appId) ?? 0;
      // Refused calls count as well.
      const after = before + unitsOf(call);
      used.set(call.appId, after);
      const headers = rateHeaders(unitsPerMinute, after, Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000));
      if (after <= unitsPerMinute) return after >= unitsPerMinute * WARN_FROM ? headers : {};
      throw fail(429, 'activityLimitReached', 'The request has been throttled.', {
        headers: { ...headers, 'retry-after': headers['ratelimit-reset'] ?? '1' },
      });
    },
  };
}

function rateHeaders(limit: number, used: number, resetSeconds: number): Record<string, string> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(Math.max(0, limit - used)),
    'ratelimit-reset': String(resetSeconds),
  };
}

const COLLECTION = /\/(lists|items|children|columns|versions|drives|sites|contentTypes)$/i;

/** Units of a call: one item 1, collections and writes 2, delta 1 with a token and 2 without, permissions 5. */
export function unitsOf({ method, path, hasToken }: ChargedCall): number {
  if (/\/permissions(\/|$)/i.test(path)) return 5;
  if (/\/delta(\(|$)/i.test(path)) return hasToken ? 1 : 2;
  if (method !== 'GET') return 2;
  return COLLECTION.test(path) ? 2 : 1;
}
