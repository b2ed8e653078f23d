/** "Please send …", "Could you …", "Bitte …": somebody is asked. Courtesy and what is asked of nobody are left alone. */
import { beginsClause, contentAfter, hasRole, taskEnd, wordsFrom } from '../clauses.ts';
import { findDeadline } from '../due-phrase.ts';
import { type PersonSpan, readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Token } from '../tokens.ts';
import type { Phrase, View } from '../view.ts';
import type { Language } from '../words/language.ts';
import { isLastingWork, isTaskGerund, isTaskVerb } from '../words/verbs.ts';
import type { Hit } from '../words/vocabulary.ts';
import { isLabelWord, type Spoken, speakableLines } from './speakable.ts';

/** Phrases that are requests only in some places: how much they say in a mail, in talk and in minutes. */
const WEAK: readonly (readonly [RegExp, email: number, talk: number, minutes: number])[] = [
  [/^let (?:me|us) know$/, 0.35, 0.2, 0.2],
  [/^(?:send|e-?mail|forward) (?:me|us)$/, 0.55, 0.52, 0.4],
  [/^(?:i|we) need (?:the|your)$/, 0.3, 0.2, 0.2],
  [/^(?:can we|could we)$/, 0.55, 0.3, 0.3],
  [/^(?:maybe you can|maybe you could|you could|you can)$/, 0.35, 0.5, 0.3],
  [/^(?:make sure|be sure to|be sure|remember to|don't forget to)$/, 0.5, 0.52, 0.4],
  // In talk these explain far more often than they ask; a name in front makes them a task.
  [/^(?:you need to|you are going to|you 're going to|you 're gonna)$/, 0.5, 0.4, 0.4],
  [/^(?:can|will|would|could) (?:you|u)$/, 0.75, 0.55, 0.45],
];

/** Requests that bring their verb along. */
const OWN_VERB = /^(?:send|e-?mail|forward) /;

/** Verbs that in talk describe what can be done rather than ask for it. */
const NO_WORK =
  /^(?:have|get|use|go|turn|put|say|think|lose|hold|push|press|pick|switch|move|start|keep|imagine|draw|show|read|stand|own|pay|buy)$/;

const STRONG: Readonly<Record<string, number>> = { email: 0.75, transcript: 0.6, invite: 0.4 };
const MINUTES = 0.46;

/** "Let me know what time suits you" asks a question; "let me know how it goes" is kind. */
const isAnswerWanted = ({ tokens }: Phrase, hit: Hit): boolean =>
  /^let (?:me|us) know$/.test(hit.phrase) &&
  /^(?:what|when|where|which|who|whether)$/.test(tokens[hit.index + hit.length]?.lower ?? '');

function strength(view: View, sentence: Phrase, hit: Hit): number {
  if (view.kind === 'email' && isAnswerWanted(sentence, hit)) return 0.55;
  const weak = WEAK.find(([pattern]) => pattern.test(hit.phrase));
  const base =
    weak === undefined
      ? (STRONG[view.kind] ?? MINUTES)
      : view.kind === 'email'
        ? weak[1]
        : view.kind === 'transcript'
          ? weak[2]
          : weak[3];
  const verb = sentence.tokens[contentAfter(sentence.tokens, hit.index + hit.length)];
  const after = sentence.tokens[contentAfter(sentence.tokens, hit.index + hit.length) + 1];
  const looks = /^(?:see|hear)$/.test(verb?.lower ?? '') && /^(?:it|this|that|me|my|the)$/.test(after?.lower ?? '');
  const starts = verb?.lower === 'start' && isTaskGerund(after?.lower ?? '');
  const work =
    OWN_VERB.test(hit.phrase) ||
    starts ||
    (verb !== undefined && isTaskVerb(verb.lower, view.language) && !NO_WORK.test(verb.lower) && !looks);
  if (view.kind !== 'transcript') return base;
  // Talk is full of "can you see this" and "you could just leave it": only work counts, for a mere "could" lasting work.
  const lasts =
    !/^(?:maybe )?you c(?:an|ould)$/.test(hit.phrase) || isLastingWork(verb?.lower ?? '') || verb?.lower === 'come';
  return work && lasts ? base : base - 0.2;
}

/** "Can Ana …?", "Kann Ana …?", "¿Puede Ana …?": a question to somebody who has a name. */
const MODALS: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /^(?:can|could|would)$/,
  de: /^(?:kann|können|könnte|könnten|würde|würden)$/,
  nl: /^(?:kan|kunnen|zou|zouden|wil|willen)$/,
  es: /^(?:puede|pueden|podría|podrían)$/,
  pt: /^(?:pode|podem|poderia|poderiam)$/,
};

const asksModally = (view: View, tokens: readonly Token[], at: number): boolean =>
  MODALS[view.language]?.test(tokens[at]?.lower ?? '') === true &&
  (at === 0 || beginsClause(tokens, at) || tokens[at - 1]?.text === '¿');

/** Verbs that ask whether somebody can, not that they do. */
const ABLE = /^(?:attend|come|join|make|get|have|do|help|see|go|be|participate|host|run|use|work|start|find)$/;

/** "Can Wei draft the letter?", a question in notes: a known person and a task verb; nothing else in the sentence asks. */
function askedByName(view: View, spoken: Spoken, sentence: Phrase): Proposal | null {
  const { tokens } = sentence;
  const at = tokens[0]?.text === '¿' ? 1 : 0;
  if (!asksModally(view, tokens, at) || hasRole(sentence, 'hedge')) return null;
  const span = readPeople(tokens, at + 1, view.roster, view.index);
  if (span === null || !span.known) return null;
  const rest = tokens.slice(span.to, -1);
  const verb = view.language === 'de' || view.language === 'nl' ? rest[rest.length - 1] : rest[0];
  if (verb === undefined || rest.length < 2 || ABLE.test(verb.lower) || !isTaskVerb(verb.lower, view.language))
    return null;
  return propose(spoken.placed.index, tokens[0]?.start ?? sentence.start, sentence.end, {
    kind: 'request',
    confidence: view.kind === 'transcript' ? 0.52 : 0.6,
    rule: 'request',
    reasons: ['asks somebody by name'],
    owner: spoken.placed.line.text.slice(tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0),
  });
}

interface Addressee {
  readonly name: string | null;
  /** Index of the first token of the request. */
  readonly from: number;
}

const BETWEEN = /^(?:[,:\-–—]+|can|could|would|will|if|and|please|um|uh)$/;

/** "Louise, will you …", "Mary - please …", "Can you all …": whom the request names. */
function addressee(view: View, spoken: Spoken, sentence: Phrase, hit: Hit): Addressee {
  const { tokens } = sentence;
  const { text } = spoken.placed.line;
  const name = (span: PersonSpan): string => text.slice(tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0);
  for (let from = Math.max(0, hit.index - 6); from < hit.index; from++) {
    const modal = asksModally(view, tokens, from - 1);
    if (!modal && !beginsClause(tokens, from)) continue;
    const span = readPeople(tokens, from, view.roster, view.index);
    if (span === null || span.to > hit.index) continue;
    const gap = tokens.slice(span.to, hit.index);
    const close = gap.length <= 2 && gap.every(({ lower }) => BETWEEN.test(lower));
    // An unknown word with a capital is a name only when it is called out: "Louise, …", "Manuel you're …".
    const notes = view.kind === 'minutes' || view.kind === 'notes';
    const sign = notes ? /^,$/ : /^[,:\-–—]+$/;
    const called = span.known || (gap.length === 0 && !notes) || gap.some(({ text: mark }) => sign.test(mark));
    if (close && called && !isLabelWord(name(span))) return { name: name(span), from: modal ? from - 1 : from };
  }
  const after = tokens[hit.index + hit.length];
  if (after?.lower === 'all' && /you$/.test(hit.phrase))
    return { name: text.slice(after.start, after.end), from: hit.index };
  return { name: null, from: hit.index };
}

const QUESTION_WORD =
  /^(?:when|where|what|how|why|who|which|wann|wo|was|wie|quand|où|comment|cuándo|dónde|qué|cómo|quando|onde|como|wanneer|waar|wat|hoe)$/;
const NOT_ASKED = /^(?:like|prefer|not|do|don't|no|never|nicht|keine?|ne|pas|geen|niet|that|it|there|we|i)$/;
const CALLS = /^(?:confirm|advise|review|comment|respond|reply|call)$/;

function asks(sentence: Phrase, hit: Hit): boolean {
  const { tokens } = sentence;
  if (hasRole(sentence, 'courtesy')) return false;
  const before = tokens[hit.index - 1];
  if (before !== undefined && QUESTION_WORD.test(before.lower)) return false;
  // "She wanted to make sure that …" asks nobody.
  if (
    !/^(?:please|pls|plz|kindly)$/.test(hit.phrase) &&
    before !== undefined &&
    /^(?:to|will|not|should|would|i|you|he|she|they|we|it|can|could|who|which|that|'ll|did|didn't)$/.test(
      before.lower,
    ) &&
    !/^(?:can|could|will|would|if|maybe|you) /.test(hit.phrase)
  )
    return false;
  const next = contentAfter(tokens, hit.index + hit.length);
  const word = tokens[next];
  if (/^(?:like|prefer)$/.test(tokens[hit.index + hit.length]?.lower ?? '')) return false;
  // "If you'd be interested" offers; "if you could be so kind" asks.
  if (/^if /.test(hit.phrase) && word?.lower === 'be' && tokens[next + 1]?.lower !== 'so') return false;
  if (word === undefined || !/^\p{L}/u.test(word.text) || NOT_ASKED.test(word.lower)) return false;
  const letKnow = /^let (?:me|us) know$/.test(`${word.lower} ${tokens[next + 1]?.lower} ${tokens[next + 2]?.lower}`);
  if (
    letKnow &&
    (hasRole(sentence, 'hedge', 0, hit.index) ||
      /^if$/.test(tokens[0]?.lower ?? '') ||
      wordsFrom(tokens, next + 3) === 0)
  )
    return false;
  return wordsFrom(tokens, next) >= 2 || CALLS.test(word.lower);
}

/** A mail to one person asks that person. */
function onlyReader(view: View): string | null {
  const [reader, ...others] = view.kind === 'email' ? (view.context.addressees ?? []) : [];
  return reader === undefined || others.length > 0 ? null : reader.name;
}

/** "If you have a second, can you …" is only polite. */
const isMoment = (tokens: readonly Token[], at: number): boolean =>
  /^(?:have|get|could|would|can|don't)$/.test(tokens[at]?.lower ?? '') &&
  tokens.slice(at + 1, at + 4).some(({ lower }) => /^(?:second|sec|minute|moment|time|chance|mind)$/.test(lower));

/** "If you prefer paper, please tick the box": the reader may, but need not. */
function isChoice(sentence: Phrase, hit: Hit): boolean {
  const { tokens, hits } = sentence;
  const at = tokens.findIndex(
    ({ lower }, index) =>
      /^(?:if|should|whenever|unless)$/.test(lower) &&
      tokens[index + 1]?.lower === 'you' &&
      !isMoment(tokens, index + 2),
  );
  if (at === -1 || at >= hit.index - 1) return false;
  // "If you could draw the map, and you could …" asks both times.
  return !hits.some((other) => other.role === 'request' && other.index === at && asks(sentence, other));
}

/** "I need the slides by Monday": a wish with a deadline asks for something. */
function needed(view: View, spoken: Spoken, sentence: Phrase, hit: Hit): number {
  if (view.kind !== 'email' || !/ need /.test(hit.phrase)) return 0;
  return findDeadline(spoken.placed.line.text.slice(sentence.start, sentence.end), view.language) === null ? 0 : 0.32;
}

const NONE: readonly Hit[] = [];
const NOTHING: readonly Proposal[] = [];

/** Requests of one sentence; several when it asks several things ("if you could …, and you could …"). */
function readSentence(view: View, spoken: Spoken, sentence: Phrase): readonly Proposal[] {
  const asked = hasRole(sentence, 'request')
    ? sentence.hits.filter((hit) => hit.role === 'request' && asks(sentence, hit))
    : NONE;
  if (asked.length === 0) {
    const named = sentence.ending === '?' ? askedByName(view, spoken, sentence) : null;
    return named === null ? NOTHING : [named];
  }
  const found: Proposal[] = [];
  for (let i = 0; i < asked.length; i++) {
    const hit = asked[i];
    if (hit === undefined) continue;
    const confidence =
      strength(view, sentence, hit) - (isChoice(sentence, hit) ? 0.4 : 0) + needed(view, spoken, sentence, hit);
    const previous = asked[i - 1];
    if (previous !== undefined && (hit.index - previous.index < 7 || confidence < 0.5)) continue;
    const to = addressee(view, spoken, sentence, hit);
    const following = asked
      .slice(i + 1)
      .find((other) => other.index - hit.index >= 7 && strength(view, sentence, other) >= 0.5);
    const known = to.name !== null && view.kind !== 'email';
    found.push(
      propose(
        spoken.placed.index,
        sentence.tokens[to.from]?.start ?? sentence.start,
        taskEnd(sentence, to.from, following?.index),
        {
          kind: 'request',
          confidence: confidence + (known ? 0.12 : 0),
          rule: 'request',
          reasons: [`asks: "${hit.phrase}"`],
          owner: to.name ?? spoken.greeted ?? onlyReader(view),
        },
      ),
    );
  }
  return found;
}

/** See the module's first line. */
export function requests(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const spoken of speakableLines(view)) {
    for (const sentence of view.sentencesOf(spoken.placed.line)) found.push(...readSentence(view, spoken, sentence));
  }
  return found;
}
