/**
 * Links that lie in the sentence around the person: somebody asks them ("The chair asked Ana to …"), or it was decided
 * that they do it ("beschlossen, dass Ana … anschreibt"). Links right behind the person are link.ts.
 */
import { contentAfter } from '../clauses.ts';
import type { PersonSpan } from '../people.ts';
import type { Phrase, View } from '../view.ts';
import type { Language } from '../words/language.ts';
import { isEnglishTaskVerb, isPresentVerb, isWorkVerb } from '../words/verbs.ts';

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

/** The link of an asked person to the task, or null. */
export function askedTo(view: View, { tokens }: Phrase, span: PersonSpan): Link | null {
  if (!isAsked(view, tokens, span.from)) return null;
  const leads = ASKS[view.language]?.link.test(tokens[span.to]?.lower ?? '') === true;
  const german =
    view.language === 'de' &&
    !tokens.slice(span.to).some(({ lower }) => lower === 'zu' || /\p{L}zu\p{L}+n$/u.test(lower));
  const asked = tokens[span.from - 1]?.lower ?? '';
  return leads && !german ? { strength: 0.75, phrase: asked, task: contentAfter(tokens, span.to + 1) } : null;
}

/** "Für die Liste prüft Ana die Preise": behind an adverbial German and Dutch put the verb before its person. */
export function isInverted(view: View, tokens: Phrase['tokens'], at: number): boolean {
  if ((view.language !== 'de' && view.language !== 'nl') || at < 2 || tokens[at]?.capital !== true) return false;
  if (view.kind !== 'minutes' && view.kind !== 'notes') return false;
  const verb = tokens[at - 1]?.lower ?? '';
  return isWorkVerb(verb, view.language) && !tokens.slice(0, at - 1).some(({ lower }) => SUBORDINATE.test(lower));
}

/** Behind these the verb stands last: "wenn …", "ob …", "dass …". */
const SUBORDINATE = /^(?:wenn|ob|dass|weil|falls|sobald|nachdem|of|als|omdat|dat|zodra|indien)$/;

export function invertedLink(view: View, { tokens }: Phrase, span: PersonSpan): Link | null {
  if (!span.known || !isInverted(view, tokens, span.from)) return null;
  return { strength: 0.6, phrase: tokens[span.from - 1]?.lower ?? '', task: span.to };
}

/** "Es wurde beschlossen, dass Ana die Firma anschreibt": what was decided that somebody does. */
export function decidedThat(view: View, { tokens, hits }: Phrase, span: PersonSpan): Link | null {
  const that = tokens[span.from - 1]?.lower ?? '';
  if (!span.known || !/^(?:that|dass|dat|que)$/.test(that)) return null;
  if (!hits.some(({ role, index }) => role === 'decision' && index < span.from)) return null;
  const last = tokens[tokens.length - (/^\p{P}$/u.test(tokens[tokens.length - 1]?.text ?? '') ? 2 : 1)];
  const verb = (view.language === 'de' || view.language === 'nl' ? last : tokens[span.to])?.lower ?? '';
  const works = view.language === 'en' ? isEnglishTaskVerb(verb.replace(/s$/, '')) : isPresentVerb(verb, view.language);
  const done = hits.some(({ role, phrase }) => role === 'done' && phrase === verb);
  return works && !done ? { strength: 0.65, phrase: verb, task: span.to } : null;
}
