/** A date as it was said, before anybody knows which day it is. resolve.ts turns it into a calendar date. */
import type { Unit } from './tables.ts';

/** Where in a span of time: its first day, its middle, its last working day. */
export type Edge = 'start' | 'mid' | 'end';

/** See the module's first line. Months 1..12, weekdays 1 (Monday) .. 7. */
export type DateValue =
  | { readonly type: 'date'; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly type: 'month'; readonly year: number | null; readonly month: number; readonly edge: Edge | null }
  | { readonly type: 'month-day'; readonly day: number; readonly weekday: number | null; readonly shift: number | null }
  | { readonly type: 'weekday'; readonly weekday: number; readonly week: number | null; readonly skip: number }
  | {
      readonly type: 'nth';
      readonly nth: number;
      readonly weekday: number;
      readonly month: number;
      readonly year: number | null;
    }
  | {
      readonly type: 'offset';
      readonly amounts: readonly Amount[];
      readonly from: DateValue | null;
      readonly weekday: number | null;
    }
  | { readonly type: 'span'; readonly unit: Unit; readonly shift: number; readonly edge: Edge | null }
  | { readonly type: 'week-number'; readonly week: number }
  | { readonly type: 'year-end'; readonly year: number }
  | { readonly type: 'holiday'; readonly name: string; readonly year: number | null }
  | { readonly type: 'midnight' }
  | { readonly type: 'next-meeting' };

/** "two weeks", negative for the past. */
export interface Amount {
  readonly count: number;
  readonly unit: Unit;
}
