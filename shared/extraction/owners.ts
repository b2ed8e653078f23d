/**
 * The owner named inside one task: at its front ("Ana to …", "Ana: …"), in brackets ("(Ana)", "(all, until 3 May)"),
 * or behind a sign at its end ("… → Ana", "…: Ana"). Only names that stand there; nothing is guessed.
 */
import { japaneseOwner } from './japanese-names.ts';
import { isPeopleOnly, type PersonSpan, readPeople } from './people.ts';
import type { Placed } from './structure.ts';
import type { Token } from './tokens.ts';
import { tokenise } from './tokens.ts';
import type { View } from './view.ts';
import { isEnglishTaskVerb, isPresentVerb, isTaskVerb } from './words/verbs.ts';

/** An owner inside a task's text. `task` is where the words of the task begin after a leading name. */
export interface NamedOwner {
  readonly text: string;
  readonly form: 'leading' | 'brackets' | 'trailing';
  readonly known: boolean;
}

const textOf = (source: string, tokens: readonly Token[], span: PersonSpan): string =>
  source.slice(tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0);

const hasRole = (view: View, word: string, role: string): boolean =>
  (view.index.get(word) ?? []).some((entry) => entry.role === role && entry.words.length === 1);

const DETERMINERS =
  /^(?:the|a|an|this|that|our|their|its|my|your|his|her|next|all|each|der|die|das|le|la|les|el|los|de|het)$/;

/** Does the word after a leading name make it the doer? */
function leads(view: View, tokens: readonly Token[], span: PersonSpan): boolean {
  const next = tokens[span.to];
  const after = tokens[span.to + 1];
  if (next === undefined) return false;
  if (/^[:：]$/.test(next.text)) return span.known;
  if (/^[-–—]$/.test(next.text)) return span.known && next.start > (tokens[span.to - 1]?.end ?? 0);
  if (next.lower === 'to') return after !== undefined && !DETERMINERS.test(after.lower) && /^\p{L}/u.test(after.text);
  if (hasRole(view, next.lower, 'assign') && next.text !== 'à' && next.text !== 'a') return after !== undefined;
  if (next.text === 'à' || next.text === 'a') return after !== undefined && isTaskVerb(after.lower, view.language);
  if (hasRole(view, next.lower, 'takes')) return true;
  if (span.known && (isPresentVerb(next.lower, view.language) || isEnglishTaskVerb(next.lower))) return true;
  // "Sebbo bucht einen Raum": in a list of tasks a name and a finite verb are enough.
  if (
    (view.language === 'de' || view.language === 'nl') &&
    span.count === 1 &&
    /^\p{Ll}{3,}t$/u.test(next.text) &&
    after !== undefined
  )
    return !hasRole(view, next.lower, 'done');
  // A known name and a small word: "Ana schreibt Mail" is Ana's in any language.
  if (span.known && after !== undefined && /^\p{Ll}{3,}$/u.test(next.text) && !hasRole(view, next.lower, 'done'))
    return true;
  return /^(?:volunteered|volunteers|agreed|offered|continues|taking|takes|has|is)$/.test(next.lower) && span.known;
}

function leadingOwner(view: View, text: string, tokens: readonly Token[]): NamedOwner | null {
  const first = tokens[0];
  if (first === undefined) return null;
  const bracketed = /^\[(?:name=)?(@?[\p{L}\p{N}_. -]{2,40})\]\s+(?:to|will)\s/u.exec(text.slice(0, 60));
  if (bracketed !== null) return { text: bracketed[1] ?? '', form: 'leading', known: true };
  if (/^@[\w-]{2,}$/.test(first.text) && tokens[1] !== undefined) {
    const group = readPeople(tokens, 0, view.roster, view.index);
    if (group !== null) return { text: textOf(text, tokens, group), form: 'leading', known: true };
  }
  const span = readPeople(tokens, 0, view.roster, view.index);
  if (span === null) return titledLead(view, text, tokens) ?? bareHandle(view, text, tokens);
  if (!span.known && isEnglishTaskVerb(first.lower) && !/^(?:mark|grant|chase)$/.test(first.lower)) return null;
  return leads(view, tokens, span) ? { text: textOf(text, tokens, span), form: 'leading', known: span.known } : null;
}

const POST =
  /^(?:clerk|chair|chairman|chairwoman|chairperson|secretary|treasurer|officer|manager|director|coordinator|steward|council|committee|subcommittee|board|office|team|group|warden|rep|representative|lead|leader|president|convenor|convener|editor|administrator|caretaker|engineer|captain|commissioner|department|staff|society|trust)$/;

/** "Acting Clerk to ensure …", "Parish Office to ask …": a post of two words or more, "to" and a task verb. */
function titledLead(view: View, text: string, tokens: readonly Token[]): NamedOwner | null {
  if (view.language !== 'en' || tokens[0]?.capital !== true) return null;
  let to = 1;
  while (to < 4 && tokens[to]?.capital === true) to++;
  const verb = tokens[to + 1]?.lower ?? '';
  if (!POST.test(tokens[to - 1]?.lower ?? '')) return null;
  if (to < 2 || tokens[to]?.lower !== 'to' || !isEnglishTaskVerb(verb) || isEnglishTaskVerb(tokens[0].lower))
    return null;
  return { text: text.slice(tokens[0].start, tokens[to - 1]?.end ?? 0), form: 'leading', known: true };
}

