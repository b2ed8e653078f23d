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
import { endsInWerden, isNeededWork, isStillOpen, NEEDED } from './needed-work.ts';
import { type Spoken, speakableLines } from './speakable.ts';

function byWhom(view: View, sentence: Phrase, text: string): string | null {
  const { tokens } = sentence;
  const by = tokens.findIndex(
    ({ lower }, index) => index > 0 && /^(?:by|von|durch|par|por|pelo|pela|door)$/.test(lower),
  );
  if (by === -1) return null;
  const article = /^(?:the|den|dem|der|die|het|de|la|le|el|o|a)$/.test(tokens[by + 1]?.lower ?? '') ? 1 : 0;
  const span =
    readPeople(tokens, by + 1, view.roster, view.index) ??
    readPeople(tokens, by + 1 + article, view.roster, view.index);
  if (span === null || !span.known) return null;
  return text.slice(tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0);
}

const PARTICIPLE = /(?:ed|en|wn|nt|lt|ut|ne|de|ld|pt|ght|et|id)$/;
const NOT_PARTICIPLE =
  /^(?:available|able|different|present|absent|open|even|often|then|content|out|different|important|sent to|one|done|gone|fine|hidden|need|excellent|consistent|independent|written)$/;

/** German participles of opinions and states: "wird vom Vorstand kritisch gesehen". */
const SEEN =
  /^(?:gesehen|bestätigt|bejaht|verneint|erläutert|beantwortet|geleitet|moderiert|betrachtet|empfunden|genutzt|unterstützt|getragen|vertreten|gewünscht|begrüßt|erwartet|vermutet)$/;

/** English passives need a participle: "will be sent", not "will be in three weeks". */
function isDone(view: View, sentence: Phrase, hit: Hit): boolean {
  if (view.language === 'de' && /^solle?n?$/.test(hit.phrase)) return endsInWerden(sentence);
  if (view.language === 'de') return !sentence.tokens.some(({ lower }) => SEEN.test(lower));
  if (view.language !== 'en') return true;
  const verb = sentence.tokens[contentAfter(sentence.tokens, hit.index + hit.length)];
  const subject = sentence.tokens[hit.index - 1];
  if (subject !== undefined && /^(?:i|we|you|he|she|they|meeting|call)$/.test(subject.lower)) return false;
  // "The amount applied for was 500, to be spent by March" tells; "RESOLVED that the grant … to be spent" decides.
  const told = sentence.tokens.slice(0, hit.index).some(({ lower }) => /^(?:was|were|had|resolved)$/.test(lower));
  if (hit.phrase === 'to be' && told) return false;
  return verb !== undefined && PARTICIPLE.test(verb.lower) && !NOT_PARTICIPLE.test(verb.lower);
}

/** "Members were reminded that forms must be filed": a rule told again hands nobody a task. */
const REMINDED = /\b(?:was|were|are|is) (?:reminded|informed|advised|told) (?:that|of|to)\b/i;

/** Participles of work that somebody has to go and do; what is "discussed" or "confirmed" happens in the room. */
const ACTED =
  /^(?:sent|written|ordered|purchased|bought|obtained|sought|contacted|approached|asked|invited|circulated|drafted|prepared|erected|installed|repaired|replaced|removed|cleaned|painted|investigated|notified|informed|published|posted|booked|arranged|organised|organized|requested|chased|forwarded|advertised|distributed|collected|printed|submitted|uploaded|updated|created|added|issued|paid)$/;
const CLAUSE = /^(?:[-–—;:.]|so|and|but|that)$/;
/** A verb before "to be sent" makes it a wish, a state or an offer: "was asked to be sent", "still to be sent". */
const GOVERNS =
  /^(?:is|are|was|were|be|been|being|has|have|had|needs?|seems?|appears?|supposed|due|going|ought|likely|wants?|would|should|will|can|could|may|might|must|still|yet|not|if|unless|when|once|how|what|who|which|whether|why|for|able|ready|\p{L}+ed)$/u;
const RESOLVES = /^(?:agreed|requested|proposed|asked|decided|recommended)$/;

/** What somebody outside the room is waiting for: "further quotes will be sought", "the council will be informed". */
const FETCHED =
  /^(?:sent|circulated|contacted|sought|obtained|ordered|written|drafted|arranged|investigated|approached|invited|asked|notified|informed|requested|chased|purchased)$/;

/** A thing that is meant, not things in general; "every year" and "usually" tell how it always is. */
const ONE = /^(?:a|an|the|further|more|additional|another|two|three|quotes|quotations)$/;
const USUAL = /^(?:every|always|usually|normally|annually|yearly|monthly|weekly|regularly)$/;
const LONGEST_SUBJECT = 14;

