/** How much two entries say the same, with the words both share as a person wrote them. Pure. */
import { similarity } from '../../../shared/extraction/similarity.ts';
import type { Entry } from './entry.ts';

export interface Alike {
  readonly entry: Entry;
  /** 0 to 1. */
  readonly score: number;
  /** Words of the other entry that are in ours, too, the first few. */
  readonly words: readonly string[];
}

/** The others, the most alike first. */
export function mostAlike({ id, text }: Pick<Entry, 'id' | 'text'>, entries: readonly Entry[]): readonly Alike[] {
  return entries
    .filter((entry) => entry.id !== id)
    .map((entry) => {
      const { score, shared } = similarity(entry.text, text);
      return { entry, score, words: shared.slice(0, MOST_WORDS) };
    })
    .sort((a, b) => b.score - a.score);
}

/** More words than these explain nothing. */
const MOST_WORDS = 6;
