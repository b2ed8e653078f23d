/**
 * A reader that takes a group of people off the front of a phrase ("Ana, Ben & @cy"). Who is known is on the roster; no
 * dates, no verbs.
 */
import type { Roster } from './roster.ts';
import type { Token } from './tokens.ts';
import { tokenise } from './tokens.ts';
import { afterOffice } from './words/roles.ts';
import { isOpener, type PhraseIndex, phraseLength } from './words/vocabulary.ts';

/** People read at a place: tokens `from` to `to - 1`. `known` says whether the roster or a handle vouches for them. */
export interface PersonSpan {
  readonly from: number;
  readonly to: number;
  readonly known: boolean;
  readonly count: number;
}

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
  const { capital } = token;
  const titled = capital ? afterTitle(tokens, at) : null;
  if (titled !== null) return { to: absorb(tokens, titled - 1, roster, index), known: true };
  const body = afterBody(tokens, at) ?? afterOffice(tokens, at);
  if (body !== null) return { to: body, known: true };
  const group = phraseLength(index, tokens, at, 'collective');
  if (group > 0) return { to: afterTeam(tokens, at + group), known: true };
  const known = roster.names.has(token.lower) || (capital && roster.initials.has(token.text));
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
    /^\p{Lu}\p{Ll}{2,}(?:ing|tion|sion|ment|ness|ship)$/u.test(token.text)
  )
    return null;
  const to = absorb(tokens, at, roster, index);
  return { to, known: TEAM.has(tokens[to - 1]?.lower ?? '') };
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
    if (title === undefined || !title.capital) break;
    if (!TITLES.has(title.lower) && !(title.text === 'M' && dotted)) break;
    name += dotted ? 2 : 1;
  }
  if (name === at) return null;
  // "Mr M. Peake", "Cllr Mrs D Clements": initials stand between the title and the name.
  while (name < at + 6 && /^\p{Lu}$/u.test(tokens[name]?.text ?? '')) name += tokens[name + 1]?.text === '.' ? 2 : 1;
  return /^\p{Lu}\p{Ll}/u.test(tokens[name]?.text ?? '') ? name + 1 : null;
}

const BODIES = new Set(
  'council committee board group team commission society association trust office department secretariat foundation union club subcommittee task-force'.split(
    ' ',
  ),
);

/** "the Parish Council", "The Finance Committee": a body by its last word. Index behind it, or null. */
function afterBody(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.lower !== 'the') return null;
  for (let to = at + 1; to < at + 5; to++) {
    const word = tokens[to];
    if (word === undefined || !/^\p{Lu}\p{Ll}/u.test(word.text)) return null;
    if (BODIES.has(word.lower)) return to + 1;
  }
  return null;
}

const afterTeam = (tokens: readonly Token[], at: number): number => (TEAM.has(tokens[at]?.lower ?? '') ? at + 1 : at);

const PARTICLES = new Set('van von de der den da dos del di la le te ten'.split(' '));

/** Surnames, particles, initials, "team", and a handle or firm in brackets after a first name. */
function absorb(tokens: readonly Token[], at: number, roster: Roster, index: PhraseIndex): number {
  let to = at + 1;
  while (to < tokens.length && to < at + 5) {
    const next = tokens[to];
    if (next === undefined) break;
    const particle = PARTICLES.has(next.lower) && tokens[to + 1]?.capital === true;
    const initial = next.capital && /^\p{Lu}$/u.test(next.text);
    const surname = next.capital && /^\p{Lu}[\p{Ll}'’-]/u.test(next.text) && !isOpener(next.lower, index);
    const named = (next.capital || next.text.startsWith('@')) && roster.names.has(next.lower);
    if (initial && tokens[to + 1]?.text === '.') to += 2;
    else if (particle || initial || surname || named) to++;
    else break;
  }
  const open = tokens[to];
  if (open?.text === '(' && tokens[to + 1]?.text.startsWith('@') === true && tokens[to + 2]?.text === ')')
    return to + 3;
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
