/**
 * Links that lie in the sentence around the person: somebody asks them ("The chair asked Ana to …"), or it was decided
 * that they do it ("beschlossen, dass Ana … anschreibt"). Links right behind the person are link.ts.
 */
import { contentAfter } from '../clauses.ts';
import type { PersonSpan } from '../people.ts';
import type { Phrase, View } from '../view.ts';
import type { Language } from '../words/language.ts';
import { isEnglishTaskVerb, isLastingWork, isPresentVerb, isTaskVerb, isWorkVerb } from '../words/verbs.ts';

/** A link with its strength by itself, its words, and the index of the task's first word. */
export interface Link {
  readonly strength: number;
  readonly phrase: string;
  readonly task: number;
}

/** Who is asked in the active voice stands behind the verb, maybe behind a small word, and before what leads to the task. */
interface Asking {
  readonly verbs: ReadonlySet<string>;
  readonly particle: string | null;
  readonly link: RegExp;
}

const asking = (verbs: string, particle: string | null, link: RegExp): Asking => ({
  verbs: new Set(verbs.split(' ')),
  particle,
  link,
});

const ASKS: Readonly<Partial<Record<Language, Asking>>> = {
  en: asking(
    'asked asks instructed instructs requested requests directed tasked invited authorised authorized',
    null,
    /^to$/,
  ),
  de: asking('bittet bitten bat baten beauftragt beauftragen beauftragte', null, /^,$/),
  nl: asking('vraagt vragen vroeg verzoekt verzoeken', null, /^om$/),
  fr: asking('demande demandent', 'à', /^(?:de|d')$/),
  es: asking('pide piden encarga encargan solicita', 'a', /^(?:que|de)$/),
  pt: asking('pede pediu solicita solicitou', 'a', /^(?:que|para)$/),
};

/** True for a person who is asked: "The chair asked Ana to …", "Het bestuur vraagt de commissie om …". */
export function isAsked(view: View, tokens: Phrase['tokens'], at: number): boolean {
  const asks = ASKS[view.language];
  if (asks === undefined || at < 2) return false;
  const behind = asks.particle !== null && tokens[at - 1]?.lower === asks.particle ? at - 2 : at - 1;
  return (asks.particle === null || behind === at - 2) && asks.verbs.has(tokens[behind]?.lower ?? '');
}

/** Words before the asking that make it a tale, a condition or nothing: "nobody had asked", "last year", "if". */
const TOLD =
  /^(?:had|has|have|hatte|hatten|had|hadden|avait|aurait|if|whether|when|nobody|never|not|no|last|previously|earlier|wenn|ob|niemand|nie|nicht|letzte[nrs]?|als|indien|niemand|niet|vorig|si|quand|personne|jamais|pas)$/;

/** What people are asked to do in the room, at once. */
const AT_ONCE =
  /^(?:verlassen|erläutern|erklären|berichten|vorzustellen|warten|beginnen|schweigen|verlaten|wachten|toelichten|expliquer|présenter|quitter|préciser|rappeler|sortir|attendre)$/;

/** How far behind the person the work is looked for. */
const REACH = 24;

/** Does what stands behind the person say work, in the form the language asks for? */
function saysWork(language: Language, rest: Phrase['tokens']): boolean {
  if (rest.some(({ lower }) => AT_ONCE.test(lower) || lower === 'did')) return false;
  // In the room people are asked to explain; what they are asked to send, they do afterwards.
  if (language === 'en') return isLastingWork(rest[1]?.lower ?? '');
  if (language === 'fr') return isTaskVerb(rest[1]?.lower ?? '', 'fr');
  if (language === 'nl') return rest.some(({ lower }) => lower === 'te');
  if (language !== 'de') return true;
  return rest.some(({ lower }) => lower === 'zu' || (lower.length <= 40 && /\p{L}zu\p{L}+n$/u.test(lower)));
}

/** The link of an asked person to the task, or null. */
export function askedTo(view: View, { tokens }: Phrase, span: PersonSpan): Link | null {
  if (!isAsked(view, tokens, span.from)) return null;
  if (ASKS[view.language]?.link.test(tokens[span.to]?.lower ?? '') !== true) return null;
  if (tokens.slice(0, span.from).some(({ lower }) => TOLD.test(lower))) return null;
  if (!saysWork(view.language, tokens.slice(span.to, span.to + REACH))) return null;
  return { strength: 0.75, phrase: tokens[span.from - 1]?.lower ?? '', task: contentAfter(tokens, span.to + 1) };
}

/** "Für die Liste prüft Ana die Preise": behind an adverbial German and Dutch put the verb before its person. */
export function isInverted(view: View, tokens: Phrase['tokens'], at: number): boolean {
  if ((view.language !== 'de' && view.language !== 'nl') || at < 2 || tokens[at]?.capital !== true) return false;
  if (view.kind !== 'minutes' && view.kind !== 'notes') return false;
  return PURPOSE.has(tokens[0]?.lower ?? '') && isWorkVerb(tokens[at - 1]?.lower ?? '', view.language);
}

/** What the work is for, or until when; "leider", "oft" and "jeden Montag" tell how things are. */
const PURPOSE = new Set(
  'für zu zur zum bis dazu hierzu dafür hierfür danach anschließend voor tot daarvoor hiervoor hierna daarna'.split(
    ' ',
  ),
);

/** The link of a person behind the verb, or null. */
export function invertedLink(view: View, { tokens }: Phrase, span: PersonSpan): Link | null {
  if (!span.known || !isInverted(view, tokens, span.from)) return null;
  return { strength: 0.6, phrase: tokens[span.from - 1]?.lower ?? '', task: span.to };
}

/** "Es wurde beschlossen, dass Ana die Firma anschreibt": what was decided that somebody does. */
export function decidedThat(view: View, { tokens, hits }: Phrase, span: PersonSpan): Link | null {
  const that = tokens[span.from - 1]?.lower ?? '';
  if (!span.known || !/^(?:that|dass|dat|que)$/.test(that)) return null;
  const before = hits.filter(({ index }) => index < span.from);
  if (!before.some(({ role }) => role === 'decision') || before.some(({ role }) => role === 'negation')) return null;
  const last = tokens[tokens.length - (/^\p{P}$/u.test(tokens[tokens.length - 1]?.text ?? '') ? 2 : 1)];
  const verb = (view.language === 'de' || view.language === 'nl' ? last : tokens[span.to])?.lower ?? '';
  const works = view.language === 'en' ? isEnglishTaskVerb(verb.replace(/s$/, '')) : isPresentVerb(verb, view.language);
  const done = hits.some(({ role, phrase }) => role === 'done' && phrase === verb);
  return works && !done ? { strength: 0.65, phrase: verb, task: span.to } : null;
}
