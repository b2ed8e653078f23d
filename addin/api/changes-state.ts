/** What the page says about its changes: the last one, what was dropped, what is not saved, and whose value counts. */
import type { ActionView } from '../../shared/contract/action-items.ts';
import type { Act, FieldChanges, ItemAct } from './item-acts.ts';
import type { Unsaved } from './item-sending.ts';

/** The last thing that was done. */
export interface Done {
  /** Grows with each; a new one is a new notice. */
  readonly id: number;
  readonly act: Act;
  readonly references: readonly string[];
  readonly canUndo: boolean;
  readonly isUndo: boolean;
}

/** Steps that were dropped because their items stand elsewhere by now. */
export interface Dropped {
  /** Of the same count as {@link Done.id}. */
  readonly id: number;
  readonly steps: readonly ItemAct[];
  /** The one item as it is now; null when there are several, or it is not known. */
  readonly now: ActionView | null;
}

/** Somebody else changed the same fields meanwhile: a person decides. */
export interface Clash {
  readonly item: ActionView;
  readonly mine: FieldChanges;
  readonly theirs: FieldChanges;
  /** What was refused, with its reason. */
  readonly refused: Unsaved;
}

export interface ChangesState {
  readonly running: { readonly done: number; readonly all: number } | null;
  readonly last: Done | null;
  readonly dropped: Dropped | null;
  /** Items of which a step is being sent, by reference. */
  readonly moving: readonly string[];
  readonly unsaved: readonly Unsaved[];
  readonly clash: Clash | null;
}

/** A page on which nothing was done yet. */
export const NOTHING: ChangesState = {
  running: null,
  last: null,
  dropped: null,
  moving: [],
  unsaved: [],
  clash: null,
};

/** The values both sides want, when that is why the act was refused. */
export function clashOf(unsaved: Unsaved | undefined): Clash | null {
  if (unsaved?.act.kind !== 'edit' || unsaved.problem.kind !== 'changed-meanwhile') return null;
  const current = unsaved.problem.errors.flatMap(({ pointer, current: now }) =>
    now === undefined ? [] : [[pointer.replace('/changes/', ''), JSON.parse(now) as unknown] as const],
  );
  if (current.length === 0) return null;
  const theirs = Object.fromEntries(current) as FieldChanges;
  return { item: unsaved.item, mine: unsaved.act.changes, theirs, refused: unsaved };
}
