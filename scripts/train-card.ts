/** The model card that `npm run train` writes: data, licences, figures, limits. */

/** What is known about one trained model. */
export interface ModelReport {
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  readonly used: number;
  readonly positives: number;
  readonly features: number;
  readonly gzipBytes: number;
  readonly plain: Figures;
  readonly best: Figures;
  readonly licences: readonly (readonly [string, number])[];
}

interface Figures {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const three = (value: number): string => value.toFixed(3);

const row = ({ name, rows, used, positives, features, gzipBytes, plain, best }: ModelReport): string =>
  `| ${name} | ${used} of ${rows} | ${positives} | ${features} | ${Math.round(gzipBytes / 1000)} kB | ${three(plain.f1)} | ${three(best.precision)} | ${three(best.recall)} | ${three(best.f1)} | ${best.threshold.toFixed(2)} |`;

/** Markdown of docs/extraction-model.md. */
export function modelCard(models: readonly ModelReport[], folds: number): string {
  const licences = models.map(
    ({ name, file, licences: counted }) =>
      `- **${name}** (\`${file}\`): ${counted.map(([licence, count]) => `${licence} (${count})`).join(' · ')}`,
  );
  return `# The sentence models

Written by \`npm run train\`. Two linear models stand beside the rules of \`shared/extraction/\`: one for mails, one for minutes.
They give the probability that an English sentence asks for or promises work. The rules decide what a task is, whose it is and
when it is due; a model only raises or lowers the confidence of what an unmarked sentence proposes, and scores bare sentences.

## How
Logistic regression over words in ones and twos (numbers, people and addresses folded), how a sentence begins and ends, and
which rules fired. Stochastic gradient with adaptive rates and L2, in a fixed order: the same data give the same weights.
Weights are whole hundredths in \`shared/extraction/model/weights.ts\`. Code: \`shared/extraction/model/\`.

## Figures
${folds}-fold cross-validation: every sentence is scored by a model that never saw its group (minutes: the whole repository is
held out; mails: equal sentences stay together). "At best" is the threshold with the highest F1, which is then made the line at 0.5.

| model | sentences used | positive | features | size (gzip) | F1 at 0.5 | P at best | R at best | F1 at best | threshold |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${models.map(row).join('\n')}

## Data and licences
Only rows that permit training something that ships: MIT, Apache-2.0, BSD and CC-BY-4.0 with a licence file in the repository.
The hand-read document sets, and mails from packages with a non-commercial licence, are never read here.
${licences.join('\n')}

Credit for CC-BY-4.0 text: Software Carpentry, The Carpentries and Library Carpentry (minutes of their councils).
Mail sentences: ParakweetLabs EmailIntentDataSet (Apache-2.0).

## Limits
- English only. In the other languages the rules work alone.
- The mail labels mean intent in a wide sense (invitations and offers count), so the mail model never makes an item by itself.
- Negatives of the minutes set hold actions that nobody marked: its precision is a lower bound.
- Not trained on talk: transcripts are read by rules alone.
`;
}
