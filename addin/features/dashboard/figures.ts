/** The figures of the dashboard, counted from the register. Pure. */
import { PRIORITIES } from '../../../shared/action-item/action-item.ts';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { addDays } from '../../../shared/time/day-count.ts';
import { mondayOf } from '../../ui/items/week.ts';

/** One bar: how many, and how many of them are late. */
export interface Bar {
  /** Name of a person, a priority, a Monday; empty for none. */
  readonly name: string;
  readonly count: number;
  readonly late: number;
}

export interface Figures {
  readonly open: number;
  readonly overdue: number;
  readonly toVerify: number;
  readonly closed30: number;
  /** Share of the items done in the last 90 days that were done by their deadline, 0 to 1; null when there were none. */
  readonly onTime: number | null;
  readonly byOwner: readonly Bar[];
  readonly byPriority: readonly Bar[];
  readonly byWeek: readonly Bar[];
}

const TOP_OWNERS = 10;
const WEEKS = 8;

/** @param today calendar date. */
export function figuresOf(items: readonly ActionView[], today: string): Figures {
  const open = items.filter(({ stage }) => isOpenStage(stage));
  const isLate = ({ dueOn }: ActionView) => dueOn !== null && dueOn < today;
  const bars = (nameOf: (item: ActionView) => string | null) => count(open, nameOf, isLate);
  const since = (date: string | null, days: number) => date !== null && date.slice(0, 10) >= addDays(today, -days);
  const done = items.filter((item) => since(item.completedOn, 90) && item.dueOn !== null);
  const inTime = done.filter(({ completedOn, dueOn }) => (completedOn ?? '').slice(0, 10) <= (dueOn ?? ''));
  const monday = mondayOf(today);
  return {
    open: open.length,
    overdue: open.filter(isLate).length,
    toVerify: items.filter(({ stage }) => stage === 'Completed').length,
    closed30: items.filter(({ stage, closedOn }) => stage === 'Closed' && since(closedOn, 30)).length,
    onTime: done.length === 0 ? null : inTime.length / done.length,
    byOwner: [...bars(({ owner }) => owner?.name ?? '')].sort((a, b) => b.count - a.count).slice(0, TOP_OWNERS),
    byPriority: [...PRIORITIES]
      .reverse()
      .flatMap((name) => bars(({ priority }) => priority).filter((bar) => bar.name === name)),
    byWeek: Array.from({ length: WEEKS }, (_, week) => {
      const from = addDays(monday, week * 7);
      const due = open.filter(({ dueOn }) => dueOn !== null && dueOn >= from && dueOn < addDays(from, 7));
      return { name: from, count: due.length, late: due.filter(isLate).length };
    }),
  };
}

function count(
  items: readonly ActionView[],
  nameOf: (item: ActionView) => string | null,
  isLate: (item: ActionView) => boolean,
): readonly Bar[] {
  const bars = new Map<string, Bar>();
  for (const item of items) {
    const name = nameOf(item) ?? '';
    const bar = bars.get(name) ?? { name, count: 0, late: 0 };
    bars.set(name, { name, count: bar.count + 1, late: bar.late + Number(isLate(item)) });
  }
  return [...bars.values()];
}
