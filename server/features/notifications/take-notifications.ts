/**
 * Change notifications of Graph. They are hints from a stranger until the secret of the subscription was compared; even
 * then only ids are taken from them, and all that happens is that a run of reading is promised.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { NewObligation } from '../../ledger/store.ts';
import type { Ports } from '../../ports/ports.ts';
import { extraRun } from '../support/recurring.ts';
import { renewalSubject } from './keep-subscriptions.ts';

export type NotificationPorts = Pick<Ports, 'clock' | 'ledger' | 'subscriptions'>;

/** One entry as far as we look at it. */
export interface Notice {
  readonly subscriptionId: string;
  readonly clientState: string;
  readonly tenantId: string | null;
  /** `reauthorizationRequired`, `subscriptionRemoved` or `missed`; null for a change. */
  readonly lifecycleEvent: string | null;
}

/** How many entries were believed. The others are dropped without a word to the sender. */
export async function takeNotifications(ports: NotificationPorts, notices: readonly Notice[]): Promise<number> {
  const now = ports.clock.now();
  const rows: NewObligation[] = [];
  let believed = 0;
  const known = await ports.subscriptions.among([...new Set(notices.map((notice) => notice.subscriptionId))]);
  const byId = new Map(known.map((one) => [one.subscriptionId, one]));
  for (const notice of notices) {
    const held = byId.get(notice.subscriptionId);
    if (!held || !isSame(held.clientState, notice.clientState)) continue;
    if (notice.tenantId !== null && notice.tenantId !== held.tenantId) continue;
    believed += 1;
    const { tenantId, topic, subscriptionId } = held;
    if (notice.lifecycleEvent === 'subscriptionRemoved') await ports.subscriptions.forget(subscriptionId);
    if (notice.lifecycleEvent === 'reauthorizationRequired') {
      rows.push(extraRun({ tenantId, kind: 'subscription-renewal', subject: renewalSubject(subscriptionId) }, now));
    } else if (notice.lifecycleEvent !== null) {
      rows.push(extraRun({ tenantId, kind: 'subscription-renewal', subject: 'subscriptions' }, now));
    }
    const subject = topic.startsWith('calendar:') ? topic : 'lists';
    rows.push(extraRun({ tenantId, kind: 'delta-sync', subject }, now));
  }
  if (rows.length > 0) await ports.ledger.promise(rows);
  return believed;
}

/** Takes the same time whatever the texts are; digests make the lengths equal. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
