/** On which day the next session should be: the date the notes name, the cadence, or at once for a critical overdue item. */
import type { Cadence } from '../meeting/session.ts';
import { addDays, daysBetween } from '../time/day-count.ts';
import type { IsoDate } from '../time/instant.ts';
import { addWorkingDays, type WorkCalendar, workingDayOnOrAfter } from '../time/working-days.ts';

/** Days from one session to the next. */
const CADENCE_DAYS: Readonly<Partial<Record<Cadence, number>>> = {
  Weekly: 7,
  'Two-weekly': 14,
  'Four-weekly': 28,
};

/** Why that day. */
export type DayReason = 'named' | 'cadence' | 'critical-overdue';

/** The day, or why there is none. `wished` is the day before weekends, holidays and the past moved it. */
export type NextDay =
  | { readonly kind: 'on'; readonly on: IsoDate; readonly wished: IsoDate; readonly why: DayReason }
  | { readonly kind: 'none' }
  | { readonly kind: 'ask' };

export interface CadenceInput {
  readonly cadence: Cadence;
  /** Day of the session that was, in its zone. */
  readonly heldOn: IsoDate;
  /** The day its notes name; it goes before the cadence. */
  readonly namedOn: IsoDate | null;
  readonly hasCriticalOverdue: boolean;
  /** In the session's zone. */
  readonly today: IsoDate;
  readonly calendar: WorkCalendar;
}

/**
 * The day of the next session: a working day, tomorrow at the earliest, so that nobody is invited to today.
 * A critical overdue item brings it forward to the next working day, never back. Without a cadence nothing is planned;
 * with "Named date" and no date somebody has to be asked.
 * @see SOP 4 §5 C, SOP 1 §4.4
 */
export function nextSessionDay(input: CadenceInput): NextDay {
  const { today, calendar } = input;
  const planned = plannedDay(input);
  const urgent = input.hasCriticalOverdue ? addWorkingDays(today, 1, calendar) : null;
  if (planned.kind !== 'on')
    return urgent === null ? planned : { kind: 'on', on: urgent, wished: urgent, why: 'critical-overdue' };
  const isAhead = daysBetween(today, planned.wished) > 0;
  const on = workingDayOnOrAfter(isAhead ? planned.wished : addDays(today, 1), calendar);
  return urgent !== null && urgent < on
    ? { kind: 'on', on: urgent, wished: planned.wished, why: 'critical-overdue' }
    : { ...planned, on };
}

function plannedDay({ cadence, heldOn, namedOn }: CadenceInput): NextDay {
  if (namedOn !== null) return { kind: 'on', on: namedOn, wished: namedOn, why: 'named' };
  const days = CADENCE_DAYS[cadence];
  if (days === undefined) return { kind: cadence === 'None' ? 'none' : 'ask' };
  const wished = addDays(heldOn, days);
  return { kind: 'on', on: wished, wished, why: 'cadence' };
}
