/** What people do to items, as data: sent, kept when it fails, and turned round to undo it. Pure. */

import { isOpenStage, progressAfter, ruleOf, statusOf, type Verb } from '../../shared/action-item/status.ts';
import type { ActionView, ChangeBody } from '../../shared/contract/action-items.ts';
import type { TransitionBody } from '../../shared/contract/transitions.ts';
import { type Me, stepsFor } from './item-rights.ts';

export type FieldChanges = ChangeBody['changes'];
export type Facts = NonNullable<TransitionBody['facts']>;

export type Act =
  | { readonly kind: 'edit'; readonly changes: FieldChanges; readonly reason?: string }
  | { readonly kind: 'move'; readonly verb: Verb; readonly facts: Facts };

/** One act on one item, as the person saw the item. */
export interface ItemAct {
  readonly item: ActionView;
  readonly act: Act;
}

/** The steps that take a step back. Starting and cancelling have none: the lifecycle knows no way back from there. */
const INVERSE: Readonly<Partial<Record<Verb, readonly Verb[]>>> = {
  block: ['unblock'],
  unblock: ['block'],
  complete: ['return'],
  return: ['complete'],
  close: ['reopen', 'complete'],
};

/** The acts that bring the item back to how it was, in order; null where there are none, or the person may not do them. */
export function inverseOf({ item, act }: ItemAct, after: ActionView, me: Me, why: string): readonly Act[] | null {
  if (act.kind === 'edit') return [{ kind: 'edit', changes: valuesOf(item, act.changes) }];
  const back = INVERSE[act.verb];
  if (!back) return null;
  const verbs = act.verb === 'complete' && item.stage === 'Blocked' ? ([...back, 'block'] as const) : back;
  let stage = after.stage;
  for (const verb of verbs) {
    if (!stepsFor({ ...after, stage }, me).includes(verb)) return null;
    stage = ruleOf(verb).to;
  }
  const moves = verbs.map((verb): Act => ({ kind: 'move', verb, facts: factsOf(verb, item, why) }));
  const progress = verbs.reduce((percent, verb) => progressAfter(verb, percent), after.progress);
  return progress === item.progress ? moves : [...moves, { kind: 'edit', changes: { progress: item.progress } }];
}

const factsOf = (verb: Verb, item: ActionView, why: string): Facts =>
  verb === 'block'
    ? { reason: item.barrier || why, ...(item.helpAsked && { helpAsked: item.helpAsked }) }
    : { reason: why };

/** The values an item has in the fields of a change. */
export function valuesOf(item: ActionView, changes: FieldChanges): FieldChanges {
  const fields = Object.keys(changes) as (keyof FieldChanges)[];
  return Object.fromEntries(fields.map((field) => [field, item[field]])) as FieldChanges;
}

/** The item as it will look, until the server has answered. */
export function expected({ item, act }: ItemAct): ActionView {
  if (act.kind === 'edit') return { ...item, ...act.changes } as ActionView;
  const stage = ruleOf(act.verb).to;
  // The owner's day is the server's to know: what was overdue stays so until it has answered.
  const isLate = item.status === 'Overdue' && isOpenStage(stage);
  const progress = progressAfter(act.verb, item.progress);
  return { ...item, stage, progress, status: isLate ? item.status : statusOf(stage, null, '') };
}

/**
 * Whether an act that arrived makes an earlier one of no use: it says something about each of its fields, or took the
 * item a step on from where the earlier step was meant.
 */
export const replaces = (later: ItemAct, earlier: ItemAct): boolean =>
  later.item.reference === earlier.item.reference &&
  (later.act.kind === 'move' ? earlier.act.kind === 'move' : saysAllOf(later.act.changes, earlier.act));

const saysAllOf = (changes: FieldChanges, earlier: Act): boolean =>
  earlier.kind === 'edit' && Object.keys(earlier.changes).every((field) => field in changes);

/** Whether the act would change nothing. */
export const isIdle = ({ item, act }: ItemAct): boolean =>
  act.kind === 'edit' && JSON.stringify(valuesOf(item, act.changes)) === JSON.stringify(act.changes);
