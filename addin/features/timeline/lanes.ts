/** Lanes of the timeline: each owner's items by due date, packed so that none covers another. Pure. */
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { addDays, daysBetween } from '../../../shared/time/day-count.ts';
import { mondayOf } from '../../ui/items/week.ts';

/** How much of the calendar is seen at once. */
export const SCALES = ['week', 'month'] as const;
export type Scale = (typeof SCALES)[number];

export interface Mark {
  readonly item: ActionView;
  /** Days from the first day of the axis to where the mark begins. */
  readonly from: number;
  /** Days it spans, at least what its label takes. */
  readonly span: number;
  /** Days of the slip at its beginning; 0 when the date never moved. */
  readonly slip: number;
  /** Days from the due date to the next mark of the lane; null when none follows. */
  readonly room: number | null;
}

export interface Lane {
  /** Name of the owner; empty for nobody. */
  readonly owner: string;
  readonly isFirst: boolean;
  /** Items of the owner, on the first lane only. */
  readonly count: number;
  readonly marks: readonly Mark[];
}

export interface Axis {
  readonly firstDay: string;
  readonly days: number;
}

export interface LaneWish {
  /** Days a mark takes at least, so that its label can be read. */
  readonly minSpan: number;
  readonly today: string;
  readonly compareText: (a: string, b: string) => number;
}

/** Days before and after today that are drawn; what lies beyond stands at the edge of the register's own views. */
const PAST_DAYS = 120;
const FUTURE_DAYS = 240;

/** The days that are drawn: the weeks that hold the items and today. */
export function axisOf(items: readonly ActionView[], today: string): Axis {
  const dates = items.flatMap(({ dueOn, originalDueOn }) => [dueOn, originalDueOn]).filter((date) => date !== null);
  const first = dates.reduce((least, date) => (date < least ? date : least), today);
  const last = dates.reduce((most, date) => (date > most ? date : most), today);
  const from = addDays(first < addDays(today, -PAST_DAYS) ? addDays(today, -PAST_DAYS) : first, -7);
  const to = addDays(last > addDays(today, FUTURE_DAYS) ? addDays(today, FUTURE_DAYS) : last, 28);
  const monday = mondayOf(from);
  return { firstDay: monday, days: Math.ceil((daysBetween(monday, to) + 1) / 7) * 7 };
}

/** Lanes in the order of the owners' names, nobody last. Items without a date, or outside of the axis, are left out. */
export function lanesOf(items: readonly ActionView[], axis: Axis, { minSpan, compareText }: LaneWish): readonly Lane[] {
  const byOwner = new Map<string, Mark[]>();
  for (const item of items) {
    const mark = markOf(item, axis, minSpan);
    if (!mark) continue;
    const owner = item.owner?.name ?? '';
    const marks = byOwner.get(owner);
    if (marks) marks.push(mark);
    else byOwner.set(owner, [mark]);
  }
  const owners = [...byOwner.keys()].sort((a, b) => Number(a === '') - Number(b === '') || compareText(a, b));
  return owners.flatMap((owner) => {
    const marks = byOwner.get(owner) ?? [];
    return packed(marks).map((lane, index) => ({ owner, isFirst: index === 0, count: marks.length, marks: lane }));
  });
}

function markOf(item: ActionView, { firstDay, days }: Axis, minSpan: number): Mark | null {
  const { dueOn, originalDueOn } = item;
  if (dueOn === null) return null;
  const due = daysBetween(firstDay, dueOn);
  if (due < 0 || due >= days) return null;
  const first =
    originalDueOn !== null && originalDueOn < dueOn ? Math.max(0, daysBetween(firstDay, originalDueOn)) : due;
  const slip = due - first;
  return { item, from: first, slip, span: slip + minSpan, room: null };
}

/** Each mark goes into the first lane that is free by then. */
function packed(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const lanes: { marks: Mark[]; freeFrom: number }[] = [];
  for (const mark of [...marks].sort((a, b) => a.from - b.from)) {
    const lane = lanes.find(({ freeFrom }) => freeFrom <= mark.from);
    if (lane) {
      lane.marks.push(mark);
      lane.freeFrom = mark.from + mark.span;
    } else lanes.push({ marks: [mark], freeFrom: mark.from + mark.span });
  }
  return lanes.map(({ marks: inLane }) =>
    inLane.map((mark, index) => ({ ...mark, room: roomOf(mark, inLane[index + 1]) })),
  );
}

const roomOf = ({ from, slip }: Mark, next: Mark | undefined): number | null => (next ? next.from - from - slip : null);

export interface Week {
  readonly monday: string;
  readonly items: readonly ActionView[];
}

/** The same items as a list by week, for where there is no room for an axis. */
export function weeksOf(items: readonly ActionView[]): readonly Week[] {
  const weeks = new Map<string, ActionView[]>();
  for (const item of [...items].sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))) {
    if (item.dueOn === null) continue;
    const monday = mondayOf(item.dueOn);
    const week = weeks.get(monday);
    if (week) week.push(item);
    else weeks.set(monday, [item]);
  }
  return [...weeks].map(([monday, list]) => ({ monday, items: list }));
}
