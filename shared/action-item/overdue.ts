/** Lateness of an item: counted in its owner's zone, because that is where its deadline's day ends. */
import { addDays, daysBetween } from '../time/day-count.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../time/instant.ts';
import { type WorkCalendar, workingDaysBetween } from '../time/working-days.ts';
import { localDate, startOfDay } from '../time/zone.ts';
import type { ActionItem } from './action-item.ts';
import { isOpenStage } from './status.ts';

type Dated = Pick<ActionItem, 'stage' | 'dueOn'>;

/** The instant from which an item due on that date is late: the first of the next day in the owner's zone. */
export const overdueAt = (dueOn: IsoDate, zone: TimeZone): IsoInstant => startOfDay(addDays(dueOn, 1), zone);

/** Whether the item is still open and its last acceptable day is over where its owner is. */
export const isOverdue = (item: Dated, now: IsoInstant, zone: TimeZone): boolean => daysLate(item, now, zone) > 0;

/** Calendar days since the deadline; 0 when not overdue. */
export function daysLate({ stage, dueOn }: Dated, now: IsoInstant, zone: TimeZone): number {
  if (dueOn === null || !isOpenStage(stage)) return 0;
  return Math.max(0, daysBetween(dueOn, localDate(now, zone)));
}

/** Working days since the deadline, today included; 0 when not overdue, and over a weekend after a Friday's deadline. */
export function workingDaysLate(item: Dated, { now, zone, calendar }: OverdueContext): number {
  if (item.dueOn === null || !isOverdue(item, now, zone)) return 0;
  return workingDaysBetween(item.dueOn, localDate(now, zone), calendar);
}

/** Where and when lateness is counted. */
export interface OverdueContext {
  readonly now: IsoInstant;
  /** The owner's. */
  readonly zone: TimeZone;
  readonly calendar: WorkCalendar;
}

/** Days by which the deadline was put off since it was first agreed; negative when it was brought forward. */
export const slippedDays = ({ dueOn, originalDueOn }: Pick<ActionItem, 'dueOn' | 'originalDueOn'>): number =>
  dueOn === null || originalDueOn === null ? 0 : daysBetween(originalDueOn, dueOn);
