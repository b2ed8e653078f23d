/** The columns of the register as one table: width, what sorts them, and how a cell is edited. Pure. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { PRIORITIES, STAGES, STATUSES } from '../../../shared/action-item/action-item.ts';
import { slippedDays } from '../../../shared/action-item/overdue.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';

export const COLUMN_IDS = [
  'reference',
  'title',
  'owner',
  'dueOn',
  'status',
  'priority',
  'progress',
  'actionType',
  'stage',
  'agreement',
  'sessionRef',
  'slipped',
  'evidence',
  'modifiedAt',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** How a cell is edited; `step` moves the item along its life. */
export type EditKind = 'text' | 'person' | 'date' | 'priority' | 'actionType' | 'percent' | 'step';

export interface Column {
  readonly id: ColumnId;
  /** CSS pixels; the title takes what is left. */
  readonly width: number;
  /** What rows are ordered by; text is compared by the reader's alphabet. Null comes last, either way. */
  readonly sortKey: (item: ActionView) => string | number | null;
  readonly edit: EditKind | null;
}

const column = (id: ColumnId, width: number, sortKey: Column['sortKey'], edit: EditKind | null = null): Column => ({
  id,
  width,
  sortKey,
  edit,
});

/** The number in `AI-012`. */
const numberOf = (reference: string): number => Number(reference.slice(reference.indexOf('-') + 1));

export const COLUMNS: readonly Column[] = [
  column('reference', 104, ({ reference }) => numberOf(reference)),
  column('title', 188, ({ title }) => title, 'text'),
  column('owner', 168, ({ owner }) => owner?.name ?? null, 'person'),
  column('dueOn', 124, ({ dueOn }) => (dueOn === null ? null : Date.parse(dueOn)), 'date'),
  column('status', 116, ({ status }) => STATUSES.indexOf(status), 'step'),
  column('priority', 84, ({ priority }) => -PRIORITIES.indexOf(priority), 'priority'),
  column('progress', 100, ({ progress }) => progress, 'percent'),
  column('actionType', 128, ({ actionType }) => actionType, 'actionType'),
  column('stage', 108, ({ stage }) => STAGES.indexOf(stage)),
  column('agreement', 124, ({ agreement }) => agreement),
  column('sessionRef', 92, ({ sessionRef }) => (sessionRef === null ? null : numberOf(sessionRef))),
  column('slipped', 92, (item) => slippedDays(item as Pick<ActionItem, 'dueOn' | 'originalDueOn'>)),
  column('evidence', 92, ({ evidenceLinks }) => evidenceLinks.length),
  column('modifiedAt', 148, ({ modifiedAt }) => Date.parse(modifiedAt)),
];

/** Columns that step aside for an open item, the first one first: the item itself shows what they say. */
const STEP_ASIDE: readonly ColumnId[] = [
  'modifiedAt',
  'evidence',
  'slipped',
  'sessionRef',
  'agreement',
  'stage',
  'actionType',
  'progress',
  'priority',
  'owner',
];

/** As many of the columns as fit; reference, title, date and status always stay. `width` in CSS pixels. */
export function fittingColumns(columns: readonly ColumnId[], width: number): readonly ColumnId[] {
  const widthOf = (ids: readonly ColumnId[]) => ids.reduce((sum, id) => sum + columnOf(id).width, 0);
  let fitting = columns;
  for (const id of STEP_ASIDE) {
    if (widthOf(fitting) <= width) break;
    fitting = fitting.filter((one) => one !== id);
  }
  return fitting;
}

/** The column of an id. */
export function columnOf(id: ColumnId): Column {
  const found = COLUMNS.find((one) => one.id === id);
  if (!found) throw new RangeError(`no such column: ${id}`);
  return found;
}
