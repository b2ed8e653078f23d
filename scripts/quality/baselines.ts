/**
 * What an npm user could pick instead: sentence splitting by compromise or wink-nlp with a fair keyword rule on top,
 * and dates by chrono-node. They see the same text and are scored by the same scorer.
 */
import * as chrono from 'chrono-node';
import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { GoldDocument } from './rows.ts';

/** An item of a baseline: a sentence it takes for an action, with the first person and date it finds there. */
export interface BaselineItem {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly owner: string | null;
  readonly due: string | null;
}

const ACTION =
  /\b(?:action(?: item)?s?|ai|to-?do|todo|next steps?|please|could you|can you|would you|will|shall|i'll|we'll|going to|needs? to|has to|must|agreed to|to (?:send|write|check|review|update|create|open|ask|follow|contact|prepare|schedule|add|fix|investigate))\b/i;

/** Days as chrono-node reads them, future preferred, from noon of the reference day. */
export function chronoDate(text: string, reference: string | null, language: string): string | null {
  if (reference === null) return null;
  const locales: Record<string, { parse: typeof chrono.parse }> = {
    de: chrono.de,
    fr: chrono.fr,
    ja: chrono.ja,
    pt: chrono.pt,
    nl: chrono.nl,
    es: chrono.es,
  };
  const [found] = (locales[language] ?? chrono).parse(text, new Date(`${reference.slice(0, 10)}T12:00:00Z`), {
    forwardDate: true,
  });
  return found === undefined ? null : found.start.date().toISOString().slice(0, 10);
}

function items(
  document: GoldDocument,
  sentences: readonly string[],
  personOf: (sentence: string) => string | null,
): readonly BaselineItem[] {
  const found: BaselineItem[] = [];
  let from = 0;
  for (const sentence of sentences) {
    const quote = sentence.trim();
    const start = quote === '' ? -1 : document.text.indexOf(quote, from);
    if (start === -1) continue;
    from = start + quote.length;
    if (!ACTION.test(quote)) continue;
    found.push({
      quote,
      start,
      end: from,
      owner: personOf(quote),
      due: chronoDate(quote, document.date, document.lang),
    });
  }
  return found;
}

/** Lines and sentences as compromise cuts them; people as it tags them. */
export function compromiseItems(document: GoldDocument): readonly BaselineItem[] {
  const sentences = document.text
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : (nlp(line).sentences().out('array') as string[])));
  return items(document, sentences, (sentence) => (nlp(sentence).people().out('array') as string[])[0] ?? null);
}

const wink = winkNLP(model);

/** Sentences as wink-nlp cuts them; its light model knows no people, so the owner stays empty. */
export function winkItems(document: GoldDocument): readonly BaselineItem[] {
  const sentences = document.text
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : (wink.readDoc(line).sentences().out() as string[])));
  return items(document, sentences, () => null);
}
