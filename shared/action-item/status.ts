/**
 * The lifecycle of an action item (SOP 1 §4.5 to §4.7) as one table: from, to, who may, what it takes.
 * The server enforces it and the screens read it. Doing it is in transition.ts, what closing needs in closure.ts.
 *
 * Open → In Progress ⇄ Blocked → Completed → Closed, with cancel from any open stage, return and reopen.
 * Completing works straight from Open and Blocked too: an owner who answers "done" has not pressed "start" first,
 * and the log keeps when it happened.
 */
import type { IsoDate } from '../time/instant.ts';
import type { ActionItem, Stage, Status } from './action-item.ts';
import { CLOSURE_NEEDS, type ClosureNeed, mayVerify } from './closure.ts';
import type { PersonRef } from './person.ts';
import { ownsItem, type RegisterRole } from './role.ts';

export const VERBS = ['start', 'block', 'unblock', 'complete', 'return', 'close', 'cancel', 'reopen'] as const;
/** What people do to an item's stage. */
export type Verb = (typeof VERBS)[number];

/** What a transition takes. `reason` goes into the log, for `block` into the barrier. */
export type Need = 'reason' | ClosureNeed;

/** One row of the lifecycle. */
export interface TransitionRule {
  readonly verb: Verb;
  readonly from: readonly Stage[];
  readonly to: Stage;
  /** `owner` is the owner of this very item; the other words are roles in the register. */
  readonly by: readonly RegisterRole[];
  /** True where the item's owner may not act, whatever roles they hold. */
  readonly neverTheOwner: boolean;
  readonly needs: readonly Need[];
}

const OPEN_STAGES: readonly Stage[] = ['Open', 'In Progress', 'Blocked'];
const LEADS: readonly RegisterRole[] = ['coordinator', 'case-manager', 'supervisor', 'admin'];
const CHECKERS: readonly RegisterRole[] = [...LEADS, 'quality'];

const rule = (
  verb: Verb,
  from: readonly Stage[],
  to: Stage,
  rest: Partial<TransitionRule> & Pick<TransitionRule, 'by'>,
): TransitionRule => ({ verb, from, to, neverTheOwner: false, needs: [], ...rest });

/** The lifecycle. One row a verb. */
export const TRANSITIONS: readonly TransitionRule[] = [
  rule('start', ['Open'], 'In Progress', { by: ['owner', ...LEADS] }),
  rule('block', ['Open', 'In Progress'], 'Blocked', { by: ['owner', ...LEADS], needs: ['reason'] }),
  rule('unblock', ['Blocked'], 'In Progress', { by: ['owner', ...LEADS] }),
  rule('complete', OPEN_STAGES, 'Completed', { by: ['owner', ...LEADS] }),
  rule('return', ['Completed'], 'In Progress', { by: ['owner', ...CHECKERS], needs: ['reason'] }),
  rule('close', ['Completed'], 'Closed', { by: CHECKERS, neverTheOwner: true, needs: CLOSURE_NEEDS }),
  rule('cancel', OPEN_STAGES, 'Cancelled', { by: LEADS, needs: ['reason'] }),
  rule('reopen', ['Closed'], 'In Progress', { by: CHECKERS, needs: ['reason'] }),
];

/** Whether work on the item is still to be done: Open, In Progress or Blocked. */
export const isOpenStage = (stage: Stage): boolean => OPEN_STAGES.includes(stage);

/**
 * The SOP's word for a stage on a day. Open and Blocked are "In Progress", Cancelled is "Closed"; an open item past its
 * deadline is "Overdue". A completed one is not, however late: nothing is left for its owner to do.
 * @param today the date in the owner's zone.
 * @see SOP 1 §4.5
 */
export function statusOf(stage: Stage, dueOn: IsoDate | null, today: IsoDate): Status {
  if (stage === 'Completed') return 'Completed';
  if (!isOpenStage(stage)) return 'Closed';
  return dueOn !== null && dueOn < today ? 'Overdue' : 'In Progress';
}

/** A returned item is as good as done but for what the reason says is missing: its owner corrects the figure. */
const RETURNED_PERCENT = 90;

/**
 * Percent done after a step. 100 stands for "done" alone: what goes back to work never keeps it. A closed item is opened
 * again because its result did not hold, so its work begins anew.
 * @see SOP 3 §5
 */
export function progressAfter(verb: Verb, progress: number): number {
  if (verb === 'complete') return 100;
  if (verb === 'return') return Math.min(progress, RETURNED_PERCENT);
  return verb === 'reopen' ? 0 : progress;
}

/** The row of a verb. */
export function ruleOf(verb: Verb): TransitionRule {
  const found = TRANSITIONS.find((row) => row.verb === verb);
  if (!found) throw new RangeError(`no such verb: ${verb}`);
  return found;
}

/** What that person may do to the item now, as far as stage and person decide; needs may still be missing. */
export const verbsFor = (
  item: Pick<ActionItem, 'stage' | 'owner'>,
  by: PersonRef,
  roles: readonly RegisterRole[],
): readonly Verb[] =>
  TRANSITIONS.filter((row) => row.from.includes(item.stage) && refusalOf(row, item, by, roles) === null).map(
    (row) => row.verb,
  );

/** Why a person may not do something that the item's stage allows. */
export type Refusal =
  | { readonly kind: 'not-permitted'; readonly verb: Verb; readonly allowed: readonly RegisterRole[] }
  | { readonly kind: 'owner-may-not'; readonly verb: Verb };

/** Why that person may not do this to the item; null when they may. */
export function refusalOf(
  row: TransitionRule,
  item: Pick<ActionItem, 'owner'>,
  by: PersonRef,
  roles: readonly RegisterRole[],
): Refusal | null {
  if (row.neverTheOwner && !mayVerify(item.owner, by)) return { kind: 'owner-may-not', verb: row.verb };
  const isAllowed = row.by.some((role) => (role === 'owner' ? ownsItem(item.owner, by) : roles.includes(role)));
  return isAllowed ? null : { kind: 'not-permitted', verb: row.verb, allowed: row.by };
}
