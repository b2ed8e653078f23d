/**
 * Who a document talks about. A roster of names from the meeting, the attendance list, speakers and handles, and a
 * reader that takes a group of people off the front of a phrase ("Ana, Ben & @cy"). No dates, no verbs.
 */
import type { Person } from './extraction.ts';
import { japaneseNamesIn } from './japanese-names.ts';
import type { Placed } from './structure.ts';
import type { Line } from './text/lines.ts';
import type { Token } from './tokens.ts';
import { tokenise } from './tokens.ts';
import { headingKind } from './words/headings.ts';
import { findLabel } from './words/labels.ts';
import { type PhraseIndex, phraseLength } from './words/vocabulary.ts';

/** Names that stand for a person in this document, folded: parts of names, handles, initials. */
export interface Roster {
  readonly names: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
  /** Names that the meeting, an attendance list or a handle vouches for; `names` also holds those who only speak. */
  readonly listed: ReadonlySet<string>;
  /** Words the document writes small somewhere: with a capital they are still no names. */
  isCommon(word: string): boolean;
}

/** People read at a place: tokens `from` to `to - 1`. `known` says whether the roster or a handle vouches for them. */
export interface PersonSpan {
  readonly from: number;
  readonly to: number;
  readonly known: boolean;
  readonly count: number;
}

const fold = (word: string): string => word.toLowerCase().replace(/^@/, '').replace(/[’]/g, "'");

/** Words of attendance lists that are nobody's name. */
const NOT_NAMES = new Set(
  'team members others member observer observers chair chairs host notetaker guest guests the and of for note taker scribe regrets absent present from google microsoft redhat red hat facebook ibm inc minutes secretary bosun moderator moderators lead release project manager industrial designer marketing user interface invited security group committee community all none recording none wg sig'.split(
    ' ',
  ),
);

