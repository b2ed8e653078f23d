import { expect, test } from 'vitest';
import { extract } from '../../../../shared/extraction/extract.ts';
import { parseWeights, probability, serialise, topFeatures } from '../../../../shared/extraction/model/linear.ts';
import { crossValidate, type Example, train } from '../../../../shared/extraction/model/train.ts';
import { MAIL_WEIGHTS, MINUTES_WEIGHTS } from '../../../../shared/extraction/model/weights.ts';

const TRAINING = { epochs: 8, rate: 0.1, decay: 0.01, minimum: 1 };
const EXAMPLES: readonly Example[] = Array.from({ length: 60 }, (_, index) => ({
  features: index % 2 === 0 ? ['#bias', 'please', `n${index % 7}`] : ['#bias', 'yesterday', `n${index % 5}`],
  label: index % 2 === 0,
  group: `g${index % 10}`,
}));

test('learns what tells the two kinds apart, and the same again', () => {
  const weights = train(EXAMPLES, TRAINING);
  expect(probability(weights, ['#bias', 'please'])).toBeGreaterThan(0.8);
  expect(probability(weights, ['#bias', 'yesterday'])).toBeLessThan(0.2);
  expect([...train(EXAMPLES, TRAINING)]).toEqual([...weights]);
});

test('scores every example by a model that never saw its group', () => {
  const scores = crossValidate(EXAMPLES, 5, TRAINING);
  expect(scores.every((score, index) => score > 0.5 === EXAMPLES[index]?.label)).toBe(true);
  const alone = crossValidate(
    [
      { features: ['only here'], label: true, group: 'a' },
      { features: ['#bias'], label: false, group: 'b' },
    ],
    2,
    TRAINING,
  );
  expect(alone[0]).toBeLessThanOrEqual(0.5);
});

test('weights survive being written, to the hundredth', () => {
  const weights = new Map([
    ['let me', 1.234],
    ['#bias', -0.5],
    ['nothing', 0.001],
  ]);
  expect([...parseWeights(serialise(weights))]).toEqual([
    ['#bias', -0.5],
    ['let me', 1.23],
  ]);
});

test('names the words that spoke for it', () => {
  expect(
    topFeatures(
      new Map([
        ['please', 2],
        ['send', 1],
        ['#bias', 5],
        ['no', -1],
      ]),
      ['please', 'send', '#bias', 'no'],
      2,
    ),
  ).toEqual(['please', 'send']);
});

test('the weights that ship are there and small', () => {
  for (const text of [MAIL_WEIGHTS, MINUTES_WEIGHTS]) expect(parseWeights(text).size).toBeGreaterThan(1000);
  expect(MAIL_WEIGHTS.length + MINUTES_WEIGHTS.length).toBeLessThan(300_000);
});

test('the model speaks only where it can matter, and says so', () => {
  const context = { at: '', timeZone: 'UTC', attendees: [] };
  const reasons = (text: string, kind: 'email' | 'minutes') =>
    extract({ format: 'plain', text, kind }, context).items[0]?.reasons.join('; ') ?? '';
  expect(reasons('We will send you the signed copy of the contract next week.', 'email')).toMatch(
    /the model (?:agrees|doubts)/,
  );
  expect(reasons('ACTION: Ana to send the plan', 'minutes')).not.toContain('model');
});
