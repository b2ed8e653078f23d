/**
 * How many requests of one application are inside one mailbox at a time: Outlook lets four in.
 * Counts live with the process, not in the store.
 * @see https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits
 */

import type { Caller } from './caller.ts';
import { findPerson } from './directory/people.ts';
import { fail } from './errors.ts';
import type { Tenant } from './tenant.ts';

/** Requests one application may have in flight to one mailbox. */
const MAILBOX_CONCURRENCY = 4;

interface Counts {
  inside: Map<string, number>;
  peak: number;
}

const counts = new WeakMap<Tenant, Counts>();

const MAILBOX_PATH =
  /\/(?:users\/([^/]+)|me)\/(?:messages|mailfolders|events|calendar|calendars|calendarview|sendmail|mailboxsettings|findmeetingtimes)\b/i;

/**
 * Counts a request in; call the result when it is answered. Paths that name no mailbox are let through uncounted.
 *
 * @throws 429 when the mailbox is full.
 */
export function enterMailbox(tenant: Tenant, caller: Caller, path: string): () => void {
  const match = MAILBOX_PATH.exec(path);
  const name = match ? (match[1] ?? caller.userId ?? '') : '';
  const person = name === '' ? null : findPerson(tenant.store, decoded(name));
  if (!person) return () => {};
  const { inside } = countsOf(tenant);
  const key = `${caller.appId}:${person.id}`;
  const now = (inside.get(key) ?? 0) + 1;
  if (now > MAILBOX_CONCURRENCY) {
    const headers = { 'retry-after': '1' };
    throw fail(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', { headers });
  }
  inside.set(key, now);
  countsOf(tenant).peak = Math.max(countsOf(tenant).peak, now);
  return () => void inside.set(key, (inside.get(key) ?? 1) - 1);
}

/** The most requests that were ever inside one mailbox at a time, refused ones left out. */
export function peakConcurrency(tenant: Tenant): number {
  return countsOf(tenant).peak;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function countsOf(tenant: Tenant): Counts {
  const known = counts.get(tenant) ?? { inside: new Map(), peak: 0 };
  counts.set(tenant, known);
  return known;
}
