/** Rows of the register: filtered, ordered and grouped. Pure, and quick enough for ten thousand items at each key. */

import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { addDays } from '../../../shared/time/day-count.ts';
import { columnOf } from './columns.ts';
import { type DueWindow, type Filters, type Grouping, NOBODY, type View } from './view.ts';

export interface ItemRow {
  readonly kind: 'item';
  readonly item: ActionView;
}

export interface GroupRow {
  readonly kind: 'group';
  /** What the items have in common; empty for nothing. */
  readonly value: string;
  readonly count: number;
  readonly isOpen: boolean;
}

export type Row = ItemRow | GroupRow;

export interface RowContext {
  /** `2026-03-05`. */
  readonly today: string;
  readonly isMine: (item: ActionView) => boolean;
  readonly compareText: (a: string, b: string) => number;
  /** Values of the groups that are closed. */
  readonly closedGroups: ReadonlySet<string>;
}

/** Key by which owners are told apart: the directory's, else the address, else the name. */
export const ownerKeyOf = ({ owner }: Pick<ActionView, 'owner'>): string =>
  owner === null ? NOBODY : (owner.key ?? owner.mail?.toLowerCase() ?? owner.name);

/** The items of a view, in its order. */
export function selectItems(
  items: readonly ActionView[],
  { filters, sort }: View,
  context: RowContext,
): readonly ActionView[] {
  const fits = tests(filters, context);
  const kept = items.filter((item) => fits.every((test) => test(item)));
  return sorted(kept, sort, context.compareText);
}

/** The same with a row before each group; items of closed groups are left out. */
export function selectRows(items: readonly ActionView[], view: View, context: RowContext): readonly Row[] {
  const chosen = selectItems(items, view, context);
  if (view.group === null) return chosen.map((item) => ({ kind: 'item', item }));
  const groups = new Map<string, ActionView[]>();
  for (const item of chosen) {
    const value = groupValue(item, view.group);
    const group = groups.get(value);
    if (group) group.push(item);
    else groups.set(value, [item]);
  }
  const order = [...groups.keys()].sort((a, b) => Number(a === '') - Number(b === '') || context.compareText(a, b));
  return order.flatMap((value): readonly Row[] => {
    const group = groups.get(value) ?? [];
    const isOpen = !context.closedGroups.has(value);
    const head: GroupRow = { kind: 'group', value, count: group.length, isOpen };
    return isOpen ? [head, ...group.map((item): ItemRow => ({ kind: 'item', item }))] : [head];
  });
}

const groupValue = (item: ActionView, group: Grouping): string =>
  group === 'owner' ? (item.owner?.name ?? '') : (item[group] ?? '');

type Test = (item: ActionView) => boolean;

function tests(filters: Filters, { today, isMine }: RowContext): readonly Test[] {
  const { statuses, priorities, owners, sessions, due, mineOnly, gapsOnly } = filters;
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean);
  const among = <Value>(wanted: readonly Value[], of: (item: ActionView) => Value): Test[] => {
    const set = new Set(wanted);
    return wanted.length === 0 ? [] : [(item) => set.has(of(item))];
  };
  return [
    ...among(statuses, ({ status }) => status),
    ...among(priorities, ({ priority }) => priority),
    ...among(owners, ownerKeyOf),
    ...among(sessions, ({ sessionRef }) => sessionRef ?? ''),
    ...(due === null ? [] : [(item: ActionView) => isDueWithin(item, due, today)]),
    ...(mineOnly ? [isMine] : []),
    ...(gapsOnly ? [({ owner, dueOn }: ActionView) => owner === null || dueOn === null] : []),
    ...words.map(
      (word): Test =>
        (item) =>
          haystack(item).includes(word),
    ),
  ];
}

function isDueWithin({ dueOn, stage }: ActionView, due: DueWindow, today: string): boolean {
  if (due === 'none') return dueOn === null;
  if (dueOn === null || !isOpenStage(stage)) return false;
  if (due === 'late') return dueOn < today;
  return dueOn >= today && dueOn <= addDays(today, due === 'week' ? 7 : 30);
}

/** What is searched in an item, made once for each state of it. */
const HAYSTACKS = new WeakMap<ActionView, string>();

function haystack(item: ActionView): string {
  const known = HAYSTACKS.get(item);
  if (known !== undefined) return known;
  const { reference, title, notes, owner, sessionRef } = item;
  const text = [reference, title, owner?.name ?? '', owner?.mail ?? '', sessionRef ?? '', notes]
    .join('\n')
    .toLowerCase();
  HAYSTACKS.set(item, text);
  return text;
}

/** Orders by keys that are read once an item; equal ones by reference, so that the order never jumps. */
function sorted(
  items: readonly ActionView[],
  { column, isDescending }: View['sort'],
  compareText: RowContext['compareText'],
): readonly ActionView[] {
  const { sortKey } = columnOf(column);
  const keyed = items.map((item) => ({ item, key: sortKey(item) }));
  const turn = isDescending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    const order =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : compareText(String(a.key), String(b.key));
    return order * turn || (a.item.reference < b.item.reference ? -1 : 1);
  });
  return keyed.map(({ item }) => item);
}
