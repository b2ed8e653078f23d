/**
 * What an item needs before somebody may close it: the four texts of SOP 1 §4.7, evidence by priority (SOP 2 §4.6)
 * and a verifier who is not its owner. Whether closing is possible from a stage, and by whom, is in status.ts.
 */
import { fail, ok, type Result } from '../result.ts';
import type { ActionItem, Priority } from './action-item.ts';
import { isSamePerson, type PersonRef } from './person.ts';

/** How many pieces of evidence closing takes: one proof of the work, for critical items also one of its effect. */
const EVIDENCE_NEEDED: Readonly<Record<Priority, number>> = { Low: 0, Normal: 1, High: 1, Critical: 2 };

export const CLOSURE_NEEDS = ['actionTaken', 'outcome', 'lessons', 'nextSteps', 'evidence', 'verifier'] as const;
export type ClosureNeed = (typeof CLOSURE_NEEDS)[number];

/** The part of an item that closing looks at. */
export type ClosureFacts = Pick<
  ActionItem,
  'actionTaken' | 'outcome' | 'lessons' | 'nextSteps' | 'evidenceLinks' | 'priority' | 'owner' | 'verifier'
>;

/** How many pieces of evidence are still wanting; a link given twice counts once. */
export const evidenceMissing = ({ priority, evidenceLinks }: Pick<ActionItem, 'priority' | 'evidenceLinks'>): number =>
  Math.max(0, EVIDENCE_NEEDED[priority] - new Set(evidenceLinks.map((link) => link.trim()).filter(Boolean)).size);

/** Whether that person may verify: anybody but the owner, be it by key or by mail address. */
export const mayVerify = (owner: PersonRef | null, person: PersonRef): boolean => !isSamePerson(owner, person);

const LACKS: Readonly<Record<ClosureNeed, (item: ClosureFacts) => boolean>> = {
  actionTaken: (item) => item.actionTaken.trim() === '',
  outcome: (item) => item.outcome.trim() === '',
  lessons: (item) => item.lessons.trim() === '',
  nextSteps: (item) => item.nextSteps.trim() === '',
  evidence: (item) => evidenceMissing(item) > 0,
  verifier: (item) => item.verifier === null || !mayVerify(item.owner, item.verifier),
};

/** What is missing before the item can be closed, in the order people fill it in. Empty when nothing is. */
export const missingForClosure = (item: ClosureFacts): readonly ClosureNeed[] =>
  CLOSURE_NEEDS.filter((need) => LACKS[need](item));

/**
 * The fields that change when evidence is added. A verification given before no longer stands: it saw less.
 * Fails on a finished item, which has to be reopened first.
 */
export function addEvidence(item: ActionItem, link: string): Result<Partial<ActionItem>, { kind: 'item-finished' }> {
  if (item.stage === 'Closed' || item.stage === 'Cancelled') return fail({ kind: 'item-finished' });
  if (item.evidenceLinks.includes(link)) return ok({});
  return ok({ evidenceLinks: [...item.evidenceLinks, link], verifier: null, verifiedOn: null });
}
