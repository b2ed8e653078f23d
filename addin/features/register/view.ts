/** A view of the register: which items, in which order, in which groups and columns. Pure data, kept as it is. */
import { PRIORITIES, type Priority, STATUSES, type Status } from '../../../shared/action-item/action-item.ts';
import { COLUMN_IDS, type ColumnId } from './columns.ts';

export const DUE_WINDOWS = ['late', 'week', 'month', 'none'] as const;
export type DueWindow = (typeof DUE_WINDOWS)[number];

export const GROUPINGS = ['owner', 'status', 'priority', 'sessionRef', 'actionType'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Everything that is set must fit; within a list one is enough. Empty lists filter nothing. */
export interface Filters {
  readonly text: string;
  readonly statuses: readonly Status[];
  readonly priorities: readonly Priority[];
  /** Owner keys: object ids, mail addresses of guests, or `NOBODY`. */
  readonly owners: readonly string[];
  readonly sessions: readonly string[];
  readonly due: DueWindow | null;
  readonly mineOnly: boolean;
  /** Items without owner or without date. */
  readonly gapsOnly: boolean;
}

export interface View {
  readonly filters: Filters;
  readonly sort: { readonly column: ColumnId; readonly isDescending: boolean };
  readonly group: Grouping | null;
  readonly columns: readonly ColumnId[];
}

export const NOBODY = '';
export const NO_FILTERS: Filters = {
  text: '',
  statuses: [],
  priorities: [],
  owners: [],
  sessions: [],
  due: null,
  mineOnly: false,
  gapsOnly: false,
};

const FIRST_COLUMNS: readonly ColumnId[] = ['reference', 'title', 'owner', 'dueOn', 'status', 'priority', 'progress'];
const view = (filters: Partial<Filters>, rest: Partial<View> = {}): View => ({
  filters: { ...NO_FILTERS, ...filters },
  sort: { column: 'dueOn', isDescending: false },
  group: null,
  columns: FIRST_COLUMNS,
  ...rest,
});

export const BUILT_IN = ['open', 'mine', 'overdue', 'verify', 'gaps', 'closed', 'all'] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

/** The views everybody has. */
export const VIEWS: Readonly<Record<BuiltIn, View>> = {
  open: view({ statuses: ['In Progress', 'Completed', 'Overdue'] }),
  mine: view({ statuses: ['In Progress', 'Overdue'], mineOnly: true }),
  overdue: view({ statuses: ['Overdue'] }),
  verify: view({ statuses: ['Completed'] }),
  gaps: view({ statuses: ['In Progress', 'Overdue'], gapsOnly: true }),
  closed: view({ statuses: ['Closed'] }, { sort: { column: 'modifiedAt', isDescending: true } }),
  all: view({}, { sort: { column: 'reference', isDescending: true } }),
};

/** How many filters are set; the search counts as none, because it is seen anyway. */
export const countFilters = ({ statuses, priorities, owners, sessions, due, mineOnly, gapsOnly }: Filters): number =>
  [statuses, priorities, owners, sessions].filter((list) => list.length > 0).length +
  [due !== null, mineOnly, gapsOnly].filter(Boolean).length;

/** A view out of storage, which may be of an older version or of nobody; null when it is none. */
export function readView(value: unknown): View | null {
  const kept = value as Partial<View> | null;
  if (typeof kept !== 'object' || kept === null || !kept.filters || !kept.sort) return null;
  const columns = COLUMN_IDS.filter((id) => kept.columns?.includes(id));
  const { filters } = kept;
  return {
    filters: {
      ...NO_FILTERS,
      ...filters,
      statuses: STATUSES.filter((one) => filters.statuses?.includes(one)),
      priorities: PRIORITIES.filter((one) => filters.priorities?.includes(one)),
      due: DUE_WINDOWS.find((one) => one === filters.due) ?? null,
    },
    sort: {
      column: COLUMN_IDS.find((id) => id === kept.sort?.column) ?? 'reference',
      isDescending: kept.sort.isDescending === true,
    },
    group: GROUPINGS.find((one) => one === kept.group) ?? null,
    columns: columns.length > 0 ? columns : FIRST_COLUMNS,
  };
}
