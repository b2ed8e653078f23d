/** Scores of the trained model for sentences of a view; null where no model was trained (other languages, talk). */
import type { Proposal } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import { featuresOf } from './features.ts';
import { parseWeights, probability, topFeatures, type Weights } from './linear.ts';
import { MAIL_WEIGHTS, MINUTES_WEIGHTS } from './weights.ts';

/** A sentence's probability of being work for somebody, and the words that say so. */
export interface ModelScore {
  readonly probability: number;
  readonly because: readonly string[];
}

const loaded = new Map<string, Weights>();

function weightsFor(name: 'mail' | 'minutes'): Weights {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const weights = parseWeights(name === 'mail' ? MAIL_WEIGHTS : MINUTES_WEIGHTS);
  loaded.set(name, weights);
  return weights;
}

/** What the rules found in the sentence, as features: the model learns how far to trust each. */
export const ruleFeatures = (proposals: readonly Proposal[]): readonly string[] =>
  proposals.map(
    ({ rule, confidence }) => `#rule=${rule}:${confidence >= 0.65 ? 'sure' : confidence >= 0.45 ? 'likely' : 'weak'}`,
  );

/** Features of a sentence with what the rules proposed in it. */
export const sentenceFeatures = (view: View, sentence: Phrase, proposals: readonly Proposal[]): readonly string[] => [
  ...new Set([...featuresOf(sentence, view.roster), ...ruleFeatures(proposals)]),
];

/** Which model reads this view: mails and minutes in English were learned, nothing else. */
export function modelOf(view: View): 'mail' | 'minutes' | null {
  if (view.language !== 'en' || view.kind === 'transcript' || view.kind === 'invite') return null;
  return view.kind === 'email' ? 'mail' : 'minutes';
}

/** The model's answer for one sentence, or null when no model fits the view. */
export function scoreSentence(view: View, sentence: Phrase, proposals: readonly Proposal[]): ModelScore | null {
  const name = modelOf(view);
  if (name === null) return null;
  const weights = weightsFor(name);
  const features = sentenceFeatures(view, sentence, proposals);
  return { probability: probability(weights, features), because: topFeatures(weights, features, 3) };
}
