/**
 * The stretch of time a calendar view looks at.
 */
import { fail } from '../../errors.ts';
import type { Context } from '../../route.ts';
import { instantOf } from '../zones.ts';
import type { Instance, StoredEvent } from './event.ts';
import { instancesBetween } from './occurrences.ts';

/** Milliseconds since 1970, end exclusive. */
export interface Window {
  fromMs: number;
  toMs: number;
}

/** Reads `startDateTime` and `endDateTime`, in any case; without an offset they are UTC. @throws 400. */
export function readWindow({ query }: Pick<Context, 'query'>): Window {
  return windowOf(query.raw);
}

/** The same from the options of a delta round. */
export function windowOf(options: ReadonlyMap<string, string>): Window {
  const [fromMs, toMs] = ['startdatetime', 'enddatetime'].map((name) => {
    const text = options.get(name);
    // A bare plus sign in a query means a space: 2026-03-01T00:00:00+01:00 arrives with one.
    return text === undefined ? null : instantOf(text.replace(' ', '+'), 'UTC');
  });
  if (fromMs === null || fromMs === undefined || toMs === null || toMs === undefined) {
    throw fail(
      400,
      'ErrorInvalidParameter',
      "This request requires a time window specified by the query string parameters 'StartDateTime' and 'EndDateTime'.",
    );
  }
  if (toMs < fromMs)
    throw fail(400, 'ErrorCalendarEndDateIsEarlierThanStartDate', 'End Date is earlier than Start Date');
  return { fromMs, toMs };
}

/** Everything of these events that touches the window, by start. */
export function windowInstances(events: readonly StoredEvent[], { fromMs, toMs }: Window): Instance[] {
  return events
    .flatMap((event) => instancesBetween(event, fromMs, toMs))
    .sort((a, b) => a.fields.startMs - b.fields.startMs);
}
