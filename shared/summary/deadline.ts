/**
 * The 24 hour clock of a session's summary: by when it must be out, when it goes, whether it went late.
 * All in UTC instants: 24 hours are 24 hours through any change of clocks or zone.
 */
import { addHours, addMinutes, compareInstants, type IsoInstant, isDue } from '../time/instant.ts';

/** @see SOP 4 §6 B */
export const SUMMARY_HOURS = 24;

/**
 * Instant by which the summary of a session must have gone out.
 *
 * @param endedAt UTC instant of the real end, or the invite's end when no real end is known.
 * @returns UTC instant exactly 24 hours later, whatever the zone or summer time.
 * @see SOP 4 §6 B
 */
export const summaryDueAt = (endedAt: IsoInstant): IsoInstant => addHours(endedAt, SUMMARY_HOURS);

/** What decides when a summary goes. */
export interface SummaryClock {
  readonly endedAt: IsoInstant;
  /** Null while nobody approved. */
  readonly approvedAt: IsoInstant | null;
  /** Minutes before the 24 hours run out at which an unapproved summary goes out as draft. */
  readonly draftLeadMinutes: number;
  /** Minutes after the end before which even an approved summary waits, so that late notes get in. */
  readonly delayMinutes?: number;
}

/** When a summary goes and how it is marked. */
export interface SummarySending {
  readonly sendAt: IsoInstant;
  readonly dueAt: IsoInstant;
  /** True when nobody approved in time. */
  readonly isDraft: boolean;
}

/**
 * When the summary goes: approved, at once but not before the register's delay; unapproved, as a draft ahead of the
 * deadline by the lead. Never before the session's end and, lead or delay whatever they are, never planned past 24 hours.
 * An approval later than the draft's time comes too late: the draft goes.
 * @see SOP 4 §6 B
 */
export function summarySending({ endedAt, approvedAt, ...settings }: SummaryClock): SummarySending {
  const dueAt = summaryDueAt(endedAt);
  const draftAt = within(endedAt, addMinutes(dueAt, -settings.draftLeadMinutes), dueAt);
  if (approvedAt === null || compareInstants(approvedAt, draftAt) > 0) return { sendAt: draftAt, dueAt, isDraft: true };
  const readyAt = addMinutes(endedAt, settings.delayMinutes ?? 0);
  return { sendAt: within(later(endedAt, approvedAt), readyAt, dueAt), dueAt, isDraft: false };
}

/** Whether something sent, or still unsent, at that instant is late. On the very instant it is in time. */
export const isLate = (at: IsoInstant, dueAt: IsoInstant): boolean => !isDue(at, dueAt);

const later = (a: IsoInstant, b: IsoInstant): IsoInstant => (compareInstants(a, b) < 0 ? b : a);
const within = (low: IsoInstant, at: IsoInstant, high: IsoInstant): IsoInstant => {
  const lifted = later(low, at);
  return compareInstants(lifted, high) > 0 ? high : lifted;
};