/** "tlively to figure out …": a handle in lower case shows only by the "to" behind it. */
function bareHandle(view: View, text: string, tokens: readonly Token[]): NamedOwner | null {
  const [first, second, third] = tokens;
  if (view.language !== 'en' || first === undefined || second === undefined || third === undefined) return null;
  if (second.lower !== 'to' && second.lower !== 'will') return null;
  if (!/^[a-z][\w-]{2,20}$/i.test(first.text) || isEnglishTaskVerb(first.lower) || !isEnglishTaskVerb(third.lower))
    return null;
  if (view.index.has(first.lower)) return null;
  return { text: text.slice(first.start, first.end), form: 'leading', known: false };
}

const UNTIL =
  /^(?:,?\s*(?:until|till|by|before|to|in|with|and|bis|avant|d'ici|antes|até|voor|tegen|assigned|\d|\?|:))/i;

/** Last bracketed group that names people: "(Ana)", "(all, until 3 May)", "(assigned to Ana)". */
function bracketOwner(view: View, text: string): NamedOwner | null {
  const groups = [...text.matchAll(/[([（]([^()[\]（）]{1,90})[)\]）]/g)].reverse().slice(0, 6);
  for (const group of groups) {
    const inner = (group[1] ?? '')
      .trim()
      .replace(/^(?:assigned to|owner:?|by|verantwortlich:?|resp\.?:?|responsable\s?:?|担当[:：]?)\s*/i, '');
    const tokens = tokenise(inner);
    const span = readPeople(tokens, 0, view.roster, view.index);
    if (span === null) continue;
    const rest = inner.slice(tokens[span.to - 1]?.end ?? 0);
    const last = text.slice(group.index + group[0].length).trim().length < 3;
    const name = textOf(inner, tokens, span);
    if (rest.trim() === '' && (span.known || (last && !isEnglishTaskVerb(tokens[0]?.lower ?? ''))))
      return { text: name, form: 'brackets', known: span.known };
    if (span.known && UNTIL.test(rest)) return { text: name, form: 'brackets', known: true };
  }
  return null;
}

function trailingOwner(view: View, text: string): NamedOwner | null {
  const match = /(?:[:：]|->|-->|→|=>|[-–—]|\bby)\s+([^:：→]{2,90})$/u.exec(text.slice(-120));
  const name = (match?.[1] ?? '').trim().replace(/[.\s]+$/, '');
  if (name === '' || !isPeopleOnly(name, view.roster, view.index, true)) return null;
  return { text: name, form: 'trailing', known: true };
}

/** "Owner: Ana" and its like at the end of a task. */
function statedOwner(text: string): NamedOwner | null {
  const match =
    /(?:\b(?:owner|assignee|assigned to|responsible|who|verantwortlich|zuständig|responsable|respons[áa]vel|encargad[oa]|verantwoordelijk)|担当(?:者)?)\s*[:：]\s*([^,;()|:：。、]{2,60})/i.exec(
      text,
    );
  const name = match?.[1]
    ?.trim()
    .replace(/\s+(?:due|deadline|by|bis|fällig|avant|para|voor|tegen|期限).*$/i, '')
    .replace(/[.\s]+$/, '');
  return name === undefined || name === '' ? null : { text: name, form: 'trailing', known: true };
}

/** The owner a task names, or null. Brackets and end marks beat a leading word that only looks like a name. */
export function ownerIn(view: View, text: string): NamedOwner | null {
  const short = text.slice(0, 2000);
  const stated = statedOwner(short);
  if (stated !== null) return stated;
  const named = view.language === 'ja' ? japaneseOwner(view.roster.names, short) : null;
  if (named !== null) return { text: named, form: 'leading', known: true };
  const tokens = tokenise(short.slice(0, 400));
  const leading = leadingOwner(view, short, tokens);
  if (leading?.known === true) return leading;
  return bracketOwner(view, short) ?? trailingOwner(view, short) ?? leading;
}

/**
 * The person whose part of the notes a line stands in: a heading, or the line right under one, that names one known
 * person and nothing else ("## Ana", "### Search\n@ben").
 */
export function headingOwner(view: View, placed: Placed): string | null {
  for (let at = placed.index - 1; at >= 0 && placed.index - at < 60; at--) {
    const above = view.placed[at];
    if (above === undefined) return null;
    const { line } = above;
    const name = line.text.replace(/[:：\s]+$/, '').trim();
    const under = line.marker === 'none' && view.placed[at - 1]?.isHeading === true;
    if ((above.isHeading || under) && !/[,&/]/.test(name) && isPerson(view, name)) return name;
    if (above.isHeading) return null;
  }
  return null;
}

function isPerson(view: View, name: string): boolean {
  if (name.length > 40 || view.index.get(name.toLowerCase())?.some(({ role }) => role === 'collective') === true)
    return false;
  return isPeopleOnly(name, view.roster, view.index, true);
}
