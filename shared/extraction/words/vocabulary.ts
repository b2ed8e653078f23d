/** What one language contributes to extraction: phrases by the part they play. Matched on folded words, whole words only. */

/** The parts a phrase can play in a sentence. */
export type Role =
  /** "I will": the speaker commits. */
  | 'self'
  /** "we will": the group commits. */
  | 'group'
  /** "please", "could you": somebody is asked. */
  | 'request'
  /** "… to", "… will", "… is going to": stands between a person and a task. */
  | 'assign'
  /** "… takes care of", "… volunteered": a person and a task without a further verb. */
  | 'takes'
  /** "needs to be", "must be", "to be": a task without a person. */
  | 'passive'
  /** "everybody", "the team", "board": groups that can own a task. */
  | 'collective'
  /** "maybe", "if", "we could", "ideally". */
  | 'hedge'
  /** "let me know if you have questions", "feel free": politeness, not work. */
  | 'courtesy'
  /** "be", "have", "know": what follows "will" is a state, not work. */
  | 'state'
  /** "done", "was sent": finished. */
  | 'done'
  /** "not", "never". */
  | 'negation'
  /** "he", "this", "it", "users": no person of this document. */
  | 'nobody'
  /** Words that begin sentences with a capital and are no names. */
  | 'opener'
  /** "decided", "we agreed". */
  | 'decision';

/** Phrases of one language, space-separated words each, lower case with straight apostrophes. */
export type Vocabulary = Readonly<Partial<Record<Role, readonly string[]>>>;

/** A phrase found in a sentence: tokens `index` to `index + length - 1`. */
export interface Hit {
  readonly role: Role;
  readonly index: number;
  readonly length: number;
  readonly phrase: string;
}

interface Entry {
  readonly role: Role;
  readonly words: readonly string[];
  readonly phrase: string;
}

/** First word to the phrases that begin with it, longest first. */
export type PhraseIndex = ReadonlyMap<string, readonly Entry[]>;

/** Builds the look-up for a vocabulary once. */
export function indexPhrases(vocabulary: Vocabulary): PhraseIndex {
  const index = new Map<string, Entry[]>();
  for (const [role, phrases] of Object.entries(vocabulary) as [Role, readonly string[]][]) {
    for (const phrase of phrases) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      index.set(first, [...(index.get(first) ?? []), { role, words, phrase }]);
    }
  }
  for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** All phrases in the words, in order; of one role only the longest at each place. */
export function findPhrases(index: PhraseIndex, words: readonly { readonly lower: string }[]): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < words.length; i++) {
    const entries = index.get(words[i]?.lower ?? '');
    if (entries === undefined) continue;
    const first = hits.length;
    for (const entry of entries) {
      // Words that are no names are asked for one by one; they are every second word.
      if (entry.role === 'opener' || entry.role === 'nobody') continue;
      if (!matches(entry.words, words, i) || hasRoleFrom(hits, first, entry.role)) continue;
      hits.push({ role: entry.role, index: i, length: entry.words.length, phrase: entry.phrase });
    }
  }
  return hits;
}

function hasRoleFrom(hits: readonly Hit[], from: number, role: Role): boolean {
  for (let i = from; i < hits.length; i++) if (hits[i]?.role === role) return true;
  return false;
}

/** Length in words of the longest phrase of a role that begins at word `at`; 0 when none does. */
export function phraseLength(
  index: PhraseIndex,
  words: readonly { readonly lower: string }[],
  at: number,
  role: Role,
): number {
  const entries = index.get(words[at]?.lower ?? '');
  if (entries === undefined) return 0;
  for (const entry of entries) if (entry.role === role && matches(entry.words, words, at)) return entry.words.length;
  return 0;
}

function matches(phrase: readonly string[], words: readonly { readonly lower: string }[], from: number): boolean {
  for (let k = 1; k < phrase.length; k++) if (words[from + k]?.lower !== phrase[k]) return false;
  return true;
}

/** True for a word that begins sentences or stands for nobody: with a capital it is still no name. */
export const isOpener = (word: string, index: PhraseIndex): boolean => {
  const entries = index.get(word);
  if (entries === undefined) return false;
  for (const { words, role } of entries)
    if (words.length === 1 && (role === 'opener' || role === 'nobody')) return true;
  return false;
};
