/**
 * Two short forms of minutes: a task with its people in brackets ("open the call for papers (Julien)"), and an arrow
 * line that holds nothing but a name under the task it belongs to ("--> Eric").
 */
import { isPeopleOnly, type PersonSpan, readPeople } from '../people.ts';
import { type Proposal, propose, trimSpan } from '../proposal.ts';
import type { Placed } from '../structure.ts';
import { tokenise } from '../tokens.ts';
import type { View } from '../view.ts';
import { isTaskVerb } from '../words/verbs.ts';
import { isFinished } from './list-item.ts';
import { speakableLines } from './speakable.ts';

const BRACKET = /\(([^()]{2,70})\)/g;
const ASSIGNED = /^(?:assigned to|owner:?|resp\.?:?|zuständig:?|responsable\s?:?|verantwoordelijk:?)\s+/i;

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
  const before = text.slice(floor, bracket);
  const cut = Math.max(
    before.lastIndexOf(': '),
    before.lastIndexOf(' - '),
    before.lastIndexOf('. '),
    before.lastIndexOf('; '),
  );
  return floor + (cut === -1 ? 0 : cut + 2);
}

function inBrackets(view: View, placed: Placed): readonly Proposal[] {
  const { text } = placed.line;
  const found: Proposal[] = [];
  let floor = 0;
  for (const match of text.slice(0, 2000).matchAll(BRACKET)) {
    const who = people(view, match[1] ?? '');
    const [start, end] = trimSpan(text, clauseStart(text, match.index, floor), match.index + match[0].length);
    floor = match.index + match[0].length;
    if (who === null) continue;
    const first = tokenise(text.slice(start, end)).find(({ text: word }) => /^\p{L}/u.test(word));
    const verb = first !== undefined && isTaskVerb(first.lower, view.language);
    if (!verb && !who.assigned) continue;
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

/** See the module's first line. */
export function bracketOwners(view: View): readonly Proposal[] {
  if (view.kind !== 'minutes' && view.kind !== 'notes') return [];
  const found: Proposal[] = [];
  for (const { placed } of speakableLines(view)) {
    if (isFinished(placed.line.text) || placed.section === 'past-actions') continue;
    const arrow = underArrow(view, placed);
    if (arrow !== null) found.push(arrow);
    else if (placed.line.text.includes('(')) found.push(...inBrackets(view, placed));
  }
  return found;
}
