/** An owner's name to a person of the meeting. Two people that fit equally well are nobody: a name is never guessed. */

import { foldWord } from '../dates/terms.ts';
import type { ExtractionContext, OwnerMatch, Person } from '../extraction.ts';

interface Known {
  readonly person: Person;
  readonly words: readonly string[];
  readonly initials: string;
  readonly mail: string;
}

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/[([{<].*$/, ' ')
    .split(/[\s,@._]+/)
    .map(foldWord)
    .filter((word) => word !== '');

function know(person: Person): Known {
  const words = wordsOf(person.name);
  return {
    person,
    words,
    initials: words.map((word) => word.charAt(0)).join(''),
    mail: (person.mail ?? '').toLowerCase(),
  };
}

const folded = new WeakMap<ExtractionContext, readonly Known[]>();

/** Everybody the context knows, folded once for all owners of a document. */
function everybody(context: ExtractionContext): readonly Known[] {
  const known = folded.get(context);
  if (known !== undefined) return known;
  const people = [
    ...context.attendees,
    ...(context.addressees ?? []),
    ...(context.author === undefined ? [] : [context.author]),
  ].map(know);
  folded.set(context, people);
  return people;
}

function scoreOf(owner: string, words: readonly string[], known: Known): number {
  const plainly = owner.trim().toLowerCase();
  if (known.mail !== '' && plainly === known.mail) return 1;
  if (words.length === 0) return 0;
  const plain = words.join(' ');
  if (plain === known.words.join(' ') || plain === [...known.words].reverse().join(' ')) return 1;
  const local = foldWord(known.mail.split('@')[0] ?? '').replace(/[._]/g, '');
  if (local !== '' && words.join('') === local) return 0.95;
  if (words.length > 1) {
    // "Ana P.", "A. Pires", "Ana Pires da Silva"
    const fits = words.every((word) =>
      known.words.some((other) => other === word || (word.length === 1 && other.startsWith(word))),
    );
    const covers = known.words.every((word) => words.includes(word));
    return fits ? 0.9 : covers && known.words.length > 1 ? 0.85 : 0;
  }
  const [word = ''] = words;
  if (known.words[0] === word) return 0.85;
  if (known.words.includes(word)) return 0.75;
  if (/^\p{Lu}{2,4}$/u.test(owner.trim()) && known.initials === word) return 0.7;
  const glued = known.words.join('');
  if (
    /^@/.test(owner) &&
    word.length >= 3 &&
    (glued === word || `${known.words[0]?.charAt(0) ?? ''}${known.words.at(-1) ?? ''}` === word)
  )
    return 0.7;
  return 0;
}

/** The one person an owner's name fits, with a score; null when nobody or more than one does, or several are named. */
export function matchOwner(owner: string | null, context: ExtractionContext): OwnerMatch | null {
  if (owner === null) return null;
  const words = wordsOf(owner);
  const scored = everybody(context)
    .map((known) => ({ person: known.person, score: scoreOf(owner, words, known) }))
    .filter(({ score }) => score > 0);
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const winners = scored.filter(({ score }) => score === best);
  const distinct = new Set(winners.map(({ person }) => person.key ?? person.mail?.toLowerCase() ?? person.name));
  const [winner] = winners;
  return winner === undefined || distinct.size !== 1 ? null : winner;
}
