/** At most four requests at a time to one mailbox, Exchange's own limit for an app. @see throttling-limits */
import type { Middleware } from '@microsoft/microsoft-graph-client';
import { tenantOf } from '../../ports/identity.ts';
import { middleware } from './request-plan.ts';

const AT_ONCE = 4;

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/** Later requests to the same mailbox wait in order; other mailboxes are not held up. */
export function limitPerMailbox(): Middleware {
  const lanes = new Map<string, Lane>();
  return middleware(async (_context, plan, next) => {
    if (plan.call.mailbox === undefined) return next();
    const key = `${tenantOf(plan.call.actor)}/${plan.call.mailbox.toLowerCase()}`;
    const lane = lanes.get(key) ?? { running: 0, waiting: [] };
    lanes.set(key, lane);
    if (lane.running >= AT_ONCE) await new Promise<void>((go) => lane.waiting.push(go));
    else lane.running += 1;
    try {
      await next();
    } finally {
      const following = lane.waiting.shift();
      if (following) following();
      else if (--lane.running === 0) lanes.delete(key);
    }
  });
}
