/**
 * What ties a person to a task in a sentence: "to", "will", a verb of taking, the present tense. Finds the link and where
 * the task begins; how much it says in its place is link-strength.ts.
 */
import { contentAfter } from '../clauses.ts';
import { type PersonSpan, readPeople } from '../people.ts';
import type { Placed } from '../structure.ts';
import type { Phrase, View } from '../view.ts';
import type { Language } from '../words/language.ts';
import { LINKS } from '../words/links.ts';
import { isEnglishTaskVerb, isPresentVerb, isWorkVerb } from '../words/verbs.ts';
import { askedTo, decidedThat, invertedLink, isAsked, type Link } from './asked-link.ts';

/** The link right behind the people of a span, or null when nothing there makes them the doers. */
export function linkAfter(view: View, sentence: Phrase, span: PersonSpan, placed: Placed): Link | null {
  if (isAsked(view, sentence.tokens, span.from)) return askedTo(view, sentence, span);
  const inverted = invertedLink(view, sentence, span);
  if (inverted !== null) return inverted;
  const at = sentence.hits.filter(({ index }) => index === linkIndex(sentence, span));
  const takes = at.find(({ role }) => role === 'takes');
  if (takes !== undefined) return { strength: 0.7, phrase: takes.phrase, task: takes.index + takes.length };
  const assign = at.find(({ role }) => role === 'assign');
  if (assign !== undefined) {
    const task = contentAfter(sentence.tokens, assign.index + assign.length);
    return { strength: LINKS[assign.phrase] ?? 0.5, phrase: assign.phrase, task };
  }
  return (
    told(view, sentence, span) ??
    saidTo(view, sentence, span) ??
    decidedThat(view, sentence, span) ??
    presentVerb(view, sentence, span, placed)
  );
}

/** Somebody else, or something else, may be meant from here on. */
const OTHER_SUBJECT = /^(?:he|she|it|they|we|you|i|this|that|which|who|there|these|those|will|would|if|whether)$/;

const PRONOUN = /^(?:he|she|er|sie|il|elle|hij|zij|ze)$/;

/** The future of a second verb, and what stands before it. */
const LATER: Readonly<Partial<Record<Language, readonly [future: RegExp, joint: RegExp, other: RegExp]>>> = {
  en: [/^will$/, /^(?:and|but|;|,)$/, OTHER_SUBJECT],
  de: [/^wird$/, /^(?:und|;|,)$/, /^(?:er|sie|es|wir|ich|man|dies|das|dass|ob|wenn|weil|die|der)$/],
  nl: [/^(?:zal|gaat)$/, /^(?:en|maar|;|,)$/, /^(?:hij|zij|ze|het|we|wij|ik|men|dit|dat|die|of|als|omdat)$/],
  fr: [/^va$/, /^(?:et|mais|;|,)$/, /^(?:il|elle|ils|elles|on|nous|je|ce|cela|ça|qui|que|si)$/],
};

/** "Ana has read the draft and will send it on": the second verb has the person of the first. Known people only. */
export function laterLink(view: View, sentence: Phrase, span: PersonSpan): Link | null {
  const forms = LATER[view.language];
  if (forms === undefined || span.from !== 0 || !span.known || view.kind === 'transcript') return null;
  const [future, joint, other] = forms;
  const { tokens } = sentence;
  // "Ana: yes, and it will …" is what Ana said.
  if (/^[:：]$/.test(tokens[span.to]?.text ?? '')) return null;
  for (let at = span.to + 1; at < tokens.length - 1 && at < span.to + 30; at++) {
    const word = tokens[at]?.lower ?? '';
    const joined = joint.test(tokens[at - 1]?.lower ?? '');
    // "Ana has the list, and she will …": the pronoun is hers.
    const pronoun = PRONOUN.test(word) && span.count === 1 && future.test(tokens[at + 1]?.lower ?? '');
    if (joined && pronoun)
      return { strength: 0.62, phrase: tokens[at + 1]?.lower ?? '', task: contentAfter(tokens, at + 2) };
    if (joined && future.test(word)) return { strength: 0.66, phrase: word, task: contentAfter(tokens, at + 1) };
    if (other.test(word)) return null;
    if (joined && readPeople(tokens, at, view.roster, view.index) !== null) return null;
  }
  return null;
}

/** "Ana - to ask the printer", "Ben: will call them": at the front of a line a dash or colon may stand between. */
function linkIndex({ tokens }: Phrase, span: PersonSpan): number {
  // "[Ana] will review it": a name that was a link.
  if (tokens[span.to]?.text === ']' && tokens[span.from - 1]?.text === '[') return span.to + 1;
  const sign = tokens[span.to]?.text ?? '';
  const apart = span.from === 0 && span.known && /^[-–—:：]$/.test(sign);
  return apart && /^(?:to|will)$/.test(tokens[span.to + 1]?.text ?? '') ? span.to + 1 : span.to;
}

