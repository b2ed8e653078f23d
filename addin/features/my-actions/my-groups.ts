/** What waits for a person, in the order it presses. Pure. */
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { addDays } from '../../../shared/time/day-count.ts';
import { isMine, type Me, stepsFor } from '../../api/item-rights.ts';

export const MY_GROUPS = ['late', 'week', 'later', 'undated', 'verify', 'done'] as const;
export type MyGroup = (typeof MY_GROUPS)[number];

/** Items by group, each by due date. An item is in one group at most. */
export function groupMine(
  items: readonly ActionView[],
  me: Me,
  today: string,
): Readonly<Record<MyGroup, readonly ActionView[]>> {
  const groups: Record<MyGroup, ActionView[]> = { late: [], week: [], later: [], undated: [], verify: [], done: [] };
  for (const item of items) {
    const group = groupOf(item, me, today);
    if (group) groups[group].push(item);
  }
  for (const group of MY_GROUPS) groups[group].sort(byDueDate);
  return groups;
}

function groupOf(item: ActionView, me: Me, today: string): MyGroup | null {
  if (isMine(item, me)) {
    if (item.stage === 'Completed') return 'done';
    if (!isOpenStage(item.stage)) return null;
    if (item.dueOn === null) return 'undated';
    if (item.dueOn < today) return 'late';
    return item.dueOn <= addDays(today, 7) ? 'week' : 'later';
  }
  return item.stage === 'Completed' && stepsFor(item, me).includes('close') ? 'verify' : null;
}

const byDueDate = (a: ActionView, b: ActionView): number =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.reference.localeCompare(b.reference);
