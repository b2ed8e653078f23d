/**
 * One claim of a language model against the text: what does not stand there is dropped, and what is left is settled by
 * the engine itself: words, owner's match and date are its own work, from the place the quote was found at.
 */
import { fail, ok, type Result } from '../../result.ts';
import { formatDate } from '../../time/calendar-date.ts';
import { type Reference, resolvePhrase, vagueTime } from '../due-phrase.ts';
import { settle } from '../extract.ts';
import type { Candidate, SourceDocument } from '../extraction.ts';
import type { View } from '../view.ts';
import { type ClaimedOwner, claimedOwner, type OwnerFault, standsIn } from './claimed-owner.ts';
import { MODEL_CONFIDENCE, MODEL_RULE, type ModelItem } from './model-item.ts';
import { type Place, wordsAt } from './place-quote.ts';

/** Why a claim is dropped. */
export type ClaimFault = OwnerFault | { readonly kind: 'due-not-in-source' };

/** The document a claim is about. */
export interface Source {
  readonly view: View;
  readonly document: SourceDocument;
  readonly reference: Reference | null;
}

const DUE_LIMIT = 80;

/** The candidate a claim amounts to at this place. */
export function judgeItem(source: Source, item: ModelItem, place: Place): Result<Candidate, ClaimFault> {
  const { view, document, reference } = source;
  const words = wordsAt(view, place);
  const speaker = view.placed[place.line]?.line.speaker ?? null;
  const owner = claimedOwner(item.owner, words, speaker, view.context);
  if (!owner.ok) return owner;
  const phrase = item.duePhrase?.trim() ?? '';
  if (phrase !== '' && (phrase.length > DUE_LIMIT || !standsIn(words, phrase)))
    return fail({ kind: 'due-not-in-source' });
  const settled = settle(
    view,
    document,
    {
      ...place,
      kind: item.kind,
      confidence: MODEL_CONFIDENCE,
      rule: MODEL_RULE,
      reasons: reasonsOf(owner.value),
      owner: owner.value.name,
    },
    reference,
  );
  const isAction = item.kind === 'commitment' || item.kind === 'request';
  const due = isAction && settled.duePhrase === null ? dueOf(phrase, source) : {};
  // Somebody the sentence does not name is shown as a question, whoever the name fits.
  return ok({ ...settled, ...due, ...(!owner.value.isNamed && { ownerMatch: null }) });
}

const reasonsOf = ({ name, isNamed }: ClaimedOwner): readonly string[] => [
  'found by the language model, not by the rules',
  ...(name !== null && !isNamed ? [`the sentence does not name "${name}"`] : []),
];

/** The day a phrase of the quote means where our own rules saw no deadline; a day that is over is none. */
function dueOf(phrase: string, { view, reference }: Source): Partial<Candidate> {
  if (phrase === '') return {};
  const on = reference === null ? null : resolvePhrase(phrase, view.locale, reference);
  const isOver = on !== null && reference !== null && on < formatDate(reference.on);
  const dueOn = isOver ? null : on;
  const dueVague = on === null && vagueTime(phrase) !== null;
  return { duePhrase: on !== null || dueVague ? phrase : null, dueOn, dueVague };
}