/** "Ryan, you work on the buttons": said to somebody's face. */
function told(view: View, sentence: Phrase, span: PersonSpan): Link | null {
  const { tokens } = sentence;
  const you = tokens[span.to]?.text === ',' ? span.to + 1 : span.to;
  if (view.kind !== 'transcript' || tokens[you]?.lower !== 'you' || span.count > 1) return null;
  const verb = tokens[you + 1]?.lower ?? '';
  return isEnglishTaskVerb(verb) && !/^(?:have|get|see|say|think|go|use|put|mean)$/.test(verb)
    ? { strength: 0.9, phrase: 'you', task: you + 1 }
    : null;
}

/** "Denise kontaktiert Nico": in minutes the present tense of a known person is a task; reports use other verbs. */
function presentVerb(view: View, sentence: Phrase, span: PersonSpan, placed: Placed): Link | null {
  const verb = sentence.tokens[span.to];
  if (verb === undefined) return null;
  if (view.kind === 'email' && view.language === 'de') return workInMail(sentence, span, verb.lower);
  if (!span.known) return null;
  if (view.language === 'en')
    return (
      handleVerb(view, sentence, span) ?? arrowVerb(sentence, span, placed.line.marker === 'arrow' && span.from === 0)
    );
  if (view.kind !== 'minutes' && view.kind !== 'notes') return null;
  const reported =
    sentence.hits.some(({ role, index }) => (role === 'done' || role === 'state') && index === span.to) ||
    isReport(sentence, span.to);
  if (reported || !isPresentVerb(verb.lower, view.language)) return null;
  // Running text tells in the present tense what was said and done; there only work counts.
  const prose = placed.line.marker === 'none' && placed.parent === -1;
  if (prose && !isWorkVerb(verb.lower, view.language)) return null;
  // One person takes the singular: "Logius standaarden" is no sentence.
  if ((view.language === 'de' || view.language === 'nl') && span.count === 1 && verb.lower.endsWith('en')) return null;
  return { strength: view.language === 'de' ? 0.6 : 0.55, phrase: verb.lower, task: span.to };
}

/** "Ana indica que hablará con ellos": who says what they will do. Spanish and Portuguese leave the second "she" out. */
function saidTo(view: View, { tokens }: Phrase, span: PersonSpan): Link | null {
  if ((view.language !== 'es' && view.language !== 'pt') || !span.known || span.count > 1) return null;
  const verb = tokens[span.to + 2]?.lower ?? '';
  const future =
    tokens[span.to + 1]?.lower === 'que' &&
    /^\p{L}{3,}rá$/u.test(verb) &&
    !/^(?:será|habrá|haverá|podrá|poderá|estará|tendrá|terá)$/.test(verb);
  return future ? { strength: 0.6, phrase: verb, task: span.to + 2 } : null;
}

/** German verbs that tell what somebody said or did, by the particle that stands behind: "stellt die Umfrage vor". */
const PARTICLES: Readonly<Record<string, RegExp>> = {
  bringt: /^(?:an|ein|vor)$/,
  bringen: /^(?:an|ein|vor)$/,
  stellt: /^vor$/,
  stellen: /^vor$/,
  nimmt: /^teil$/,
  nehmen: /^teil$/,
  lehnt: /^ab$/,
  lehnen: /^ab$/,
  stimmt: /^zu$/,
  stimmen: /^zu$/,
  fasst: /^zusammen$/,
  führt: /^aus$/,
  legt: /^dar$/,
};

const isReport = ({ tokens }: Phrase, verb: number): boolean => {
  const particle = PARTICLES[tokens[verb]?.lower ?? ''];
  return particle !== undefined && tokens.slice(verb + 1).some(({ lower }) => particle.test(lower));
};

/** "Lena schickt bis Mittwoch …": a mail after a meeting says it so; one name in front and a verb that is work. */
function workInMail(sentence: Phrase, span: PersonSpan, verb: string): Link | null {
  const told = span.from === 0 && span.count === 1 && sentence.ending !== '?' && isWorkVerb(verb, 'de');
  return told ? { strength: 0.95, phrase: verb, task: span.to } : null;
}

/** What is done once and then is there; "@kim builds bikes" tells of Kim. */
const DEEDS =
  /^(?:start|create|write|draft|send|prepare|fixe|fix|file|contact|email|ping|schedule|book|organize|organise|investigate|improve|implement|document|publishe|publish|post|merge|clean|update|check)s$/;

/** "@kim starts the thread": notes of software people name who does it by handle, and then the verb is the task. */
function handleVerb(view: View, { tokens, ending }: Phrase, span: PersonSpan): Link | null {
  const verb = tokens[span.to]?.lower ?? '';
  const notes = view.kind === 'minutes' || view.kind === 'notes';
  if (!notes || ending === '?' || span.count > 1 || tokens[span.from]?.text.startsWith('@') !== true) return null;
  return DEEDS.test(verb) && tokens.length > span.to + 1 ? { strength: 0.65, phrase: verb, task: span.to } : null;
}

/** "→ Ana drafts the letter": in English only an arrow tells a task from a report. */
function arrowVerb(sentence: Phrase, span: PersonSpan, arrow: boolean): Link | null {
  const verb = sentence.tokens[span.to]?.lower ?? '';
  if (!arrow || (!isEnglishTaskVerb(verb.replace(/(?:es|s)$/, '')) && !isEnglishTaskVerb(verb.replace(/s$/, ''))))
    return null;
  return { strength: 0.65, phrase: verb, task: span.to };
}
