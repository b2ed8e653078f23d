/** One action once: of proposals that cover the same words the surer one stays; a restated task keeps its first place. */
import type { Proposal } from '../proposal.ts';
import { similarity } from '../similarity.ts';
import type { View } from '../view.ts';

/** Forms that an author marked beat what a sentence looks like. */
const AUTHORITY: Readonly<Record<string, number>> = {
  'labelled-item': 3,
  'tracker-row': 3,
  checkbox: 2,
  'section-item': 2,
};

const rank = (proposal: Proposal): number => (AUTHORITY[proposal.rule] ?? 0) + proposal.confidence;

const overlaps = (a: Proposal, b: Proposal): boolean =>
  a.line <= b.toLine &&
  b.line <= a.toLine &&
  (a.line !== b.line || a.toLine !== b.toLine || (a.start < b.end && b.start < a.end));

/** Keeps the strongest of overlapping proposals; the loser's owner is kept when the winner has none. */
export function dropOverlaps(proposals: readonly Proposal[]): readonly Proposal[] {
  const sorted = [...proposals].sort((a, b) => a.line - b.line || a.start - b.start || rank(b) - rank(a));
  const kept: Proposal[] = [];
  for (const proposal of sorted) {
    const last = kept[kept.length - 1];
    if (last === undefined || !overlaps(last, proposal)) {
      kept.push(proposal);
      continue;
    }
    const [winner, loser] = rank(proposal) > rank(last) ? [proposal, last] : [last, proposal];
    const owner = winner.owner ?? (loser.confidence >= 0.5 ? loser.owner : null);
    kept[kept.length - 1] = { ...winner, owner, confidence: Math.max(winner.confidence, loser.confidence) };
  }
  return kept;
}

const WINDOW = 60;

/** Drops a task that says word for word what a task just above said (a summary that repeats the notes keeps one); stops after `most`. */
export function dropRepeats(view: View, proposals: readonly Proposal[], most: number): readonly Proposal[] {
  const kept: Proposal[] = [];
  const textOf = ({ line, start, end }: Proposal): string => view.placed[line]?.line.text.slice(start, end) ?? '';
  for (const proposal of proposals) {
    if (kept.length >= most) break;
    const text = textOf(proposal);
    const repeated = kept
      .slice(-WINDOW)
      .some(
        (other) =>
          Math.abs(other.line - proposal.line) <= 3 &&
          other.owner === proposal.owner &&
          similarity(textOf(other), text).score > 0.95,
      );
    if (!repeated) kept.push(proposal);
  }
  return kept;
}
