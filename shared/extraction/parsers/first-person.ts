/** "I'll …", "we will …", "ich werde …": the speaker or the group commits. States and conditions are no commitments. */
import { beginsClause, contentAfter, hasRole, isSaid, roleAt, taskEnd, wordsFrom } from '../clauses.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import { isLastingWork, isTaskGerund } from '../words/verbs.ts';
import type { Hit } from '../words/vocabulary.ts';
import { COMMITS, futureOf } from './bare-future.ts';
import { type Spoken, signatureOf, speakableLines } from './speakable.ts';

const ON_THE_SPOT =
  /\b(?:now|right here|this in the(?: chat)?|that in the chat|in the chat|this one|first|on the (?:screen|board|slide)|same sheet|again)\b/i;

/** "I'm going to have a list prepared", "I'll have a draft to you" is work, "I'll have my phone with me" is not. */
function isCausative(sentence: Phrase, at: number): boolean {
  if (sentence.tokens[at]?.lower !== 'have') return false;
  const { tokens } = sentence;
  const handsOver = tokens.findIndex(({ lower }, i) => i > at + 1 && i < at + 10 && /^(?:to|for|with)$/.test(lower));
  if (
    /^(?:a|an|the)$/.test(tokens[at + 1]?.lower ?? '') &&
    /^(?:you|him|her|them|everyone|everybody|us)$/.test(tokens[handsOver + 1]?.lower ?? '') &&
    handsOver > 0
  )
    return true;
  return tokens.slice(at + 2, at + 10).some(({ lower }) => /(?:ed|made|done|sent|written|built)$/.test(lower));
}

const wordsAt = (tokens: Phrase['tokens'], at: number, count: number): string =>
  tokens
    .slice(at, at + count)
    .map(({ lower }) => lower)
    .join(' ');

/** "I will have a meeting with them", "I'll take a closer look": small verbs that are work by their noun. */
function isMeeting({ tokens }: Phrase, at: number): boolean {
  const noun = wordsAt(tokens, at + 1, 4);
  if (tokens[at]?.lower === 'let') return /^(?:them|him|her|everyone|everybody) know\b/.test(noun);
  if (tokens[at]?.lower === 'double') return tokens[at + 1]?.lower === 'check';
  if (tokens[at]?.lower === 'take') return /^(?:a|another) (?:\w+ )?look\b/.test(noun);
  // "I'll pop in and take a look".
  if (/^(?:take|have) a look\b/.test(wordsAt(tokens, at + 3, 3)) && tokens[at + 2]?.lower === 'and') return true;
  return (
    tokens[at]?.lower === 'have' &&
    /^(?:a|an|another) (?:\w+ )?(?:meeting|call|chat|word|conversation) with\b/.test(noun)
  );
}

/** "I'll be drafting the note", "I'll work with them on it". */
const isWorking = ({ tokens }: Phrase, at: number): boolean => {
  const [verb, behind] = [tokens[at]?.lower, tokens[at + 1]?.lower ?? ''];
  return verb === 'be' ? isTaskGerund(behind) : verb === 'work' && /^(?:on|with|through|up)$/.test(behind);
};

/** "I'll call it a draft" names, "I'll call them this afternoon" phones. */
function namesSomething(tokens: Phrase['tokens'], call: number): boolean {
  const object = tokens[call + 1]?.lower ?? '';
  if (object !== 'them') return /^(?:it|this|that)$/.test(object);
  const after = tokens[call + 2]?.lower ?? '.';
  return !/^(?:[.,;!?]|this|today|tonight|tomorrow|now|later|back|again|on|by|in|at|to|about|and|before|after|next|first)$/.test(
    after,
  );
}

