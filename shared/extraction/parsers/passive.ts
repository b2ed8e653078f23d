/**
 * A task without a doer: "needs to be signed off by legal", "must be approved before 1 Feb". Weak alone: a deadline or a
 * named group lifts it.
 */
import { contentAfter, hasRole } from '../clauses.ts';
import { findDeadline, mayHoldDate } from '../due-phrase.ts';
import { readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import type { Hit } from '../words/vocabulary.ts';
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

const PARTICIPLE = /(?:ed|en|wn|nt|lt|ut|ne|de|ld|pt|ght|et|id)$/;
const NOT_PARTICIPLE =
  /^(?:available|able|different|present|absent|open|even|often|then|content|out|different|important|sent to|one|done|gone|fine|hidden|need|excellent|consistent|independent|written)$/;

/** English passives need a participle: "will be sent", not "will be in three weeks". */
function isDone(view: View, sentence: Phrase, hit: Hit): boolean {
  if (view.language !== 'en') return true;
  const verb = sentence.tokens[contentAfter(sentence.tokens, hit.index + hit.length)];
  const subject = sentence.tokens[hit.index - 1];
  if (subject !== undefined && /^(?:i|we|you|he|she|they|meeting|call)$/.test(subject.lower)) return false;
  return verb !== undefined && PARTICIPLE.test(verb.lower) && !NOT_PARTICIPLE.test(verb.lower);
}

/** "Members were reminded that forms must be filed": a rule told again hands nobody a task. */
const REMINDED = /\b(?:was|were|are|is) (?:reminded|informed|advised|told) (?:that|of|to)\b/i;

function readSentence(view: View, spoken: Spoken, sentence: Phrase): Proposal | null {
  const passive = sentence.hits.find((hit) => hit.role === 'passive' && isDone(view, sentence, hit));
  if (passive === undefined || hasRole(sentence, 'hedge') || hasRole(sentence, 'courtesy') || sentence.ending === '?')
    return null;
  const { text } = spoken.placed.line;
  const words = text.slice(sentence.start, sentence.end);
  if (REMINDED.test(words)) return null;
  // In mails and talk things "will be done" all the time; only a named doer makes it a task there.
  const written = view.kind !== 'email' && view.kind !== 'transcript';
  const due = written && mayHoldDate(words) ? findDeadline(words, view.language) : null;
  const owner = byWhom(view, sentence, text);
  return propose(spoken.placed.index, sentence.start, sentence.end, {
    kind: 'commitment',
    confidence: (written ? 0.22 : 0) + (due !== null ? 0.33 : 0) + (owner !== null ? 0.3 : 0),
    rule: 'passive-task',
    reasons: [`"${passive.phrase}"`, ...(due === null ? [] : ['has a deadline'])],
    owner,
  });
}

/** See the module's first line. */
export function passiveTasks(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const spoken of speakableLines(view)) {
    if (spoken.placed.section === 'past-actions') continue;
    for (const sentence of view.sentencesOf(spoken.placed.line)) {
      const proposal = readSentence(view, spoken, sentence);
      if (proposal !== null) found.push(proposal);
    }
  }
  return found;
}
