/**
 * A task without a doer: "needs to be signed off by legal", "must be approved before 1 Feb", and, in minutes, a line
 * that begins with a task verb. Weak alone: a deadline or a named group lifts it.
 */
import { hasRole } from '../clauses.ts';
import { findDeadline } from '../due-phrase.ts';
import { readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import { isEnglishTaskVerb, isTaskVerb } from '../words/verbs.ts';
import { type Spoken, speakableLines } from './speakable.ts';

function byWhom(view: View, sentence: Phrase, text: string): string | null {
  const { tokens } = sentence;
  const by = tokens.findIndex(
    ({ lower }, index) => index > 0 && /^(?:by|von|durch|par|por|pelo|pela|door)$/.test(lower),
  );
  if (by === -1) return null;
  const span = readPeople(tokens, by + 1, view.roster, view.index);
  if (span === null || !span.known) return null;
  return text.slice(tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0);
}

function isImperative(view: View, spoken: Spoken, sentence: Phrase): boolean {
  const { line } = spoken.placed;
  const first = sentence.tokens[0];
  if (first === undefined || sentence.tokens.length < 4 || sentence.ending === '?') return false;
  if (view.language === 'en')
    return (
      isEnglishTaskVerb(first.lower) &&
      /^\p{Lu}/u.test(first.text) &&
      !/^(?:to|:|-|–)$/.test(sentence.tokens[1]?.text ?? '')
    );
  return (
    line.marker !== 'none' &&
    view.language !== 'de' &&
    view.language !== 'nl' &&
    /^\p{Lu}/u.test(first.text) &&
    isTaskVerb(first.lower, view.language)
  );
}

function readSentence(view: View, spoken: Spoken, sentence: Phrase): Proposal | null {
  const passive = sentence.hits.find(({ role }) => role === 'passive');
  const imperative = isImperative(view, spoken, sentence);
  if (passive === undefined && !imperative) return null;
  if (hasRole(sentence, 'hedge') || hasRole(sentence, 'courtesy') || sentence.ending === '?') return null;
  const text = spoken.placed.line.text;
  const words = text.slice(sentence.start, sentence.end);
  const due = findDeadline(words, view.language);
  const owner = passive === undefined ? null : byWhom(view, sentence, text);
  const base = imperative ? (view.kind === 'email' ? 0.42 : view.kind === 'transcript' ? 0.2 : 0.38) : 0.22;
  const confidence = base + (due !== null ? 0.28 : 0) + (owner !== null ? 0.3 : 0);
  return propose(spoken.placed.index, sentence.start, sentence.end, {
    kind: imperative ? 'request' : 'commitment',
    confidence,
    rule: imperative ? 'imperative' : 'passive-task',
    reasons: [
      imperative ? `begins with "${sentence.tokens[0]?.lower}"` : `"${passive?.phrase}"`,
      ...(due === null ? [] : ['has a deadline']),
    ],
    owner,
  });
}

/** See the module's first line. */
export function passiveTasks(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const spoken of speakableLines(view)) {
    for (const sentence of view.sentencesOf(spoken.placed.line)) {
      const proposal = readSentence(view, spoken, sentence);
      if (proposal !== null) found.push(proposal);
    }
  }
  return found;
}
