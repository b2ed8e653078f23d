/** "Please send …", "Could you …", "Bitte …": somebody is asked. Courtesy and what is asked of nobody are left alone. */
import { beginsClause, contentAfter, hasRole, wordsFrom } from '../clauses.ts';
import { readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import type { Hit } from '../words/vocabulary.ts';
import { speakableLines } from './speakable.ts';

/** Phrases that ask "us"; only a question to a reader makes them a request. */
const SHARED = /^(?:can we|could we|maybe you can|maybe you could)$/;
const LET_KNOW = /^let (?:me|us) know$/;

function confidence(view: View, sentence: Phrase, hit: Hit): number {
  const polite = view.kind === 'email' ? 0.75 : view.kind === 'transcript' ? 0.6 : 0.5;
  if (LET_KNOW.test(hit.phrase)) return view.kind === 'email' ? 0.35 : 0.2;
  if (SHARED.test(hit.phrase)) return view.kind === 'email' ? 0.55 : 0.3;
  if (/^(?:you need to|make sure|be sure to|remember to|don't forget to)$/.test(hit.phrase))
    return view.kind === 'email' ? 0.5 : 0.4;
  if (/^(?:can you|will you)$/.test(hit.phrase) && sentence.ending !== '?' && view.kind !== 'email')
    return polite - 0.15;
  return polite;
}

/** "Louise, will you …", "Mary - please …": the name before the request. */
function addressee(view: View, sentence: Phrase, hit: Hit): { readonly name: string | null; readonly start: number } {
  const { tokens } = sentence;
  for (let from = Math.max(0, hit.index - 6); from < hit.index; from++) {
    if (!beginsClause(tokens, from)) continue;
    const span = readPeople(tokens, from, view.roster, view.index);
    if (span === null) continue;
    const gap = tokens.slice(span.to, hit.index);
    if (gap.length > 2 || !gap.every((token) => /^(?:[,:\-–—]+|can|could|would|will)$/.test(token.lower))) continue;
    const first = tokens[span.from];
    const last = tokens[span.to - 1];
    if (first === undefined || last === undefined) continue;
    const name = first.text === 'Please' ? null : sentenceText(view, sentence, first.start, last.end);
    return { name, start: first.start };
  }
  return { name: null, start: tokens[hit.index]?.start ?? 0 };
}

const sentenceText = (_view: View, sentence: Phrase, start: number, end: number): string =>
  sentence.tokens
    .filter((token) => token.start >= start && token.end <= end)
    .map((token) => token.text)
    .join(' ');

function asks(sentence: Phrase, hit: Hit): boolean {
  const { tokens } = sentence;
  if (hasRole(sentence, 'courtesy')) return false;
  const next = contentAfter(tokens, hit.index + hit.length);
  const word = tokens[next];
  if (word === undefined || !/^\p{L}/u.test(word.text)) return false;
  if (/^(?:not|do|don't|no|never|nicht|keine?|ne|pas|geen|niet)$/.test(word.lower)) return false;
  return wordsFrom(tokens, next) >= 2 || /^(?:confirm|advise|review|comment|respond|reply|call)$/.test(word.lower);
}

function readRequest(view: View, index: number, sentence: Phrase, greeted: string | null): Proposal | null {
  const hit = sentence.hits.find((candidate) => candidate.role === 'request' && asks(sentence, candidate));
  if (hit === undefined) return null;
  const to = addressee(view, sentence, hit);
  const conditional = sentence.hits.some(({ role, index: at }) => role === 'hedge' && at < hit.index && at > 0);
  return propose(index, to.start, sentence.end, {
    kind: 'request',
    confidence: confidence(view, sentence, hit) - (conditional ? 0.05 : 0),
    rule: 'request',
    reasons: [`asks: "${hit.phrase}"`],
    owner: to.name ?? greeted,
  });
}

/** See the module's first line. */
export function requests(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const { placed, greeted } of speakableLines(view)) {
    for (const sentence of view.sentencesOf(placed.line)) {
      const request = readRequest(view, placed.index, sentence, greeted);
      if (request !== null) found.push(request);
    }
  }
  return found;
}
