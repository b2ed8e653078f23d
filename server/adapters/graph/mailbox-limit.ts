/** At most four requests at a time to one mailbox, Exchange's own limit for an app. @see throttling-limits */
import type { Middleware } from '@microsoft/microsoft-graph-client';
import { tenantOf } from '../../ports/identity.ts';
import { middleware } from './request-plan.ts';

/** Requests to one mailbox at a time; the parts of a parallel batch count one by one. */
export const AT_ONCE = 4;

/** Places that all processes of the product share. Without them each process keeps the limit by itself. */
export interface SharedSlots {
  /** So many of the `of` places under the name; resolves with what gives them back. Rejects when the signal aborts. */
  take(name: string, count: number, of: number, signal: AbortSignal): Promise<() => Promise<void>>;
}

interface Lane {
  running: number;
  readonly waiting: { readonly slots: number; readonly go: () => void }[];
}

/**
 * Later requests to the same mailbox wait in order; other mailboxes are not held up. A batch counts by its parts.
 * The order is this process's own: only the first in line asks for the places that all processes share.
 */
export function limitPerMailbox(shared: SharedSlots | null): Middleware {
  const lanes = new Map<string, Lane>();
  return middleware(async (_context, plan, next) => {
    if (plan.call.mailbox === undefined) return next();
    const key = `${tenantOf(plan.call.actor)}/${plan.call.mailbox.toLowerCase()}`;
    const lane = lanes.get(key) ?? { running: 0, waiting: [] };
    lanes.set(key, lane);
    const slots = Math.min(AT_ONCE, plan.call.slots ?? 1);
    await new Promise<void>((go) => {
      lane.waiting.push({ slots, go });
      admit(lane);
    });
    let giveBack = async () => {};
    try {
      if (shared) giveBack = await shared.take(key, slots, AT_ONCE, plan.overall);
      await next();
    } finally {
      await giveBack();
      lane.running -= slots;
      admit(lane);
      if (lane.running === 0) lanes.delete(key);
    }
  });
}

function admit(lane: Lane): void {
  for (let first = lane.waiting[0]; first && lane.running + first.slots <= AT_ONCE; first = lane.waiting[0]) {
    lane.waiting.shift();
    lane.running += first.slots;
    first.go();
  }
}
