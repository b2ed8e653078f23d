/** Doing something to an item: checked against the lifecycle of status.ts, answered as the fields that change. */
import { fail, ok, type Result } from '../result.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../time/instant.ts';
import { localDate } from '../time/zone.ts';
import type { ActionItem, Stage } from './action-item.ts';
import { evidenceMissing, mayVerify, missingForClosure } from './closure.ts';
import type { PersonRef } from './person.ts';
import type { RegisterRole } from './role.ts';
import { type Need, progressAfter, type Refusal, refusalOf, ruleOf, statusOf, type Verb } from './status.ts';

/** What comes with a transition. Texts replace the item's when they say something; evidence is added to what is there. */
export interface TransitionFacts {
  readonly reason?: string;
  readonly actionTaken?: string;
  readonly outcome?: string;
  readonly lessons?: string;
  readonly nextSteps?: string;
  readonly helpAsked?: string;
  readonly evidenceLinks?: readonly string[];
  /** Who checked the work; the person acting when absent. */
  readonly verifier?: PersonRef;
}

/** Somebody doing something to an item. */
export interface Act {
  readonly verb: Verb;
  readonly by: PersonRef;
  /** Their roles in the register. */
  readonly roles: readonly RegisterRole[];
  readonly facts: TransitionFacts;
  readonly now: IsoInstant;
  /** The owner's zone: it decides which day it is. */
  readonly zone: TimeZone;
}

/** Why a transition does not happen. `missing` names everything at once. */
export type TransitionFailure =
  | { readonly kind: 'not-from-here'; readonly verb: Verb; readonly stage: Stage }
  | Refusal
  | { readonly kind: 'missing'; readonly needs: readonly Need[]; readonly evidenceMissing: number };

/**
 * The fields that change when somebody does this to the item, or why they may not. Nothing else of the item changes;
 * writing them, and the log line with the reason, is the caller's.
 * @see SOP 1 §4.5 to §4.7, SOP 2 §4.6
 */
export function transition(item: ActionItem, act: Act): Result<Partial<ActionItem>, TransitionFailure> {
  const row = ruleOf(act.verb);
  if (!row.from.includes(item.stage)) return fail({ kind: 'not-from-here', verb: act.verb, stage: item.stage });
  const refused = refusalOf(row, item, act.by, act.roles);
  if (refused) return fail(refused);
  const said = saidTexts(item, act);
  const after = { ...item, ...said };
  if (row.verb === 'close' && act.facts.verifier && !mayVerify(item.owner, act.facts.verifier))
    return fail({ kind: 'owner-may-not', verb: act.verb });
  const missing = row.needs.filter((need) => lacks(need, { ...after, verifier: act.facts.verifier ?? act.by }, act));
  if (missing.length > 0) return fail({ kind: 'missing', needs: missing, evidenceMissing: evidenceMissing(after) });
  const today = localDate(act.now, act.zone);
  const changes = { ...said, ...effects(row.verb, item, act, today) };
  return ok({ ...changes, stage: row.to, status: statusOf(row.to, item.dueOn, today) });
}

const lacks = (need: Need, item: ActionItem, { facts }: Act): boolean =>
  need === 'reason' ? (facts.reason ?? '').trim() === '' : missingForClosure(item).includes(need);

const SAID = ['actionTaken', 'outcome', 'lessons', 'nextSteps', 'helpAsked'] as const;

function saidTexts(item: ActionItem, { facts }: Act): Partial<ActionItem> {
  const texts = SAID.filter((field) => (facts[field] ?? '').trim() !== '').map((field) => [field, facts[field]]);
  const fresh = (facts.evidenceLinks ?? []).filter((link) => link !== '' && !item.evidenceLinks.includes(link));
  const evidence = fresh.length > 0 ? { evidenceLinks: [...item.evidenceLinks, ...new Set(fresh)] } : {};
  return { ...Object.fromEntries(texts), ...evidence };
}

const NO_BARRIER: Partial<ActionItem> = { barrier: '', barrierSince: null, helpAsked: '' };
const NOT_VERIFIED: Partial<ActionItem> = { completedOn: null, closedOn: null, verifier: null, verifiedOn: null };

function effects(verb: Verb, item: ActionItem, { facts, by, now }: Act, today: IsoDate): Partial<ActionItem> {
  const progress = progressAfter(verb, item.progress);
  const table: Readonly<Record<Verb, Partial<ActionItem>>> = {
    start: {},
    block: { barrier: facts.reason ?? item.barrier, barrierSince: today },
    unblock: NO_BARRIER,
    complete: { ...NO_BARRIER, progress, completedOn: now },
    return: { ...NOT_VERIFIED, progress },
    close: { verifier: facts.verifier ?? by, verifiedOn: now, closedOn: now },
    cancel: { ...NO_BARRIER, closedOn: now },
    reopen: { ...NOT_VERIFIED, progress },
  };
  return table[verb];
}