function addName(name: string, names: Set<string>, initials: Set<string>): void {
  const plain = name.replace(/<[^>]{0,200}>|https?:\S+/g, ' ').replace(/\S+@\S+\.\S+/g, ' ');
  const parts = plain
    .replace(/[([][^)\]]{0,80}[)\]]/g, ' ')
    .split(/[\s,/|·•]+/)
    .filter((part) => /^@?[\p{L}][\p{L}\p{N}'’._-]*$/u.test(part));
  // "Claire Moor (CM, from 15:30)" says the initials that the notes will use.
  const own = /[([](\p{Lu}{2,3})\b/u.exec(plain)?.[1];
  if (own !== undefined) initials.add(own);
  const letters: string[] = [];
  for (const part of parts.slice(0, 5)) {
    const folded = fold(part).replace(/\.$/, '');
    if (folded.length > 1 && !NOT_NAMES.has(folded)) names.add(folded);
    if (/^\p{Lu}/u.test(part)) letters.push(part.charAt(0));
  }
  if (letters.length >= 2 && letters.length <= 4) {
    initials.add(letters.join(''));
    initials.add(`${letters[0]}${letters[letters.length - 1]}`);
  }
  for (const handle of name.matchAll(/@([\p{L}\p{N}_][\p{L}\p{N}_.-]{1,40})/gu)) names.add(fold(handle[1] ?? ''));
}

/** Looks like a person on an attendance line: one to four capitalised words, maybe a handle or a firm in brackets. */
const LISTED =
  /^(?:(?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|den|da|dos|del|di|la|le|te|ten|ter|zu|el|al|bin)\s+){0,4}\p{Lu}[\p{L}'’.-]+(?:\s*[([@/<-].{0,80})?$/u;
const SPEAKS = /^[\s*_]*((?:\p{Lu}[\p{L}'’.-]+)(?:\s+\p{Lu}[\p{L}'’.-]*)?|\p{Lu}{2,3})[*_]* ?[:：](?:\s|$)/u;

/** Builds the roster of a document. `spoken` counts `Name:` at the start of lines; twice or more makes a speaker. */
export function buildRoster(placed: readonly Placed[], people: readonly Person[], openers: PhraseIndex): Roster {
  const names = new Set<string>();
  const initials = new Set<string>();
  for (const person of people) addName(person.name, names, initials);
  const spoken = new Map<string, number>();
  const speakers = new Set<string>();
  const marked = new Map<string, number>();
  for (const { line, section, index } of placed) {
    if (line.speaker !== null) speakers.add(line.speaker);
    if (section === 'attendees' || isAttendanceRow(line)) readAttendance(line.text, names, initials);
    else if (index < OPENING) readOpening(line.text, names, initials);
    const onMark = findLabel(line.text)?.name;
    if (onMark?.bare === true) marked.set(onMark.text, (marked.get(onMark.text) ?? 0) + 1);
    for (const handle of !line.text.includes('@')
      ? []
      : line.text.matchAll(/(?:^|[\s(,/])@([\p{L}\p{N}_][\p{L}\p{N}_.-]{1,38})/gu)) {
      if (!/^electron|^node/.test(handle[1] ?? '')) names.add(fold(handle[1] ?? ''));
    }
    if (line.text.includes('[name='))
      for (const [, name = ''] of line.text.matchAll(/\[name=([^\][]{2,60})\]/g))
        for (const one of name.split(',')) addName(one, names, initials);
    const speaker = SPEAKS.exec(line.text.slice(0, 60))?.[1];
    if (speaker !== undefined) spoken.set(speaker, (spoken.get(speaker) ?? 0) + 1);
  }
  for (const speaker of speakers) addName(speaker, names, initials);
  // "Action Ana: …" again and again: nobody but people are given so many actions.
  for (const [name, times] of marked)
    if (times >= 2 && /^\p{Lu}/u.test(name) && !isOpener(fold(name.split(' ')[0] ?? ''), openers))
      addName(name, names, initials);
  const listed = new Set(names);
  for (const [speaker, times] of spoken) {
    const first = fold(speaker.split(' ')[0] ?? '');
    if (times >= 2 && !isOpener(first, openers)) addName(speaker, names, initials);
    if (times >= 2 && /^\p{Lu}{2,3}$/u.test(speaker)) initials.add(speaker);
  }
  return { names, initials, listed, isCommon: commonWords(placed) };
}

const isSmall = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 223 && code <= 0x17f);

/** Words of four to twenty small letters after a space; read by code because every document has thousands. */
function addSmallWords(text: string, words: Set<string>): void {
  let start = -1;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && isSmall(text.charCodeAt(i))) {
      if (start === -1 && text.charCodeAt(i - 1) === 32) start = i;
      continue;
    }
    if (start !== -1 && i - start >= 4 && i - start <= 20) words.add(text.slice(start, i));
    start = -1;
  }
}

/** The set is made when the first unknown name is met. */
function commonWords(placed: readonly Placed[]): (word: string) => boolean {
  let words: Set<string> | null = null;
  return (word) => {
    if (words === null) {
      words = new Set();
      for (const { line } of placed) addSmallWords(line.text, words);
    }
    return words.has(word);
  };
}

/** "| Attendees | Ana Lopes, Ben Ford |": a table of facts about the meeting. */
function isAttendanceRow({ cells }: Line): boolean {
  const title = cells?.[0]?.text ?? '';
  return title !== '' && title.length < 30 && cells?.length === 2 && headingKind(title, true) === 'attendees';
}

function readAttendance(text: string, names: Set<string>, initials: Set<string>): void {
  const list = text.replace(/^[^:：(\d]{0,40}[:：]\s*/, '').slice(0, 2000);
  for (const part of list.split(/[,;、，|\n]|\s&\s|\sand\s|\sund\s|\set\s/)) {
    const name = part.trim();
    for (const japanese of japaneseNamesIn(name)) names.add(japanese);
    if (LISTED.test(name) || /^@/.test(name)) addName(name, names, initials);
  }
}

/** Lines at the top of a document that may say in a sentence who met. */
const OPENING = 25;

/** "The board (Ana Lopes, Ben Ford and Cy Moor) met …": a bracket of full names at the top lists who was there. */
function readOpening(text: string, names: Set<string>, initials: Set<string>): void {
  if (!text.includes('(')) return;
  for (const [, inner = ''] of text.slice(0, 1000).matchAll(/\(([^()]{10,300})\)/g)) {
    const parts = inner.split(/,\s*|\s(?:and|und|et|y|e|en)\s/);
    if (parts.length < 2 || !parts.every((part) => FULL_NAME.test(part.trim()))) continue;
    for (const part of parts) addName(part, names, initials);
  }
}

const FULL_NAME = /^\p{Lu}[\p{L}'’-]+(?: (?:van|von|de|der|den|da|dos|del|di|la|te|ten|zu))* \p{Lu}[\p{L}'’-]+$/u;

const isOpener = (word: string, index: PhraseIndex): boolean => {
  const entries = index.get(word);
  if (entries === undefined) return false;
  for (const { words, role } of entries)
    if (words.length === 1 && (role === 'opener' || role === 'nobody')) return true;
  return false;
};

const TEAM = new Set(
  'team teams wg board group committee members leads lead folks council people chairs sig crew editors staff leute'.split(
    ' ',
  ),
);
const SEPARATORS = new Set([',', '&', '/', '+', 'and', 'und', 'sowie', 'et', 'y', 'e', 'en', 'plus', 'or', '、', 'と']);
const ACRONYMS = new Set(
  'PR API CI AI ID OK QA UI UX URL FAQ CLA RFC CPC TSC TC WG SIG PRS TODO AP ADR CG HR IT TAG CSS JS TS US EU UK MCP KEP CLI GUI DNS ML TLS'.split(
    ' ',
  ),
);

interface One {
  readonly to: number;
  readonly known: boolean;
}

function readOne(tokens: readonly Token[], at: number, roster: Roster, index: PhraseIndex): One | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.text.startsWith('@') && token.text.length > 1) return { to: at + 1, known: true };
  const titled = afterTitle(tokens, at);
  if (titled !== null) return { to: absorb(tokens, titled - 1, roster, index), known: true };
  const group = phraseLength(index, tokens, at, 'collective');
  if (group > 0) return { to: afterTeam(tokens, at + group), known: true };
  const known = roster.names.has(token.lower) || (/^\p{Lu}{2,3}$/u.test(token.text) && roster.initials.has(token.text));
  const capital = /^\p{Lu}/u.test(token.text);
  if (known && (capital || token.lower.length > 3) && !isOpener(token.lower, index))
    return { to: absorb(tokens, at, roster, index), known: true };
  if (!capital || isOpener(token.lower, index)) return null;
  if (/^\p{Lu}+$/u.test(token.text)) {
    if (token.text.length === 1 || ACRONYMS.has(token.text))
      return TEAM.has(tokens[at + 1]?.lower ?? '') ? { to: at + 2, known: true } : null;
    return token.text.length <= 3 ? { to: afterTeam(tokens, at + 1), known: false } : null;
  }
  if (
    /\d/.test(token.text) ||
    token.text.length < 2 ||
    (roster.isCommon(token.lower) && !TEAM.has(tokens[at + 1]?.lower ?? '')) ||
    /^\p{Lu}\p{Ll}{2,}(?:ing|tion|ment)$/u.test(token.text)
  )
    return null;
  return {
    to: absorb(tokens, at, roster, index),
    known: TEAM.has(tokens[absorb(tokens, at, roster, index) - 1]?.lower ?? ''),
  };
}

const TITLES = new Set(
  'herr herrn frau mr mrs ms miss dr prof rev mme mlle madame monsieur sr sra srta señor señora senhor senhora dhr mevr mevrouw meneer cllr cllrs councillor councilman councilwoman councilmember alderman commissioner supervisor trustee mayor pcso stadtrat'.split(
    ' ',
  ),
);

/** "Frau Stein", "M. Belkacem", "Cllr Mrs D Clements": nobody but a person has a title. Index behind the name, or null. */
function afterTitle(tokens: readonly Token[], at: number): number | null {
  let name = at;
  for (let titles = 0; titles < 3; titles++) {
    const title = tokens[name];
    const dotted = tokens[name + 1]?.text === '.';
    if (title === undefined || !/^\p{Lu}/u.test(title.text)) break;
    if (!TITLES.has(title.lower) && !(title.text === 'M' && dotted)) break;
    name += dotted ? 2 : 1;
  }
  if (name === at) return null;
  // "Mr M. Peake", "Cllr Mrs D Clements": initials stand between the title and the name.
  while (name < at + 6 && /^\p{Lu}$/u.test(tokens[name]?.text ?? '')) name += tokens[name + 1]?.text === '.' ? 2 : 1;
  return /^\p{Lu}\p{Ll}/u.test(tokens[name]?.text ?? '') ? name + 1 : null;
}

const afterTeam = (tokens: readonly Token[], at: number): number => (TEAM.has(tokens[at]?.lower ?? '') ? at + 1 : at);

/** Surnames, particles, initials, "team", and a handle or firm in brackets after a first name. */
function absorb(tokens: readonly Token[], at: number, roster: Roster, index: PhraseIndex): number {
  let to = at + 1;
  while (to < tokens.length && to < at + 5) {
    const next = tokens[to];
    if (next === undefined) break;
    const particle =
      /^(?:van|von|de|der|den|da|dos|del|di|la|le|te|ten|y)$/.test(next.lower) &&
      /^\p{Lu}/u.test(tokens[to + 1]?.text ?? '') &&
      !SEPARATORS.has(next.lower);
    const initial = /^\p{Lu}$/u.test(next.text);
    const surname = /^\p{Lu}[\p{Ll}'’-]/u.test(next.text) && !isOpener(next.lower, index);
    if (initial && tokens[to + 1]?.text === '.') to += 2;
    else if (particle || initial || surname || (roster.names.has(next.lower) && /^[\p{Lu}@]/u.test(next.text))) to++;
    else break;
  }
  const open = tokens[to];
  if (open?.text === '(' && /^@/.test(tokens[to + 1]?.text ?? '') && tokens[to + 2]?.text === ')') return to + 3;
  return afterTeam(tokens, to);
}

/** The people named at token `at`, or null when nobody is. */
export function readPeople(
  tokens: readonly Token[],
  at: number,
  roster: Roster,
  index: PhraseIndex,
): PersonSpan | null {
  const first = readOne(tokens, at, roster, index);
  if (first === null) return null;
  let { to, known } = first;
  let count = 1;
  while (count < 12 && SEPARATORS.has(tokens[to]?.lower ?? '')) {
    const skip = tokens[to]?.text === ',' && SEPARATORS.has(tokens[to + 1]?.lower ?? '') ? 2 : 1;
    const next = readOne(tokens, to + skip, roster, index);
    if (next === null) break;
    known = known || next.known;
    to = next.to;
    count++;
  }
  return { from: at, to, known, count };
}

/** True when the whole text names people and nothing else: "Ana & Ben", "@cy", "Lang team". */
export function isPeopleOnly(text: string, roster: Roster, index: PhraseIndex, needKnown = false): boolean {
  if (text.length > 120) return false;
  const tokens = tokenise(text.trim().replace(/[\s.:?!]+$/, ''));
  if (tokens.length === 0 || tokens.length > 24) return false;
  const span = readPeople(tokens, 0, roster, index);
  return span !== null && span.to === tokens.length && (!needKnown || span.known);
}
