/** What a problem is called on a screen. */
import type { ApiProblem } from '../api/problem.ts';
import type { Words } from '../words/words.ts';

/** Title and next step of a problem: the server's own words, else those of the pages. */
export function wordsOf(problem: ApiProblem, { problems }: Words['shell']): { title: string; next: string } {
  const local = (problems as Readonly<Record<string, { title: string; next: string }>>)[problem.kind];
  const fallback = local ?? problems.other;
  return { title: problem.title ?? fallback.title, next: problem.detail ?? problem.next ?? fallback.next };
}
