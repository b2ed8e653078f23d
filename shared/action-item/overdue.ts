/** Lateness of an item: counted in its owner's zone, because that is where its deadline's day ends. */
import { daysBetween } from '../time/day-count.ts';
import type { IsoInstant, TimeZone } from '../time/instant.ts';
import { localDate } from '../time/zone.ts';
import type { ActionItem } from './action-item.ts';
import { isOpenStage } from './status.ts';

type Dated = Pick<ActionItem, 'stage' | 'dueOn'>;

/** Whether the item is still open and its last acceptable day is over where its owner is. */
export const isOverdue = (item: Dated, now: IsoInstant, zone: TimeZone): boolean => daysLate(item, now, zone) > 0;

/** Calendar days since the deadline; 0 when not overdue. */
export function daysLate({ stage, dueOn }: Dated, now: IsoInstant, zone: TimeZone): number {
  if (dueOn === null || !isOpenStage(stage)) return 0;
  return Math.max(0, daysBetween(dueOn, localDate(now, zone)));
}

/** Days by which the deadline was put off since it was first agreed; negative when it was brought forward. */
export const slippedDays = ({ dueOn, originalDueOn }: Pick<ActionItem, 'dueOn' | 'originalDueOn'>): number =>
  dueOn === null || originalDueOn === null ? 0 : daysBetween(originalDueOn, dueOn);
