/** Subscriptions are made when they are missing and renewed at half of their life, so that one lost renewal does no harm. */
import { addMinutes, epochMs, type IsoInstant } from '../../../shared/time/instant.ts';
import type { Obligation } from '../../ledger/store.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Subscription } from '../../ports/subscriptions.ts';
import { forEachInTurn } from '../support/each.ts';

export type KeepPorts = Pick<Ports, 'clock' | 'notifications' | 'random' | 'subscriptions'>;

/** Asked for, in minutes: below the shortest maximum Graph names for lists and events (4,230). */
const LIFE_MINUTES = 4_200;
/** Share of the half life by which renewals are spread, so that a tenant's subscriptions do not renew at once. */
const JITTER = 0.2;

const RENEWAL = 'renew:';

/** Subject of a run that renews this subscription although its time has not come: its access must be proved again. */
export const renewalSubject = (subscriptionId: string): string => RENEWAL + subscriptionId;

const renewedNow = (subject: string): string | null =>
  subject.startsWith(RENEWAL) ? subject.slice(RENEWAL.length) : null;

/**
 * Makes or renews the subscription of each topic and drops those nobody wants. Rejects with the first topic's failure,
 * the others are kept.
 * @param subject of the run: `subscriptions`, or a {@link renewalSubject}.
 */
export async function keepSubscriptions(
  ports: KeepPorts,
  { tenantId, subject }: Pick<Obligation, 'tenantId' | 'subject'>,
  topics: readonly string[],
): Promise<void> {
  const actor = { kind: 'app', tenantId } as const;
  const held = await ports.subscriptions.all(tenantId);
  for (const one of held.filter(({ topic }) => !topics.includes(topic))) {
    await ports.subscriptions.forget(one.subscriptionId);
    await ports.notifications.unsubscribe(actor, one.subscriptionId);
  }
  // A mailbox that is out of scope must not keep the lists from being watched.
  await forEachInTurn(topics, (topic) =>
    keepOne(ports, { tenantId, topic, renewNow: renewedNow(subject) }, held.find((one) => one.topic === topic) ?? null),
  );
}

interface Wish {
  readonly tenantId: string;
  readonly topic: string;
  /** Id of the subscription that is renewed whatever is left of its life. */
  readonly renewNow: string | null;
}

async function keepOne(
  ports: KeepPorts,
  { tenantId, topic, renewNow }: Wish,
  held: Subscription | null,
): Promise<void> {
  const actor = { kind: 'app', tenantId } as const;
  const now = ports.clock.now();
  const expiresAt = addMinutes(now, LIFE_MINUTES);
  if (held && held.subscriptionId !== renewNow && !isHalfOver(held, now, ports.random.fraction())) return;
  if (held) {
    try {
      await ports.notifications.renew(actor, held.subscriptionId, expiresAt);
      return await ports.subscriptions.save({ ...held, expiresAt });
    } catch (error) {
      if (!isPortFailure(error, 'not-found')) throw error;
      await ports.subscriptions.forget(held.subscriptionId);
    }
  }
  const clientState = `${ports.random.uuid()}${ports.random.uuid()}`;
  await ports.subscriptions.save(await ports.notifications.subscribe(actor, topic, clientState, expiresAt));
}

function isHalfOver({ expiresAt }: Subscription, now: IsoInstant, fraction: number): boolean {
  const leftMinutes = (epochMs(expiresAt) - epochMs(now)) / 60_000;
  return leftMinutes <= (LIFE_MINUTES / 2) * (1 + JITTER * fraction);
}
