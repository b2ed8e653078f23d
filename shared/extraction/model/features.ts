/**
 * What the linear model sees of a sentence: its words in ones and twos with names and numbers folded, how it begins
 * and ends, and which phrases the rules found. The same code makes features for training and for use.
 */
import type { Roster } from '../roster.ts';
import type { Token } from '../tokens.ts';
import type { Phrase } from '../view.ts';

const WORDS = 60;

/** "<n>" for numbers, "<p>" for people and handles, "<u>" for addresses; other words as they are. */
function fold(token: Token, index: number, roster: Roster): string {
  const { text, lower } = token;
  if (/^\d/.test(text)) return '<n>';
  if (/^https?:|^www\.|^\$link$/i.test(text)) return '<u>';
  if (text.startsWith('@')) return '<p>';
  if (/^\p{Lu}/u.test(text) && (roster.names.has(lower) || (index > 0 && /^\p{Lu}\p{Ll}+$/u.test(text)))) return '<p>';
  return lower.length > 24 ? '<long>' : lower;
}

const lengthOf = (count: number): string =>
  count < 4 ? 'tiny' : count < 8 ? 'short' : count < 16 ? 'middle' : count < 30 ? 'long' : 'huge';

/** Names of the features that are present; each counts once. */
export function featuresOf(sentence: Phrase, roster: Roster): readonly string[] {
  const words = sentence.tokens.slice(0, WORDS).map((token, index) => fold(token, index, roster));
  const found = new Set<string>(['#bias', `#length=${lengthOf(words.length)}`, `#ends=${sentence.ending || 'none'}`]);
  found.add(`^${words[0] ?? ''}`);
  found.add(`^${words[0] ?? ''} ${words[1] ?? ''}`);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (!/[\p{L}<?]/u.test(word)) continue;
    found.add(word);
    const next = words[i + 1];
    if (next !== undefined) found.add(`${word} ${next}`);
  }
  for (const { role, index } of sentence.hits) found.add(index < 3 ? `#${role}^` : `#${role}`);
  return [...found];
}
