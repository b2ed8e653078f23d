/**
 * Two short forms of minutes: a task with its people in brackets ("open the call for papers (Julien)"), and an arrow
 * line that holds nothing but a name under the task it belongs to ("--> Eric").
 */
import { isPeopleOnly, type PersonSpan, readPeople } from '../people.ts';
import { type Proposal, propose, trimSpan } from '../proposal.ts';
import type { Placed } from '../structure.ts';
import { isTaskForm } from '../task-form.ts';
import { tokenise } from '../tokens.ts';
import type { View } from '../view.ts';
import { isTaskVerb } from '../words/verbs.ts';
import { findPhrases, type Role } from '../words/vocabulary.ts';
import { speakableLines } from './speakable.ts';

const BRACKET = /\(([^()]{2,70})\)/g;
const ASSIGNED = /^(?:assigned to|attn\.?:?|owner:?|resp\.?:?|zuständig:?|responsable\s?:?|verantwoordelijk:?)\s+/i;

function people(view: View, inner: string): { readonly name: string; readonly assigned: boolean } | null {
  const assigned = ASSIGNED.test(inner);
  const plain = inner.replace(ASSIGNED, '').trim();
  const tokens = tokenise(plain);
  const span: PersonSpan | null = readPeople(tokens, 0, view.roster, view.index);
  if (span === null || !span.known) return null;
  if (!assigned && span.to !== tokens.length) return null;
  return { name: plain.slice(0, tokens[span.to - 1]?.end ?? 0), assigned };
}

/** Start of the words the bracket closes: after the last colon, dash, comma after a bracket, or full stop. */
function clauseStart(text: string, bracket: number, floor: number): number {
  const before = text.slice(floor, bracket).replace(/[.\s]+$/, '');
  const cut = Math.max(
    before.lastIndexOf(': '),
    before.lastIndexOf(' - '),
    before.lastIndexOf('. '),
    before.lastIndexOf('; '),
  );
  return floor + (cut === -1 ? 0 : cut + 2);
}

/** A task in its form, or a sentence that says what is to be done: "the hall must be booked (Ana)". */
function isWork(view: View, clause: string): boolean {
  const tokens = tokenise(clause);
  const from = tokens.findIndex(({ text }) => /^\p{L}/u.test(text));
  const first = tokens[from];
  if (first === undefined) return false;
  const germanic = view.language === 'de' || view.language === 'nl';
  if (germanic ? isTaskForm(tokens, from, view.language) : isTaskVerb(first.lower, view.language)) return true;
  const hits = findPhrases(view.index, tokens);
  const has = (...roles: readonly Role[]): boolean => hits.some(({ role }) => roles.includes(role));
  return has('passive', 'assign') && !has('done', 'hedge', 'negation') && OBLIGES.test(clause);
}

/** Modals that oblige; "can", "would" and the bare "to" of an infinitive only allow. */
const OBLIGES =
  /(?:^|[^\p{L}])(?:must|needs? to|has to|have to|is to|are to|to be|will be|soll|sollen|muss|müssen|wird|werden|doit|doivent|devra|devront|à \p{L}+(?:er|ir|re)|debe|deben|deberá|hay que|deve|devem|deverá|moet|moeten|dient|dienen|zal|zullen)(?=[^\p{L}]|$)/iu;

function inBrackets(view: View, placed: Placed): readonly Proposal[] {
  const { text } = placed.line;
  const found: Proposal[] = [];
  let floor = 0;
  for (const match of text.slice(0, 2000).matchAll(BRACKET)) {
    const who = people(view, match[1] ?? '');
    const [start, end] = trimSpan(text, clauseStart(text, match.index, floor), match.index + match[0].length);
    floor = match.index + match[0].length;
    if (who === null) continue;
    // A handle behind a finished sentence says who wrote it.
    if (who.name.startsWith('@') && /\.\s*$/.test(text.slice(start, match.index))) continue;
    if (!who.assigned && !isWork(view, text.slice(start, match.index))) continue;
    found.push(
      propose(placed.index, start, end, {
        kind: 'commitment',
        confidence: who.assigned ? 0.7 : 0.62,
        rule: 'bracket-owner',
        reasons: ['a task with a known person in brackets'],
        owner: who.name,
      }),
    );
  }
  return found;
}

/** Only the line right above, when it is no heading, belongs to an arrow with a name. */
function underArrow(view: View, placed: Placed): Proposal | null {
  const above = view.placed[placed.index - 1];
  if (placed.line.marker !== 'arrow' || above === undefined || above.isHeading || placed.line.afterGap) return null;
  const name = placed.line.text.trim();
  if (!isPeopleOnly(name, view.roster, view.index, true) || above.line.text.length > 300) return null;
  const colon = above.line.text.indexOf(': ');
  const [start] = trimSpan(above.line.text, colon === -1 || colon > 40 ? 0 : colon + 1, above.line.text.length);
  return {
    line: above.index,
    start,
    toLine: placed.index,
    end: placed.line.text.length,
    kind: 'commitment',
    confidence: 0.7,
    rule: 'bracket-owner',
    reasons: ['an arrow to a known person'],
    owner: name,
  };
}

/** "Send the invitations - Kim", "book the hall: Ana": a point of a list that is a task and ends with a known person. */
function atTheEnd(view: View, placed: Placed): Proposal | null {
  const { text, marker } = placed.line;
  const match =
    marker === 'none' || text.length > 300 ? null : /\s+(?:[-–—]+|->|→|=>)\s*([^-–—>→:]{2,60})$/u.exec(text);
  const name = (match?.[1] ?? '').trim().replace(/\.$/, '');
  if (match === null || name === '' || !isPeopleOnly(name, view.roster, view.index, true)) return null;
  const tokens = tokenise(text.slice(0, match.index));
  if (!isTaskForm(tokens, 0, view.language)) return null;
  return propose(placed.index, 0, text.length, {
    kind: 'commitment',
    confidence: 0.64,
    rule: 'bracket-owner',
    reasons: ['a task that ends with a known person'],
    owner: name,
  });
}

/** See the module's first line. */
export function bracketOwners(view: View): readonly Proposal[] {
  if (view.kind !== 'minutes' && view.kind !== 'notes') return [];
  const found: Proposal[] = [];
  for (const { placed } of speakableLines(view)) {
    // What is proposed or resolved names who moved it.
    if (placed.section === 'past-actions' || placed.label?.kind === 'decision') continue;
    const arrow = underArrow(view, placed) ?? atTheEnd(view, placed);
    if (arrow !== null) found.push(arrow);
    else if (placed.line.text.includes('(')) found.push(...inBrackets(view, placed));
  }
  return found;
}
