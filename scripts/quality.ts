/**
 * `npm run quality`: measures extraction on the labelled data in EXTRACTION_DATA_DIR with the data's own scorer and writes
 * docs/extraction-quality.md: per kind, language, rule and model, beside what other libraries reach, and the worst errors.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extract } from '../shared/extraction/extract.ts';
import {
  type DateRow,
  documentContext,
  predictDate,
  predictDocument,
  predictSentence,
  type SentenceRow,
} from '../shared/extraction/prediction.ts';
import { chronoDate, compromiseItems, winkItems } from './quality/baselines.ts';
import { qualityReport } from './quality/report.ts';
import { type GoldDocument, judge, readRows, type Scorer } from './quality/rows.ts';

const HAND = ['minutes-hand.jsonl', 'emails-hand.jsonl', 'transcripts-hand.jsonl', 'invites.jsonl'];

async function loadScorer(folder: string): Promise<Scorer> {
  return (await import(pathToFileURL(join(folder, 'score.mjs')).href)) as Scorer;
}

async function main(): Promise<void> {
  const folder = process.env.EXTRACTION_DATA_DIR;
  if (folder === undefined || !existsSync(join(folder, 'dev')))
    throw new Error('Set EXTRACTION_DATA_DIR to the folder of the labelled data.');
  const scorer = await loadScorer(folder);
  const hand = HAND.flatMap((file) => readRows<GoldDocument>(folder, file));
  const markup = readRows<GoldDocument>(folder, 'minutes-markup.jsonl');
  const dates = readRows<DateRow & { readonly origin: string }>(folder, 'due-phrases.jsonl');
  const sentences = ['sentences-email-intent.jsonl', 'sentences-minutes.jsonl'].map((file) => ({
    file,
    rows: readRows<SentenceRow>(folder, file),
  }));
  const outcomes = hand.map((document) => judge(scorer, document, extract(document, documentContext(document)).items));
  const blind = dates.map((row) => predictDate({ ...row, phrase: null }));
  const report = qualityReport({
    documents: scorer.scoreDocs(hand, hand.map(predictDocument)).groups,
    markup: scorer.scoreDocs(markup, markup.map(predictDocument)).groups,
    baselines: [
      {
        name: 'compromise + keywords + chrono-node',
        groups: scorer.scoreDocs(
          hand,
          hand.map((document) => ({ id: document.id, items: compromiseItems(document) })),
        ).groups,
      },
      {
        name: 'wink-nlp + keywords + chrono-node',
        groups: scorer.scoreDocs(
          hand,
          hand.map((document) => ({ id: document.id, items: winkItems(document) })),
        ).groups,
      },
    ],
    dates: scorer.scoreDates(dates, dates.map(predictDate)),
    datesBlind: scorer.scoreDates(dates, blind),
    datesChrono: scorer.scoreDates(
      dates,
      dates.map((row) => ({ id: row.id, due: chronoDate(row.phrase ?? row.context, row.ref, row.lang) })),
    ),
    sentences: sentences.map(({ file, rows }) => ({
      file,
      figures: scorer.scoreSents(rows, rows.map(predictSentence)).all,
    })),
    outcomes,
  });
  writeFileSync(join(process.cwd(), 'docs/extraction-quality.md'), report);
  process.stdout.write(report.split('\n').slice(0, 30).join('\n'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