/**
 * Minutes that leave the verb out ("leaky tap - plumber to be contacted") or resolve on work ("it was agreed that a
 * letter be sent"). Index of the first word of the task, or null.
 */
function recorded({ tokens }: Phrase): number | null {
  const resolved = tokens.findIndex(({ lower }) => RESOLVES.test(lower));
  const usual = tokens.some(({ lower }) => USUAL.test(lower));
  for (let at = 1; at < tokens.length - 1; at++) {
    if (tokens[at]?.lower !== 'be' || !(ACTED.test(tokens[at + 1]?.lower ?? '') || tokens[at + 1]?.lower === 'made'))
      continue;
    let from = at;
    while (from > 0 && at - from <= LONGEST_SUBJECT && !CLAUSE.test(tokens[from - 1]?.lower ?? '')) from--;
    const subject = tokens.slice(from, at);
    const made =
      tokens[at + 1]?.lower === 'made' &&
      /^(?:enquiries|inquiries|arrangements|contact)$/.test(tokens[at - 2]?.lower ?? '');
    const coming = tokens[at - 1]?.lower === 'will' && (made || FETCHED.test(tokens[at + 1]?.lower ?? ''));
    const meant = subject.some(({ lower }) => ONE.test(lower)) && !usual;
    if (coming && meant && subject.length <= 10 && !subject.slice(0, -1).some(({ lower }) => GOVERNS.test(lower)))
      return from;
    if (tokens[at + 1]?.lower === 'made') continue;
    if (tokens[at - 1]?.lower === 'to') {
      // "A letter is to be sent" orders; "is still to be sent" and "was said to be sent" do not.
      const verb = /^(?:is|are)$/.test(tokens[at - 2]?.lower ?? '') ? 2 : 1;
      const plain =
        subject.length >= 2 &&
        subject.length <= 12 &&
        !subject.slice(0, -verb).some(({ lower }) => GOVERNS.test(lower));
      if (plain) return from;
    } else if (resolved !== -1 && resolved < at && !GOVERNS.test(tokens[at - 1]?.lower ?? '')) {
      return tokens[resolved + 1]?.lower === 'that' ? resolved + 2 : resolved + 1;
    }
  }
  return null;
}

/** A recorded task as a proposal; minutes only, English only. */
function readRecorded(view: View, spoken: Spoken, sentence: Phrase): Proposal | null {
  if (view.language !== 'en' || (view.kind !== 'minutes' && view.kind !== 'notes') || sentence.ending === '?')
    return null;
  const from = recorded(sentence);
  if (from === null || hasRole(sentence, 'hedge', from, from + 12) || hasRole(sentence, 'negation', from, from + 12))
    return null;
  const start = sentence.tokens[from]?.start ?? sentence.start;
  return propose(spoken.placed.index, start, sentence.end, {
    kind: 'commitment',
    confidence: 0.56,
    rule: 'passive-task',
    reasons: ['records what is to be done'],
    owner: byWhom(view, sentence, spoken.placed.line.text),
  });
}

function readSentence(view: View, spoken: Spoken, sentence: Phrase): Proposal | null {
  const passive = sentence.hits.find((hit) => hit.role === 'passive' && isDone(view, sentence, hit));
  if (passive === undefined || hasRole(sentence, 'hedge') || hasRole(sentence, 'courtesy') || sentence.ending === '?')
    return null;
  const { text } = spoken.placed.line;
  const words = text.slice(sentence.start, sentence.end);
  if (REMINDED.test(words)) return null;
  // In mails and talk things "will be done" all the time; only a named doer makes it a task there.
  const written = view.kind !== 'email' && view.kind !== 'transcript';
  const asked = words.slice((sentence.tokens[passive.index]?.start ?? sentence.start) - sentence.start);
  const found = written && mayHoldDate(words) ? findDeadline(words, view.language) : null;
  // A day before the verb is when something happened; one behind it is when the work is due.
  const due = found?.strong === false ? findDeadline(asked, view.language) : found;
  const owner = byWhom(view, sentence, text);
  return propose(spoken.placed.index, sentence.start, sentence.end, {
    kind: 'commitment',
    confidence:
      (written ? 0.22 : 0) +
      (due !== null ? 0.33 : 0) +
      (owner !== null ? 0.3 : 0) +
      (written && (isStillOpen(sentence, passive) || isNeededWork(view, sentence, passive)) ? NEEDED : 0),
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
    // A cheap first look: most lines hold no "be" at all.
    const mayRecord = spoken.placed.line.text.includes(' be ');
    for (const sentence of view.sentencesOf(spoken.placed.line)) {
      const proposal =
        (mayRecord ? readRecorded(view, spoken, sentence) : null) ?? readSentence(view, spoken, sentence);
      if (proposal !== null) found.push(proposal);
    }
  }
  return found;
}
