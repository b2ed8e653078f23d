/** What a problem is called on a screen, and which state of a screen it is. */
import type { ApiProblem } from '../api/problem.ts';
import type { Words } from '../words/words.ts';

/**
 * Title and next step of a problem. The pages' own words come first where they have some: the server speaks to
 * programs, too.
 */
export function wordsOf(problem: ApiProblem, { problems }: Words['shell']): { title: string; next: string } {
  const own = (problems as Readonly<Record<string, { title: string; next: string }>>)[problem.kind];
  return {
    title: own?.title ?? problem.title ?? problems.other.title,
    next: own?.next ?? problem.detail ?? problem.next ?? problems.other.next,
  };
}

export type ProblemState = 'sign-in' | 'offline' | 'throttled' | 'no-permission' | 'error';

const STATES: Readonly<Record<Exclude<ProblemState, 'error'>, ReadonlySet<string>>> = {
  'sign-in': new Set(['needs-sign-in', 'not-signed-in', 'sign-in-again']),
  offline: new Set(['offline', 'unreachable', 'timed-out']),
  throttled: new Set(['rate-limited', 'tenant-busy', 'overloaded']),
  'no-permission': new Set(['role-missing', 'access-denied', 'mailbox-denied', 'tenant-unknown', 'verifier-is-owner']),
};

/** The state of a screen on which the problem is all there is to say. */
export function stateOf(kind: string): ProblemState {
  const known = Object.entries(STATES).find(([, kinds]) => kinds.has(kind));
  return known ? (known[0] as ProblemState) : 'error';
}
