/** The linear model: adds the weights of a sentence's features and turns the sum into a probability. */

/** Feature to weight. */
export type Weights = ReadonlyMap<string, number>;

/** Weights are stored in hundredths, one "weight feature" a line. */
const SCALE = 100;

/** Reads the compact text that `serialise` writes. */
export function parseWeights(text: string): Weights {
  const weights = new Map<string, number>();
  for (const line of text.split('\n')) {
    const gap = line.indexOf(' ');
    if (gap > 0) weights.set(line.slice(gap + 1), Number(line.slice(0, gap)) / SCALE);
  }
  return weights;
}

/** Compact text for a model; weights that round to nothing are left out, the rest are sorted for a steady diff. */
export function serialise(weights: Weights): string {
  return [...weights]
    .map(([feature, weight]) => [feature, Math.round(weight * SCALE)] as const)
    .filter(([feature, weight]) => weight !== 0 && !feature.includes('\n'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, weight]) => `${weight} ${feature}`)
    .join('\n');
}

/** Probability 0..1 for a set of features. */
export function probability(weights: Weights, features: readonly string[]): number {
  let sum = 0;
  for (const feature of features) sum += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/** The features that say most for the answer, strongest first. */
export function topFeatures(weights: Weights, features: readonly string[], count: number): readonly string[] {
  return features
    .map((feature) => [feature, weights.get(feature) ?? 0] as const)
    .filter(([feature, weight]) => weight > 0 && !feature.startsWith('#'))
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([feature]) => feature);
}
