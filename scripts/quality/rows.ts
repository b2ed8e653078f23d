/** The labelled data as the quality report reads it: gold documents, predictions, and what became of each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate, SourceFormat, SourceKind } from '../../shared/extraction/extraction.ts';

/** An action a person marked. */
export interface Gold {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly owner: string | null;
  readonly due: string | null;
  readonly due_alt?: readonly string[];
  readonly owner_unknown?: boolean;
  readonly due_unknown?: boolean;
}

/** A labelled document. */
export interface GoldDocument {
  readonly id: string;
  readonly kind: SourceKind;
  readonly lang: string;
  readonly date: string | null;
  readonly format: SourceFormat;
  readonly text: string;
  readonly complete?: boolean;
  readonly attendees?: readonly { readonly name: string; readonly email?: string }[];
  readonly gold: readonly Gold[];
  readonly ignore?: readonly (readonly [number, number])[];
}

/** The parts of the scorer that the report uses; see the data's README. */
export interface Scorer {
  scoreDocs(
    gold: readonly unknown[],
    predictions: readonly unknown[],
  ): { readonly groups: Readonly<Record<string, DocumentFigures>> };
  scoreSents(gold: readonly unknown[], predictions: readonly unknown[]): { readonly all: SentenceFigures };
  scoreDates(gold: readonly unknown[], predictions: readonly unknown[]): Readonly<Record<string, DateFigures>>;
  pairScore(text: string, gold: Gold, item: unknown, goldSpan: readonly number[], span: readonly number[]): number;
}

/** Figures of one group of documents. */
export interface DocumentFigures {
  readonly docs: number;
  readonly gold: number;
  readonly predicted: number;
  readonly p: number | null;
  readonly r: number | null;
  readonly f1: number | null;
  readonly ownerAccWhenGiven: number | null;
  readonly dueAcc: number | null;
  readonly dueInvented: number;
  readonly emptyDocs: number;
  readonly emptyDocsClean: number;
}

/** Figures of a sentence set. */
export interface SentenceFigures {
  readonly n: number;
  readonly p: number | null;
  readonly r: number | null;
  readonly f1: number | null;
  readonly averagePrecision: number | null;
}

/** Figures of a group of date phrases. */
export interface DateFigures {
  readonly n: number;
  readonly ok: number;
  readonly accuracy: number;
  readonly abstained: number;
  readonly gaveDateForNone: number;
}

/** Rows of one JSON-lines file of the data folder. */
export const readRows = <Row>(folder: string, file: string): readonly Row[] =>
  readFileSync(join(folder, 'dev', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);

/** What became of the items of one document: matched pairs, false alarms, misses. */
export interface Outcome {
  readonly document: GoldDocument;
  readonly hits: readonly { readonly gold: Gold; readonly item: Candidate }[];
  readonly wrong: readonly Candidate[];
  readonly ignored: readonly Candidate[];
  readonly missed: readonly Gold[];
}

/** Pairs items and gold the way the scorer does: best pair first, each at most once. */
export function judge(scorer: Scorer, document: GoldDocument, items: readonly Candidate[]): Outcome {
  const pairs = document.gold.flatMap((gold, g) =>
    items.map((item, i) => ({
      g,
      i,
      score: scorer.pairScore(document.text, gold, item, [gold.start, gold.end], [item.start, item.end]),
    })),
  );
  const takenGold = new Map<number, number>();
  const takenItems = new Set<number>();
  for (const { g, i } of pairs.filter((pair) => pair.score > 0).sort((a, b) => b.score - a.score)) {
    if (takenGold.has(g) || takenItems.has(i)) continue;
    takenGold.set(g, i);
    takenItems.add(i);
  }
  const free = items.filter((_, i) => !takenItems.has(i));
  const ignored = free.filter((item) =>
    (document.ignore ?? []).some(
      ([from, to]) =>
        Math.min(to, item.end) - Math.max(from, item.start) >= 0.5 * Math.min(to - from, item.end - item.start),
    ),
  );
  return {
    document,
    hits: [...takenGold].flatMap(([g, i]) => {
      const [gold, item] = [document.gold[g], items[i]];
      return gold === undefined || item === undefined ? [] : [{ gold, item }];
    }),
    wrong: free.filter((item) => !ignored.includes(item)),
    ignored,
    missed: document.gold.filter((_, g) => !takenGold.has(g)),
  };
}
