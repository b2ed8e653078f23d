/** Which language a text is in, by its small words, and the phrase index of each language. */

import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { JAPANESE } from './ja.ts';
import { DUTCH } from './nl.ts';
import { PORTUGUESE } from './pt.ts';
import { indexPhrases, type PhraseIndex, type Vocabulary } from './vocabulary.ts';

/** The languages with a vocabulary of their own; others are read as English. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'nl' | 'ja';

/** All seven, in the order in which ties are broken. */
export const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es', 'pt', 'nl', 'ja'];

const VOCABULARIES: Readonly<Record<Language, Vocabulary>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  pt: PORTUGUESE,
  nl: DUTCH,
  ja: JAPANESE,
};

const SMALL_WORDS: Readonly<Record<Exclude<Language, 'ja'>, string>> = {
  en: 'the of and to is that for with are this will be on it we have you not from or if was has should need can',
  de: 'der die das und ist nicht mit für auf ein eine den dem zu von im es wir sich auch noch wird werden dass bei zum zur wenn sind haben',
  fr: 'le la les des et est pour dans une du pas sur que qui au avec nous il ce sont faire plus par cette être a',
  es: 'el la los las de y en que es para una del con por se no al lo como más son está han su reunión',
  pt: 'o os as do da dos das e em que é para uma com não por no na se foi são mais ao como pela reunião',
  nl: 'de het een en van is op te dat niet met voor zijn er wordt aan ook bij naar deze om als worden we heeft',
};

const WEIGHTS = smallWordWeights();

function smallWordWeights(): ReadonlyMap<string, readonly (readonly [Language, number])[]> {
  const owners = new Map<string, Language[]>();
  for (const [language, text] of Object.entries(SMALL_WORDS) as [Language, string][]) {
    for (const word of text.split(' ')) owners.set(word, [...(owners.get(word) ?? []), language]);
  }
  return new Map([...owners].map(([word, all]) => [word, all.map((language) => [language, 1 / all.length] as const)]));
}

const SAMPLE = 6_000;

/** Addresses, file names and tags are in no language. */
const ADDRESSES = /<[^<>]{0,400}>|\S{0,200}(?:[:/@_.=-]\S)\S{0,400}/g;

/** "a", "o" and "e" are words of several languages, and letters of all. */
const LETTER = 0.3;

/** The language of a text, from its first 6,000 characters; `expected` when nothing speaks for another. */
export function guessLanguage(text: string, expected: Language = 'en'): Language {
  const head = text.slice(0, SAMPLE);
  // No address holds kana, and a line of Japanese with "5/20" in it is no address.
  const kana = head.match(/[\u3040-\u30ff]/g)?.length ?? 0;
  const sample = head.replace(ADDRESSES, ' ');
  if (kana > 10 || kana * 10 > sample.length) return 'ja';
  const scores = new Map<Language, number>([[expected, 0.5]]);
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) {
    const share = word.length === 1 ? LETTER : 1;
    for (const [language, weight] of WEIGHTS.get(word) ?? [])
      scores.set(language, (scores.get(language) ?? 0) + weight * share);
  }
  let best: Language = expected;
  for (const language of LANGUAGES) if ((scores.get(language) ?? 0) > (scores.get(best) ?? 0)) best = language;
  return best;
}

/** The language of a BCP 47 tag, or null when it is none of ours. */
export function languageOfLocale(locale: string | undefined): Language | null {
  const primary = (locale ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
  return LANGUAGES.find((language) => language === primary) ?? null;
}

const indexes = new Map<Language, PhraseIndex>();

/** The phrase index of a language, built at first use. */
export function phrasesOf(language: Language): PhraseIndex {
  const known = indexes.get(language);
  if (known !== undefined) return known;
  const built = indexPhrases(VOCABULARIES[language]);
  indexes.set(language, built);
  return built;
}

/** The Japanese phrases of a role, for searching in running text. */
export const japanesePhrases = (role: keyof Vocabulary): readonly string[] => JAPANESE[role] ?? [];
