/**
 * `npm run train`: fits the sentence models from the labelled sentences in EXTRACTION_DATA_DIR, writes their weights
 * and the model card. Only rows whose licence permits training something that ships are read; see `mayTrain`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serialise } from '../shared/extraction/model/linear.ts';
import { sentenceFeatures } from '../shared/extraction/model/score.ts';
import { crossValidate, type Example, type Training, train } from '../shared/extraction/model/train.ts';
import { ACTION_PARSERS } from '../shared/extraction/rules.ts';
import { createView } from '../shared/extraction/view.ts';
import { type ModelReport, modelCard } from './train-card.ts';

interface Row {
  readonly text: string;
  readonly label: number;
  readonly lang: string;
  readonly licence: string;
  readonly source: string;
}

const TRAINING: Training = { epochs: 10, rate: 0.08, decay: 0.01, minimum: 2 };
const FOLDS = 5;

/** MIT, Apache, BSD and CC-BY rows only; a project's word without a licence file in its repository is not enough. */
const mayTrain = (licence: string): boolean =>
  /^(?:MIT|Apache-2\.0|BSD-[23]-Clause|CC-BY-4\.0)\b/.test(licence) && !/no licence file|\bNC\b|W3C/i.test(licence);

function readRows(folder: string, file: string): readonly Row[] {
  const lines = readFileSync(join(folder, 'dev', file), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row);
}

function toExample(row: Row, kind: 'email' | 'minutes'): Example {
  const text = row.text.replace(/\s+/g, ' ');
  const view = createView(
    { format: 'plain', text, kind },
    { at: '', timeZone: 'UTC', locale: row.lang, attendees: [] },
  );
  const proposals = ACTION_PARSERS.flatMap((parser) => parser(view));
  const features = new Set<string>();
  for (const placed of view.placed) {
    for (const sentence of view.sentencesOf(placed.line)) {
      for (const feature of sentenceFeatures(view, sentence, proposals)) features.add(feature);
    }
  }
  // Minutes of one repository read alike, and mails are quoted in mails: neither may stand in two folds.
  const group =
    kind === 'minutes' ? (row.source.split('@')[0] ?? '') : text.toLowerCase().replace(/\W+/g, ' ').slice(0, 40);
  return { features: [...features], label: row.label === 1, group };
}

interface Measured {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

function measure(examples: readonly Example[], scores: readonly number[], threshold: number): Measured {
  let [hit, wrong, missed] = [0, 0, 0];
  examples.forEach(({ label }, index) => {
    const yes = (scores[index] ?? 0) >= threshold;
    if (yes && label) hit++;
    else if (yes) wrong++;
    else if (label) missed++;
  });
  const precision = hit / Math.max(1, hit + wrong);
  const recall = hit / Math.max(1, hit + missed);
  return { threshold, precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
}

const logit = (p: number): number => Math.log(p / (1 - p));

function fitModel(
  name: string,
  file: string,
  kind: 'email' | 'minutes',
  folder: string,
): ModelReport & { readonly text: string } {
  const rows = readRows(folder, file);
  const usable = rows.filter((row) => mayTrain(row.licence) && row.lang === 'en');
  const examples = usable.map((row) => toExample(row, kind));
  const scores = crossValidate(examples, FOLDS, TRAINING);
  const thresholds = Array.from({ length: 17 }, (_, step) => 0.1 + step * 0.05);
  const tried = thresholds.map((threshold) => measure(examples, scores, threshold));
  const best = tried.reduce((a, b) => (b.f1 > a.f1 ? b : a));
  // The threshold that cross-validation prefers is folded into the bias, so that 0.5 is the line everywhere else.
  const weights = new Map(train(examples, TRAINING));
  weights.set('#bias', (weights.get('#bias') ?? 0) - logit(best.threshold));
  const text = serialise(weights);
  return {
    name,
    file,
    text,
    rows: rows.length,
    used: usable.length,
    positives: usable.filter(({ label }) => label === 1).length,
    features: text.split('\n').length,
    gzipBytes: gzipSync(text).length,
    plain: measure(examples, scores, 0.5),
    best,
    licences: countBy(usable.map(({ licence }) => licence)),
  };
}

function countBy(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function main(): void {
  const folder = process.env.EXTRACTION_DATA_DIR;
  if (folder === undefined || folder === '')
    throw new Error('Set EXTRACTION_DATA_DIR to the folder of the labelled data.');
  const models = [
    fitModel('mail', 'sentences-email-intent.jsonl', 'email', folder),
    fitModel('minutes', 'sentences-minutes.jsonl', 'minutes', folder),
  ];
  const [mail, minutes] = models;
  const source = `/** Generated by \`npm run train\`; see docs/extraction-model.md. Not written by hand. */
export const MAIL_WEIGHTS =
  ${JSON.stringify(mail?.text ?? '')};
/** See MAIL_WEIGHTS. */
export const MINUTES_WEIGHTS =
  ${JSON.stringify(minutes?.text ?? '')};
`;
  writeFileSync(join(process.cwd(), 'shared/extraction/model/weights.ts'), source);
  writeFileSync(join(process.cwd(), 'docs/extraction-model.md'), modelCard(models, FOLDS));
  for (const { name, used, best, gzipBytes } of models) {
    console.log(
      `${name}: ${used} sentences, cross-validated F1 ${best.f1.toFixed(3)} (P ${best.precision.toFixed(3)}, R ${best.recall.toFixed(3)}), ${gzipBytes} bytes gzip`,
    );
  }
}

main();
