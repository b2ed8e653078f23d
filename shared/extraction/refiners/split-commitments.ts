/** "I'll send the quote and Peter will check the stock": two people, two tasks, cut where the second person's words begin. */
import type { Proposal } from '../proposal.ts';
import type { View } from '../view.ts';

const SPLIT = new Set(['speaker-commits', 'group-commits', 'owner-will', 'request', 'name-task']);

const JOINT = /[\s,;]+(?:and|while|but|und|während|et|tandis que|y|mientras|e|enquanto|en|terwijl)?[\s,;]*$/i;

/** The end of the first task's words, or null when too little would be left of it. */
function endBefore(view: View, first: Proposal, second: Proposal): number | null {
  const text = view.placed[first.line]?.line.text.slice(first.start, second.start) ?? '';
  const kept = text.replace(JOINT, '');
  // Without a joint the second name is inside the first task: "ask whether Peter will come".
  if (kept.length === text.trimEnd().length || kept.split(/\s+/).length < 3) return null;
  return first.start + kept.length;
}

const belongTogether = (first: Proposal, second: Proposal): boolean =>
  first.line === second.line &&
  first.toLine === second.toLine &&
  first.start < second.start &&
  second.start < first.end &&
  SPLIT.has(first.rule) &&
  SPLIT.has(second.rule) &&
  second.owner !== null &&
  second.owner !== first.owner;

/** Proposals in reading order, each ending before the next person's task. */
export function splitCommitments(view: View, proposals: readonly Proposal[]): readonly Proposal[] {
  const sorted = [...proposals].sort((a, b) => a.line - b.line || a.start - b.start);
  return sorted.map((first, index) => {
    const second = sorted.slice(index + 1, index + 4).find((other) => belongTogether(first, other));
    const end = second === undefined ? null : endBefore(view, first, second);
    return end === null ? first : { ...first, end };
  });
}
