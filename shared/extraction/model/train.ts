/** Logistic regression by stochastic gradient with adaptive rates and L2, in a fixed order: same rows, same weights. */
import { probability, type Weights } from './linear.ts';

/** A labelled sentence; rows of one `group` stay in one fold. */
export interface Example {
  readonly features: readonly string[];
  readonly label: boolean;
  readonly group: string;
}

/** How to train. */
export interface Training {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** Features seen less often are left out. */
  readonly minimum: number;
}

/** A shuffle without a random source: a linear congruential walk, the same for the same length and round. */
function orderOf(length: number, round: number): readonly number[] {
  const order = Array.from({ length }, (_, index) => index);
  let state = (round + 1) * 2_654_435_761;
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state | 0, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    const [a = 0, b = 0] = [order[i], order[j]];
    order[i] = b;
    order[j] = a;
  }
  return order;
}

/** Weights fitted to the examples. */
export function train(examples: readonly Example[], { epochs, rate, decay, minimum }: Training): Weights {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = examples.map(({ features, label }) => ({
    label,
    features: features.filter((feature) => (counts.get(feature) ?? 0) >= minimum),
  }));
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  for (let round = 0; round < epochs; round++) {
    for (const index of orderOf(kept.length, round)) {
      const example = kept[index];
      if (example === undefined) continue;
      const error = (example.label ? 1 : 0) - probability(weights, example.features);
      for (const feature of example.features) {
        const weight = weights.get(feature) ?? 0;
        const gradient = error - decay * weight;
        const square = (squares.get(feature) ?? 0) + gradient * gradient;
        squares.set(feature, square);
        weights.set(feature, weight + (rate * gradient) / Math.sqrt(square + 1e-8));
      }
    }
  }
  return weights;
}

/** Out-of-fold probability of every example: each is scored by a model that never saw its group. */
export function crossValidate(examples: readonly Example[], folds: number, training: Training): readonly number[] {
  const groups = [...new Set(examples.map(({ group }) => group))].sort();
  const foldOf = new Map(groups.map((group, index) => [group, index % folds]));
  const scores = new Array<number>(examples.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const model = train(
      examples.filter(({ group }) => foldOf.get(group) !== fold),
      training,
    );
    examples.forEach(({ features, group }, index) => {
      if (foldOf.get(group) === fold) scores[index] = probability(model, features);
    });
  }
  return scores;
}
