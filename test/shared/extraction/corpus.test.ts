import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';
import type { SourceFormat, SourceKind } from '../../../shared/extraction/extraction.ts';

interface Expected {
  readonly file: string;
  readonly format: SourceFormat;
  readonly kind: SourceKind;
  readonly on: string;
  readonly items: readonly (readonly [quote: string, owner: string | null, dueOn: string | null])[];
}

const CORPUS = new URL('../../corpus/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', CORPUS), 'utf8')) as readonly Expected[];

const tally = { hit: 0, wrong: 0, missed: 0 };

describe('documents of our own writing', () => {
  test.each(expected)('$file', ({ file, format, kind, on, items }) => {
    const text = readFileSync(new URL(file, CORPUS), 'utf8');
    const context = { at: `${on}T10:00:00Z`, timeZone: 'UTC', attendees: [] };
    const found = extract({ format, text, kind }, context).items.map(({ quote, owner, dueOn }) => [
      quote.replace(/\s+/g, ' '),
      owner,
      dueOn,
    ]);
    const quotes = new Set(found.map(([quote]) => quote));
    tally.hit += items.filter(([quote]) => quotes.has(quote)).length;
    tally.missed += items.filter(([quote]) => !quotes.has(quote)).length;
    tally.wrong += found.filter(([quote]) => !items.some(([wanted]) => wanted === quote)).length;
    expect(found).toEqual(items);
  });

  afterAll(() => {
    const precision = tally.hit / (tally.hit + tally.wrong);
    const recall = tally.hit / (tally.hit + tally.missed);
    console.info(
      `corpus: ${tally.hit} found, ${tally.wrong} wrong, ${tally.missed} missed; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    );
  });
});
