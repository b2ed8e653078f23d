/**
 * What a language model says it found in a text. A claim, nothing more: what may be believed is decided by judge-item.ts
 * against the text itself, whoever or whatever wrote the claim.
 */
import type { CandidateKind } from '../extraction.ts';

/** One claim. Offsets are not among them: where a quote stands is looked up, never told. */
export interface ModelItem {
  /** Words of the text, as they stand there. */
  readonly quote: string;
  readonly owner: string | null;
  /** The quote's own words for when it is due. */
  readonly duePhrase: string | null;
  readonly kind: CandidateKind;
}

/** Name of the rule that candidates of a language model carry. */
export const MODEL_RULE = 'language-model';

/** Above the threshold of an item, below what a page accepts in one go: each is looked at by a person. */
export const MODEL_CONFIDENCE = 0.55;

/** Most claims that are looked at; the rest are dropped. */
export const MODEL_ITEMS_LIMIT = 100;

/** Longest text a language model is given, in UTF-16 units: some forty pages. */
export const MODEL_TEXT_LIMIT = 60_000;
