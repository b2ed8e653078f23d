/** Moving an item along its life: the table in shared/action-item/status.ts decides, for every caller alike. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { type TransitionFailure, transition } from '../../../shared/action-item/transition.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import type { TransitionBody } from '../../../shared/contract/transitions.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { personOf } from '../../ports/identity.ts';
import type { Stored } from '../../ports/lists.ts';
import { writeItem } from './write-item.ts';
import type { ItemPorts, Who, Writing } from './writing.ts';

/** The item after the step, or why it does not take it. */
export const moveItem = (
  ports: ItemPorts,
  who: Who,
  reference: string,
  body: TransitionBody,
): Promise<Result<Stored<ActionItem>, Refusal>> => writeItem(ports, who, moveOf(who, reference, body));

/** The step as a writing. */
export function moveOf({ caller, roles }: Who, reference: string, { verb, facts = {} }: TransitionBody): Writing {
  const by = personOf(caller);
  return {
    reference,
    what: 'stage-changed',
    comment: [verb, facts.reason ?? ''].filter(Boolean).join(': '),
    decide: (theirs, { now, zoneOf }) => {
      const moved = transition(theirs, { verb, by, roles, facts, now, zone: zoneOf(theirs.owner) });
      return moved.ok ? moved : fail(refusalOf(moved.failure));
    },
  };
}

function refusalOf(failure: TransitionFailure): Refusal {
  if (failure.kind === 'not-from-here') {
    return {
      kind: 'transition-refused',
      detail: `"${failure.verb}" is not possible while the item is ${failure.stage}.`,
    };
  }
  if (failure.kind === 'owner-may-not') return { kind: 'verifier-is-owner' };
  if (failure.kind === 'not-permitted') {
    return { kind: 'role-missing', detail: `"${failure.verb}" is for: ${failure.allowed.join(', ')}.` };
  }
  const errors = failure.needs.map((need) => ({
    pointer: need === 'evidence' ? '/evidence' : `/facts/${need}`,
    detail: need === 'evidence' ? `needs ${failure.evidenceMissing} more` : 'is needed for this step',
  }));
  return { kind: 'facts-missing', errors };
}
