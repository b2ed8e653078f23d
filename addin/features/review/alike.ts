/** How much two entries say the same, with the words both share as a person wrote them. Pure. */
import { contentWords, similarity } from '../../../shared/extraction/similarity.ts';
import type { Entry } from './entry.ts';

export interface Alike {
  readonly entry: Entry;
  /** 0 to 1. */
  readonly score: number;
  /** Words of the other entry that are in ours, too. */
  readonly words: readonly string[];
}

/** The others, the most alike first. */
export function mostAlike({ id, text }: Pick<Entry, 'id' | 'text'>, entries: readonly Entry[]): readonly Alike[] {
  return entries
    .filter((entry) => entry.id !== id)
    .map((entry) => ({ entry, ...alike(text, entry.text) }))
    .sort((a, b) => b.score - a.score);
}

/** The engine compares stems; what it found is shown in the words they come from. */
function alike(own: string, other: string): Pick<Alike, 'score' | 'words'> {
  const { score, shared } = similarity(own, other);
  const stems = new Set(shared);
  const written = other.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const words = written.filter((word) => contentWords(word).some((stem) => stems.has(stem)));
  return { score, words: [...new Set(words)].slice(0, MOST_WORDS) };
}

/** More words than these explain nothing. */
const MOST_WORDS = 6;
