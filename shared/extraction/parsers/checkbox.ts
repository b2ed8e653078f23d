/** Open check boxes outside action sections. Boxes of checklists, agendas and attendance lists are not tasks. */

import { ownerIn } from '../owners.ts';
import { isPeopleOnly } from '../people.ts';
import { type Proposal, propose, trimSpan } from '../proposal.ts';
import type { View } from '../view.ts';
import type { SectionKind } from '../words/headings.ts';
import { isEmptyItem, isFinished } from './list-item.ts';

const NO_TASKS: ReadonlySet<SectionKind> = new Set(['attendees', 'agenda', 'checklist', 'past-actions', 'actions']);

/** See the module's first line. */
export function checkboxes(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const { line, index, section } of view.placed) {
    if (line.check !== 'open' || line.struck || NO_TASKS.has(section)) continue;
    const [start, end] = trimSpan(line.text, 0, line.text.length);
    const text = line.text.slice(start, end);
    if (isEmptyItem(text) || isFinished(text) || isPeopleOnly(text, view.roster, view.index)) continue;
    found.push(
      propose(index, start, end, {
        kind: 'commitment',
        confidence: 0.7,
        rule: 'checkbox',
        reasons: ['open check box'],
        owner: ownerIn(view, text)?.text ?? null,
      }),
    );
  }
  return found;
}
