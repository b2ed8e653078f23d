/** A task that restates an open item of the series (PRODUCT A5), with the words both share as the reason. */

import { foldWord } from '../dates/terms.ts';
import type { OpenItem, Sighting } from '../extraction.ts';
import { similarity } from '../similarity.ts';

const SAME = 0.6;
const SAME_OWNER = 0.5;

const sameOwner = (a: string | null, b: string | undefined): boolean => {
  if (a === null || b === undefined) return false;
  const words = new Set(b.split(/\s+/).map(foldWord));
  return a
    .replace(/^@/, '')
    .split(/\s+/)
    .some((word) => words.has(foldWord(word)));
};

/** The open item a task restates, or null. A named reference ("AI-012") decides; else words, and the owner helps. */
export function sightingOf(text: string, owner: string | null, open: readonly OpenItem[]): Sighting | null {
  let best: Sighting | null = null;
  for (const item of open) {
    if (new RegExp(`(?:^|[^\\w-])${item.reference.replace(/[^\w-]/g, '\\$&')}(?:$|[^\\w-])`, 'i').test(text)) {
      return { reference: item.reference, similarity: 1, why: `names ${item.reference}` };
    }
    const { score, shared } = similarity(text, item.text);
    const needed = sameOwner(owner, item.owner) ? SAME_OWNER : SAME;
    if (shared.length < 2 || score < needed || (best !== null && best.similarity >= score)) continue;
    const who = sameOwner(owner, item.owner) ? ', same owner' : '';
    best = {
      reference: item.reference,
      similarity: Math.round(score * 100) / 100,
      why: `both say ${shared.slice(0, 5).join(', ')}${who}`,
    };
  }
  return best;
}
