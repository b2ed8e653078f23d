/** The board's columns: items by the word that is said of them, and the step that leads from one to another. Pure. */
import type { Stage } from '../../../shared/action-item/action-item.ts';
import { ruleOf, type Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { type Me, stepsFor } from '../../api/item-rights.ts';

/**
 * To the SOP an item is in progress from the day it is agreed, so what nobody has started stands there too. An overdue one
 * stays where its work stands and says so. Cancelled items are found in the register.
 */
export const BOARD_STAGES = ['In Progress', 'Blocked', 'Completed', 'Closed'] as const satisfies readonly Stage[];
export type BoardStage = (typeof BOARD_STAGES)[number];

/** The column an item stands in; null for a cancelled one. */
export function columnOf({ stage }: Pick<ActionView, 'stage'>): BoardStage | null {
  if (stage === 'Cancelled') return null;
  return stage === 'Open' ? 'In Progress' : stage;
}

/** What every card of the board is given, whatever its column. */
export interface BoardActs {
  readonly today: string;
  readonly me: Me;
  /** The card that is the tab stop of the board. */
  readonly activeReference: string | null;
  readonly onDrag: (item: ActionView | null) => void;
  readonly onOpen: (reference: string) => void;
  readonly onStep: (item: ActionView, verb: Verb) => void;
  readonly onFocusCard: (reference: string) => void;
}

/** Items of each column: what is due first stands first, what was closed last stands first. */
export function columnsOf(items: readonly ActionView[]): Readonly<Record<BoardStage, readonly ActionView[]>> {
  const columns: Record<BoardStage, ActionView[]> = {
    'In Progress': [],
    Blocked: [],
    Completed: [],
    Closed: [],
  };
  for (const item of items) {
    const column = columnOf(item);
    if (column) columns[column].push(item);
  }
  for (const stage of BOARD_STAGES) columns[stage].sort(stage === 'Closed' ? byChange : byDueDate);
  return columns;
}

const byDueDate = (a: ActionView, b: ActionView): number =>
  compare(a.dueOn ?? '9999', b.dueOn ?? '9999') || compare(a.reference, b.reference);
const byChange = (a: ActionView, b: ActionView): number =>
  compare(b.modifiedAt, a.modifiedAt) || compare(a.reference, b.reference);
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** The step that brings the item into the column; null when it cannot go there, or not by this person. */
export const stepTo = (item: ActionView, stage: Stage, me: Me): Verb | null =>
  stepsFor(item, me).find((verb) => ruleOf(verb).to === stage) ?? null;

/** The step to one side: starting what was not started, else to the nearest column the item can go to; null when there is none. */
export function nextStep(item: ActionView, direction: 1 | -1, me: Me): Verb | null {
  const at = item.stage === 'Open' ? -1 : BOARD_STAGES.indexOf(item.stage as BoardStage);
  const beside = direction === 1 ? BOARD_STAGES.slice(at + 1) : BOARD_STAGES.slice(0, Math.max(0, at)).reverse();
  for (const stage of beside) {
    const verb = stepTo(item, stage, me);
    if (verb) return verb;
  }
  return null;
}
