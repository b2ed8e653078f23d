/**
 * Commitments without "I" or "we" before "will": the future tense of other languages ("nous enverrons"), and notes that
 * leave the subject out ("Will do this on Friday", "needs time, will schedule a call").
 */
import { hasRole, taskEnd, wordsFrom } from '../clauses.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Phrase, View } from '../view.ts';
import type { Language } from '../words/language.ts';
import { isEnglishTaskVerb, isLastingWork } from '../words/verbs.ts';
import type { Spoken } from './speakable.ts';

/** In writing "I'll" is a promise; in talk most of it is about the next minute, see LASTING. */
export const COMMITS: Readonly<Record<'self' | 'group', Readonly<Record<string, number>>>> = {
  self: { email: 0.7, minutes: 0.75, notes: 0.75, invite: 0.5, transcript: 0.4 },
  group: { email: 0.54, minutes: 0.56, notes: 0.56, invite: 0.3, transcript: 0.25 },
};

/** The future tense of the first person, where the language has one: "nous enverrons", "je ferai", "enviaremos", "farei". */
const FUTURES: Readonly<Partial<Record<Language, { readonly group: RegExp; readonly self: RegExp }>>> = {
  fr: { group: /^nous \p{L}{3,}rons$/u, self: /^je \p{L}{3,}rai$/u },
  es: { group: /^\p{L}{3,}remos$/u, self: /^\p{L}{3,}ré$/u },
  pt: { group: /^\p{L}{3,}remos$/u, self: /^\p{L}{3,}rei$/u },
};
const FUTURE_STATES =
  /^(?:nous |je )?(?:se|au|pour|dev|sau|voud|verr|profite|continue|retrouve|reste|tend|habr|pod|quer|sab|est|te|deve|fica|pode)(?:rons|rai|remos|ré|rei)$/u;

function tense(view: View, spoken: Spoken, sentence: Phrase, author: string | null): Proposal | null {
  const forms = FUTURES[view.language];
  const [first, second] = sentence.tokens;
  if (forms === undefined || first === undefined || sentence.ending === '?' || wordsFrom(sentence.tokens, 1) < 3)
    return null;
  const said = view.language === 'fr' ? `${first.lower} ${second?.lower ?? ''}` : first.lower;
  const role = forms.group.test(said) ? 'group' : forms.self.test(said) ? 'self' : null;
  if (role === null || FUTURE_STATES.test(said) || hasRole(sentence, 'hedge') || hasRole(sentence, 'courtesy'))
    return null;
  return propose(spoken.placed.index, first.start, taskEnd(sentence, 0), {
    kind: 'commitment',
    confidence: COMMITS[role][view.kind] ?? 0.5,
    rule: role === 'self' ? 'speaker-commits' : 'group-commits',
    reasons: [`commits: "${said}"`],
    owner: role === 'self' ? (spoken.speaker ?? author) : null,
  });
}

/** "This needs time, will schedule a call": in notes the second half leaves its subject out. */
function laterWill(view: View, spoken: Spoken, sentence: Phrase): Proposal | null {
  if (view.language !== 'en') return null;
  if ((view.kind !== 'minutes' && view.kind !== 'notes') || sentence.ending === '?') return null;
  const { tokens } = sentence;
  const at = tokens.findIndex(
    ({ text }, i) =>
      text === 'will' &&
      /^[,;–—-]$/.test(tokens[i - 1]?.text ?? '') &&
      (isLastingWork(tokens[i + 1]?.lower ?? '') ||
        // A bracketed person right before it makes any work theirs.
        (spoken.topicOwner !== null && isEnglishTaskVerb(tokens[i + 1]?.lower ?? ''))),
  );
  const first = tokens[at];
  if (first === undefined || wordsFrom(tokens, at) < 4 || hasRole(sentence, 'hedge')) return null;
  return propose(spoken.placed.index, first.start, taskEnd(sentence, at), {
    kind: 'commitment',
    confidence: 0.55,
    rule: 'speaker-commits',
    reasons: ['goes on with "will"'],
    owner: spoken.speaker ?? spoken.topicOwner,
  });
}

/** What is announced rather than promised: "Will include lunch", "Will keep trying"; "will keep you posted" promises. */
const LASTS = /^(?:be|meet|include|have|need|remain|contain|cost)$/;
const INFORMS = /^(?:posted|informed|updated|apprised|advised)$/;

/** "Will do this on Friday": in notes the subject is whoever the point belongs to. */
function bareWill(view: View, spoken: Spoken, sentence: Phrase, author: string | null): Proposal | null {
  // "Ana: Will review both."
  const at = sentence.tokens.findIndex(({ start }) => start >= spoken.from);
  const first = sentence.tokens[at];
  const verb =
    first?.text === 'Will' ? at + 1 : first?.text === 'Going' && sentence.tokens[at + 1]?.lower === 'to' ? at + 2 : -1;
  const second = sentence.tokens[verb];
  if (view.language !== 'en' || first === undefined || second === undefined || !isEnglishTaskVerb(second.lower))
    return null;
  if (sentence.ending === '?' || wordsFrom(sentence.tokens, verb) < 3 || LASTS.test(second.lower)) return null;
  if (second.lower === 'work' && !/^(?:on|with)$/.test(sentence.tokens[verb + 1]?.lower ?? '')) return null;
  if (second.lower === 'keep' && !INFORMS.test(sentence.tokens[verb + 2]?.lower ?? '')) return null;
  return propose(spoken.placed.index, first.start, taskEnd(sentence, at), {
    kind: 'commitment',
    confidence: 0.6,
    rule: 'speaker-commits',
    reasons: [`begins with "${first.lower}"`],
    owner: spoken.speaker ?? spoken.topicOwner ?? author,
  });
}

/** A commitment of the sentence's own speaker that no "I" or "we" marks, or null. */
export const futureOf = (view: View, spoken: Spoken, sentence: Phrase, author: string | null): Proposal | null =>
  tense(view, spoken, sentence, author) ??
  bareWill(view, spoken, sentence, author) ??
  laterWill(view, spoken, sentence);
