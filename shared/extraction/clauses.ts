/** Where a thought begins inside a sentence, and small questions about the words around a phrase. */
import type { Token } from './tokens.ts';
import type { Phrase } from './view.ts';
import type { Role } from './words/vocabulary.ts';

const STARTERS = new Set([',', ';', ':', '：', '-', '–', '—', '(', '[', '→', '>', '|', '"', '“', '+', '、']);
const CONNECTORS = new Set(
  'and but so then or that if because while since well yeah yes ok okay right um uh also now anyway und aber dann dass also et mais donc alors que puis y pero entonces que e mas então que en maar dan dat dus'.split(
    ' ',
  ),
);

/** True when the token at `index` begins a clause: first of its sentence, or after a comma, dash, "and", "that" … */
export function beginsClause(tokens: readonly Token[], index: number): boolean {
  if (index === 0) return true;
  const before = tokens[index - 1];
  return before !== undefined && (STARTERS.has(before.text) || CONNECTORS.has(before.lower));
}

/** True when a phrase of the role stands in the sentence between token `from` (default 0) and `to`. */
export const hasRole = (sentence: Phrase, role: Role, from = 0, to = Number.POSITIVE_INFINITY): boolean =>
  sentence.hits.some((hit) => hit.role === role && hit.index >= from && hit.index < to);

/** True when a phrase of the role covers the token at `index`. */
export const roleAt = (sentence: Phrase, role: Role, index: number): boolean =>
  sentence.hits.some((hit) => hit.role === role && hit.index <= index && index < hit.index + hit.length);

const LIGHT = new Set(
  'also then just please now so then therefore either both still probably certainly definitely gladly happily personally at once um uh like actually maybe perhaps again try to nochmal noch dann auch mal gern gerne bien aussi ook nog também también'.split(
    ' ',
  ),
);

/** Index of the first word after `index` that carries meaning: adverbs and fillers skipped. */
export function contentAfter(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < tokens.length && (LIGHT.has(tokens[at]?.lower ?? '') || tokens[at]?.text === ',')) at++;
  return at;
}

/** How many real words stand from `from` on. */
export const wordsFrom = (tokens: readonly Token[], from: number): number =>
  tokens.slice(from).filter((token) => /\p{L}{2}/u.test(token.text)).length;