function commits(sentence: Phrase, hit: Hit): number | null {
  const { tokens } = sentence;
  const next = contentAfter(tokens, hit.index + hit.length);
  const word = tokens[next];
  if (word === undefined || !/^\p{L}/u.test(word.text)) return null;
  // "I volunteer to this day", "I'm planning on being away" promise nothing.
  if (hit.phrase.startsWith('i volunteer') && /^(?:this|that|the|an?|my|our|all|every)$/.test(word.lower)) return null;
  if (hit.phrase.endsWith(' planning on') && !isTaskGerund(word.lower)) return null;
  // "I volunteer to count" says it all.
  if (wordsFrom(tokens, next) < (hit.phrase.startsWith('i volunteer') ? 1 : 2)) return null;
  // "We'll already break it" is what follows from something, not what anybody promises.
  if (/^(?:already|never|always|probably)$/.test(tokens[hit.index + hit.length]?.lower ?? '')) return null;
  if (roleAt(sentence, 'negation', next)) return null;
  if (
    roleAt(sentence, 'state', next) &&
    !isWorking(sentence, next) &&
    !isCausative(sentence, next) &&
    !isMeeting(sentence, next)
  )
    return null;
  // "I will make one comment" is made at once.
  if (
    word.lower === 'make' &&
    /\b(?:comments?|points?|remarks?|observations?|statements?)\b/.test(wordsAt(tokens, next + 1, 3))
  )
    return null;
  // "I'll do my best" alone promises nothing.
  if (tokens[next + 2]?.lower === 'best' && tokens[next + 3]?.lower !== 'to') return null;
  if (word.lower === 'call' && namesSomething(tokens, next)) return null;
  return hasRole(sentence, 'courtesy') || !isSaid(tokens, hit.index) ? null : next;
}

/** "I'll do a quick intro", "I'll just do one more": done before anybody has left the room. */
const isAside = ({ tokens }: Phrase, verb: number): boolean =>
  tokens[verb]?.lower === 'do' &&
  tokens.slice(verb + 1, verb + 4).some(({ lower }) => /^(?:just|quick|brief|short|one|a)$/.test(lower));

/** Verbs that put something into other people's hands: what a group says it will send, it sends. */
const HANDS_OVER = /^(?:send|e-?mail|circulate|publish|post|share|schedule|arrange|contact|invite|distribute)$/;

function confidence(view: View, spoken: Spoken, sentence: Phrase, hit: Hit, verb: number): number {
  let base = COMMITS[hit.role as 'self' | 'group'][view.kind] ?? 0.5;
  const said = sentence.tokens[verb]?.lower ?? '';
  if (
    view.kind === 'transcript' &&
    (isLastingWork(said) || isCausative(sentence, verb) || isMeeting(sentence, verb)) &&
    !isAside(sentence, verb)
  ) {
    const words = spoken.placed.line.text.slice(sentence.start, sentence.end);
    const toYou = sentence.tokens[verb + 1]?.lower === 'you';
    const handsOver = toYou || HANDS_OVER.test(said);
    base += ON_THE_SPOT.test(words) ? 0.05 : hit.role === 'self' ? 0.18 : handsOver ? 0.27 : 0.1;
  }
  if (view.kind === 'transcript' && hit.phrase.startsWith('i volunteer')) base += 0.2;
  if (sentence.hits.some(({ role, index }) => role === 'hedge' && index < hit.index && hit.index - index <= 8))
    base -= 0.2;
  // "I'll ask in the chat, what time would suit you?" asks after it has promised.
  const asks = sentence.ending === '?' && !sentence.tokens.slice(verb).some(({ text }) => text === ',');
  return asks ? base - 0.3 : base;
}

/** "I think I'll write to them": said with a small word before it. */
const isThought = (tokens: Phrase['tokens'], at: number): boolean =>
  tokens[at - 2]?.lower === 'i' && /^(?:think|guess|suppose|believe|reckon)$/.test(tokens[at - 1]?.lower ?? '');

function readSentence(view: View, spoken: Spoken, sentence: Phrase, author: string | null): Proposal | null {
  for (const hit of sentence.hits) {
    if (hit.role !== 'self' && hit.role !== 'group') continue;
    const verb = commits(sentence, hit);
    if (verb === null || !(beginsClause(sentence.tokens, hit.index) || isThought(sentence.tokens, hit.index))) continue;
    const start = sentence.tokens[hit.index]?.start ?? sentence.start;
    return propose(spoken.placed.index, start, taskEnd(sentence, hit.index), {
      kind: 'commitment',
      confidence: confidence(view, spoken, sentence, hit, verb),
      rule: hit.role === 'self' ? 'speaker-commits' : 'group-commits',
      reasons: [`commits: "${hit.phrase}"`],
      owner: hit.role === 'self' ? (spoken.speaker ?? author) : null,
    });
  }
  return futureOf(view, spoken, sentence, author);
}

/** See the module's first line. */
export function firstPerson(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  const author = view.context.author?.name ?? signatureOf(view);
  for (const spoken of speakableLines(view)) {
    for (const sentence of view.sentencesOf(spoken.placed.line)) {
      const proposal = readSentence(view, spoken, sentence, author);
      if (proposal !== null) found.push(proposal);
    }
  }
  return found;
}
