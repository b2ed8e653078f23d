/**
 * Looks whether booked follow-ups still fit: nothing open any more, a critical item overdue, or something open again after
 * one was cancelled. Promises, does not act.
 */
import { isOverdue } from '../../../shared/action-item/overdue.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { stableKey } from '../../../shared/text-key.ts';
import { addHours, isDue } from '../../../shared/time/instant.ts';
import type { NewObligation } from '../../ledger/store.ts';
import type { Ports } from '../../ports/ports.ts';
import { bookingNumber } from '../support/booking-number.ts';
import { followUpPromise, NOTHING_OPEN, replanPromise } from '../support/promises.ts';
import { isLeft, seriesItems } from '../support/series-items.ts';
import { zonesOf } from '../support/zones.ts';

export type ReviewPorts = Pick<Ports, 'clock' | 'directory' | 'ledger' | 'mirror' | 'settings'>;

const MAX_SESSIONS = 500;
/** A session that is this close is not moved for a critical item: it is soon enough. */
const SOON_HOURS = 72;

/** Promises a new plan where one is needed; each state of things is planned for once. */
export async function reviewFollowUps(ports: ReviewPorts, tenantId: string): Promise<void> {
  const now = ports.clock.now();
  const sessions = (await ports.mirror.sessions(tenantId, MAX_SESSIONS)).map(({ record }) => record);
  const coming = sessions.filter(
    ({ kind, summaryState, startsAt }) => kind === 'Follow-up' && summaryState === 'Not due' && !isDue(startsAt, now),
  );
  const cancelled = new Set(
    sessions.flatMap(({ kind, summaryState, previousRef }) =>
      kind === 'Follow-up' && summaryState === 'Cancelled' && previousRef !== null ? [previousRef] : [],
    ),
  );
  const untied = sessions.filter(({ reference, nextRef }) => nextRef === null && cancelled.has(reference));
  const promises = await Promise.all([
    ...coming.map((session) => promiseOf(ports, tenantId, session)),
    ...untied.map((session) => bookingAgain(ports, tenantId, session)),
  ]);
  await ports.ledger.promise(promises.filter((one) => one !== null));
}

/** Something is open again after the follow-up was cancelled because nothing was. */
async function bookingAgain(ports: ReviewPorts, tenantId: string, session: Session): Promise<NewObligation | null> {
  const items = await seriesItems(ports, tenantId, session);
  if (!items.some(isLeft)) return null;
  const number = await bookingNumber(ports, tenantId, session.reference);
  return followUpPromise(session, { tenantId, now: ports.clock.now(), isUncertain: false }, number);
}

async function promiseOf(ports: ReviewPorts, tenantId: string, session: Session): Promise<NewObligation | null> {
  if (session.previousRef === null) return null;
  const now = ports.clock.now();
  const { timeZone } = await ports.settings.read(tenantId);
  const before = await ports.mirror.byReference(tenantId, 'sessions', session.previousRef);
  if (!before) return null;
  const items = await seriesItems(ports, tenantId, before.record);
  const about = { tenantId, reference: session.previousRef, startsAt: session.startsAt, now };
  const left = items.filter(isLeft).map(({ record }) => record);
  // The versions make it a new reason when something was open again in between.
  const versions = stableKey(items.map(({ etag }) => etag).sort());
  if (left.length === 0) return replanPromise(about, `${NOTHING_OPEN} ${versions}`);
  const isFarOff = !isDue(session.startsAt, addHours(now, SOON_HOURS));
  const urgent = left.filter(({ priority }) => priority === 'Critical');
  const owners = urgent.map(({ owner }) => owner);
  const zoneOf = await zonesOf(ports, tenantId, owners, timeZone);
  const critical = urgent.filter((item) => isOverdue(item, now, zoneOf(item.owner)));
  return isFarOff && critical.length > 0 ? replanPromise(about, `critical ${critical[0]?.reference}`) : null;
}
