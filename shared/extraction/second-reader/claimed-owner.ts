/** Whether an owner that a language model names may be believed: only names that stand there, and nobody else's task. */
import { fail, ok, type Result } from '../../result.ts';
import type { ExtractionContext, Person } from '../extraction.ts';

/** Why a claim about an owner is not believed. */
export interface OwnerFault {
  readonly kind: 'owner-not-in-source' | 'owner-contradicted';
}

/** An owner that may stay. */
export interface ClaimedOwner {
  /** As written; null when nobody is named. */
  readonly name: string | null;
  /** False for somebody of the meeting whom the sentence does not name: a person has to confirm it. */
  readonly isNamed: boolean;
}

/** What a model says where a sentence names nobody. */
const NOBODY =
  /^(?:i|we|you|he|she|they|me|us|ich|wir|sie|je|nous|vous|yo|nosotros|eu|nós|ik|wij|none|null|unknown|)$/i;

/** A name begins like one; "the budget" is none, even where it stands in the quote. */
const NAME = /^@?[\p{Lu}\p{Lo}][^\n\r]{1,99}$/u;

/** @param words the quote. @param speaker who says it, in a transcript. */
export function claimedOwner(
  owner: string | null,
  words: string,
  speaker: string | null,
  context: ExtractionContext,
): Result<ClaimedOwner, OwnerFault> {
  const name = owner?.trim() ?? '';
  if (NOBODY.test(name)) return ok({ name: null, isNamed: false });
  const people = peopleOf(context);
  const isPerson = people.some((person) => person.name === name || person.mail === name);
  if (!isPerson && !NAME.test(name)) return fail({ kind: 'owner-not-in-source' });
  if (standsIn(words, name) || name === speaker) return ok({ name, isNamed: true });
  if (!isPerson) return fail({ kind: 'owner-not-in-source' });
  const isSomebodyElses = speaker !== null || people.some((other) => other.name !== name && isNamedIn(words, other));
  return isSomebodyElses ? fail({ kind: 'owner-contradicted' }) : ok({ name, isNamed: false });
}

const peopleOf = ({ attendees, addressees = [], author }: ExtractionContext): readonly Person[] => [
  ...attendees,
  ...addressees,
  ...(author === undefined ? [] : [author]),
];

const isNamedIn = (words: string, { name }: Person): boolean =>
  name
    .split(/\s+/)
    .filter((part) => part.length > 1)
    .some((part) => standsIn(words, part));

/** Whether the words hold this name as a whole: "Ana" is not in "Anatomy". Scripts without spaces have no edges. */
export function standsIn(words: string, name: string): boolean {
  if (name === '') return false;
  if (/[\u3040-\u9fff]/.test(name)) return words.includes(name);
  for (let at = words.indexOf(name); at !== -1; at = words.indexOf(name, at + 1)) {
    const before = words.slice(Math.max(0, at - 2), at);
    const after = words.slice(at + name.length, at + name.length + 2);
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
