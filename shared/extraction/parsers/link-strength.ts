/** Is what follows a link work, and how sure is it in this sentence, in this kind of document? */
import { hasRole, roleAt, wordsFrom } from '../clauses.ts';
import type { PersonSpan } from '../people.ts';
import type { Phrase, View } from '../view.ts';
import { isEnglishTaskVerb, isTaskGerund, isTaskVerb } from '../words/verbs.ts';
import type { Link } from './asked-link.ts';

const DETERMINERS = /^(?:the|a|an|this|that|our|their|its|my|your|his|her|next|all|each|be)$/;

/** "Frau Kern wird teilnehmen": the last word says that it is no work; "es wird … geben", but "wird … bekannt geben". */
function endsInState(sentence: Phrase): boolean {
  const last = sentence.tokens.length - (sentence.ending === '' ? 1 : 2);
  if (sentence.tokens[last]?.lower === 'geben') return sentence.tokens.some(({ lower }) => lower === 'es');
  return (
    roleAt(sentence, 'state', last) ||
    /^(?:teilnehmen|deelnemen|dabei|anwesend)$/.test(sentence.tokens[last]?.lower ?? '')
  );
}

/** "Ana to attend the hearing", "Ana will work on the map", "Ana will be drafting it": states that are work here. */
function isWorkAfterAll({ tokens }: Phrase, span: PersonSpan, link: Link): boolean {
  const [verb, next] = [tokens[link.task]?.lower ?? '', tokens[link.task + 1]?.lower ?? ''];
  if (verb === 'work') return next === 'on' || next === 'with';
  // "Ana to have a look", "Ben will have a word with them".
  if (verb === 'have')
    return (
      next === 'a' &&
      /^(?:look|word|chat|call|meeting|read|think|conversation)$/.test(tokens[link.task + 2]?.lower ?? '')
    );
  if (verb === 'help') return span.known && /^(?:will|'ll)$/.test(link.phrase) && next !== '';
  if (verb === 'be') return /^(?:will|'ll)$/.test(link.phrase) && isTaskGerund(next);
  return link.phrase === 'to' && span.known && isEnglishTaskVerb(verb) && !/^(?:have|see|come|agree|think)$/.test(verb);
}

/** "Der Beisitzer wird vorgeschlagen": done to somebody. Infinitives that begin like a participle are named. */
function isGermanPassive({ tokens, ending }: Phrase): boolean {
  const last = tokens[tokens.length - (ending === '' ? 1 : 2)]?.lower ?? '';
  if (/(?:geben|gehen|genehmigen|gestalten|gewinnen|gelangen|gewährleisten|gewähren)$/.test(last)) return false;
  return (
    /^\p{L}{0,6}ge\p{L}{3,}(?:en|t)$/u.test(last) || /\p{L}{3,}(?:iert|igt|annt|ählt|ellt|immt|ärt|üft)$/u.test(last)
  );
}

/** False for states, events and what is said not to happen. */
export function isWork(view: View, sentence: Phrase, span: PersonSpan, link: Link): boolean {
  const word = sentence.tokens[link.task];
  if (word === undefined || !/^\p{L}/u.test(word.text))
    return link.strength >= 0.7 && wordsFrom(sentence.tokens, 0) >= 3;
  if (roleAt(sentence, 'negation', link.task)) return false;
  if (roleAt(sentence, 'state', link.task) && link.phrase !== 'you' && !isWorkAfterAll(sentence, span, link))
    return false;
  if (view.language === 'en' && link.phrase === 'to')
    return (
      (isEnglishTaskVerb(word.lower) && !/^\p{Lu}\p{Ll}/u.test(word.text)) ||
      (span.known && view.kind !== 'email' && !DETERMINERS.test(word.lower))
    );
  if (/^(?:wird|werden|zal|zullen)$/.test(link.phrase) && endsInState(sentence)) return false;
  if (/^(?:wird|werden)$/.test(link.phrase) && isGermanPassive(sentence)) return false;
  // "The group will meet on Wednesdays" announces.
  if (
    word.lower === 'meet' &&
    /^(?:on|at|every|weekly|monthly|again|in|next|bi-weekly|biweekly)$/.test(
      sentence.tokens[link.task + 1]?.lower ?? '',
    )
  )
    return false;
  if (link.phrase === 'à' || link.phrase === 'a') return isTaskVerb(word.lower, view.language);
  // "Ana compte écrire" plans, "Ana compte les voix" counts.
  if (view.language === 'fr' && /^(?:compte|comptent|prévoit de|prévoient de|accepte de)$/.test(link.phrase))
    return isTaskVerb(word.lower, 'fr');
  // "Le bureau va dans le même sens" goes nowhere and does nothing.
  if (view.language === 'fr' && /^(?:va|vont)$/.test(link.phrase))
    return sentence.tokens.slice(link.task, link.task + 4).some(({ lower }) => isTaskVerb(lower, 'fr'));
  return wordsFrom(sentence.tokens, link.task) >= 1;
}

/** What somebody who "can" does for the others; "can write very well" praises. */
const OFFERED =
  /^(?:contact|call|ask|email|e-mail|send|reach|arrange|organi[sz]e|book|draft|check|investigate|share|ping|follow)$/;

/** Confidence that the linked person has the task, about 0..1. `listed`: the sentence is a point of a list. */
export function strengthOf(view: View, sentence: Phrase, span: PersonSpan, link: Link, listed: boolean): number {
  let strength = link.strength;
  if (!span.known) strength -= link.phrase === 'to' ? 0.15 : 0.22;
  if (view.kind === 'transcript') strength -= 0.15;
  // In a mail "Ana will …" is a promise as anywhere; "Conway to speak in London" is as often a headline.
  if (view.kind === 'email' && !listed && !/^(?:will|'ll|is going to)$/.test(link.phrase))
    strength -= link.phrase === 'to' && !span.known ? 0.25 : 0.19;
  // "Members must close the gate": a rule for everybody is nobody's task.
  const collective = sentence.hits.some(({ role, index }) => role === 'collective' && index === span.from);
  if (
    collective &&
    /^(?:must|should|need to|needs to|can|may|müssen|sollen|doivent|deben|devem|moeten)$/.test(link.phrase)
  )
    strength -= 0.2;
  if (view.kind === 'invite') strength -= 0.3;
  if (sentence.ending === '?') strength -= 0.3;
  // "It was agreed that Ana would contact the council."
  if (
    /^(?:would|should|shall|soll|devrait|debería|deveria|zou)$/.test(link.phrase) &&
    hasRole(sentence, 'decision', 0, span.from)
  )
    strength += 0.3;
  // "Ana can call them": in notes an offer that was written down was taken.
  if (link.phrase === 'can' && span.known && (view.kind === 'minutes' || view.kind === 'notes'))
    strength += OFFERED.test(sentence.tokens[link.task]?.lower ?? '') ? 0.3 : 0;
  if (hasRole(sentence, 'hedge', 0, span.from)) strength -= 0.2;
  // "I'll send the quote and Peter will check the stock": what is promised in one breath is meant alike.
  if (
    view.kind === 'email' &&
    /^(?:will|'ll|wird|va|va a|vai|zal|gaat)$/.test(link.phrase) &&
    hasRole(sentence, 'self', 0, span.from)
  )
    strength += 0.3;
  if (hasRole(sentence, 'negation', span.to, span.to + 4)) strength -= 0.4;
  if (
    view.language === 'en' &&
    hasRole(sentence, 'done', span.to, span.to + 3) &&
    link.phrase !== 'to' &&
    !/asked|took|instructed|requested|directed|tasked|authorised/.test(link.phrase)
  )
    strength -= 0.3;
  return strength;
}
