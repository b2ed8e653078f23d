import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type GoldDocument, judge, readRows, type Scorer } from '../../../scripts/quality/rows.ts';
import { extract } from '../../../shared/extraction/extract.ts';
import {
  type DateRow,
  documentContext,
  predictDate,
  predictDocument,
  predictSentence,
  type SentenceRow,
} from '../../../shared/extraction/prediction.ts';

const folder = process.env.EXTRACTION_DATA_DIR ?? '';
const present = existsSync(join(folder, 'dev')) && folder !== '';
if (!present) console.warn('EXTRACTION_DATA_DIR is not set: extraction is not measured on the labelled data.');

/** Floors a little under what was measured: a change that costs quality fails here, noise does not. */
describe.skipIf(!present)('on the labelled data', () => {
  const scorer = async (): Promise<Scorer> => (await import(pathToFileURL(join(folder, 'score.mjs')).href)) as Scorer;
  const documents = (...files: string[]): readonly GoldDocument[] =>
    files.flatMap((file) => readRows<GoldDocument>(folder, file));

  test.each([
    ['minutes', 'minutes-hand.jsonl', 0.92],
    ['mails', 'emails-hand.jsonl', 0.9],
    ['transcripts', 'transcripts-hand.jsonl', 0.55],
  ])('%s reach their F1', async (_kind, file, floor) => {
    const rows = documents(file);
    const { groups } = (await scorer()).scoreDocs(rows, rows.map(predictDocument));
    expect(groups['ALL complete']?.f1).toBeGreaterThanOrEqual(floor);
  });

  test('no invitation without an action gives one', async () => {
    const rows = documents('invites.jsonl');
    const all = (await scorer()).scoreDocs(rows, rows.map(predictDocument)).groups['ALL complete'];
    expect(all?.emptyDocsClean).toBe(all?.emptyDocs);
  });

  test('no owner and no date is given where none is', async () => {
    const score = await scorer();
    for (const document of documents(
      'minutes-hand.jsonl',
      'emails-hand.jsonl',
      'transcripts-hand.jsonl',
      'invites.jsonl',
    )) {
      for (const { gold, item } of judge(score, document, extract(document, documentContext(document)).items).hits) {
        if (gold.owner_unknown !== true && gold.owner === null) expect(item.owner).toBeNull();
        if (gold.due_unknown !== true && gold.due === null) expect(item.dueOn).toBeNull();
      }
    }
  });

  test('due phrases of documents, English, and all languages', async () => {
    const rows = readRows<DateRow>(folder, 'due-phrases.jsonl');
    const figures = (await scorer()).scoreDates(rows, rows.map(predictDate));
    expect(figures['origin=document']?.accuracy).toBeGreaterThanOrEqual(0.98);
    expect(figures['origin=document-no-due']?.gaveDateForNone).toBe(0);
    expect(figures['lang=en']?.accuracy).toBeGreaterThanOrEqual(0.93);
    expect(figures.ALL?.accuracy).toBeGreaterThanOrEqual(0.9);
  });

  test('sentences of minutes are told apart', async () => {
    const rows = readRows<SentenceRow>(folder, 'sentences-minutes.jsonl');
    expect((await scorer()).scoreSents(rows, rows.map(predictSentence)).all.f1).toBeGreaterThanOrEqual(0.6);
  });

  test('real documents cut and joined at random places are read without failing', () => {
    const rows = documents('minutes-hand.jsonl', 'emails-hand.jsonl', 'invites.jsonl');
    rows.forEach((row, index) => {
      const other = rows[(index * 7 + 3) % rows.length] ?? row;
      const text =
        row.text.slice(0, (index * 97) % (row.text.length + 1)) +
        other.text.slice((index * 31) % (other.text.length + 1));
      for (const format of ['plain', 'markdown', 'html', 'vtt'] as const) {
        for (const item of extract({ format, text }, documentContext(row)).items)
          expect(text.slice(item.start, item.end)).toBe(item.quote);
      }
    });
  });
});
