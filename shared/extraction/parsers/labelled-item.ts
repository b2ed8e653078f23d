/**
 * "ACTION: Ana to send the plan", "TODO(ana): …", "AI - …", "#action …", and labels whose items stand in the lines
 * below. The task is the rest of the logical line.
 */

import { headingOwner, ownerIn } from '../owners.ts';
import { isPeopleOnly } from '../people.ts';
import { type Proposal, propose, trimSpan } from '../proposal.ts';
import type { Placed } from '../structure.ts';
import type { Line } from '../text/lines.ts';
import type { View } from '../view.ts';
import type { Label } from '../words/labels.ts';
import { isEmptyItem, isFinished } from './list-item.ts';

const CONFIDENCE = 0.9;

function labelOwner(view: View, label: Label): string | null {
  if (label.name === null) return null;
  // "Action Ana:" names somebody we know; "Action required:" does not.
  if (label.name.bare) return isPeopleOnly(label.name.text, view.roster, view.index, true) ? label.name.text : null;
  const name = label.name.text.replace(/^(?:owner|assigned to)\s*:?\s*/i, '').trim();
  return /^[?\s.-]*$/.test(name) || !/^[@\p{Lu}]|^all$|^alle$|^tous$/iu.test(name) || !nameLike(view, name)
    ? null
    : name;
}

/** "Action Research: …": what stands bare behind the label word is nobody we know, so it is a title. */
const isTitle = (view: View, { name }: Label): boolean =>
  name?.bare === true &&
  /^\p{Lu}/u.test(name.text) &&
  !/^(?:Required|Needed)$/i.test(name.text) &&
  !isPeopleOnly(name.text, view.roster, view.index, true);

/** A bracket after a label names somebody unless it reads like a remark. */
function nameLike(view: View, name: string): boolean {
  if (isPeopleOnly(name, view.roster, view.index)) return true;
  return /^@?[\p{L}\p{N}_.'’-]{1,30}(?:[ ,/&+]{1,3}[\p{L}\p{N}_.'’-]{1,30}){0,4}$/u.test(name);
}

/** "TODO (ana) review the draft": the one a mark is for, in a bracket before the task. */
function bracketedFirst(view: View, task: string): string | null {
  const name = /^[([](@?[\p{L}\p{N}_.-]{2,30}(?:(?:, | and | & |\/)@?[\p{L}\p{N}_.-]{2,30}){0,3})[)\]]\s+\p{L}/u.exec(
    task,
  )?.[1];
  return name !== undefined &&
    !/^\p{Ll}+ing$|^(?:optional|maybe|later|done|new|wip|low|high|urgent)$/iu.test(name) &&
    nameLike(view, name)
    ? name
    : null;
}

/** "Book the hall --> TODO: Ana": the mark and the name stand behind their task. */
function markedBehind(view: View, placed: Placed, label: Label, owner: string): Proposal | null {
  // "Create a repository" with "Todo: Ana" as its only point: the task is the line above.
  const line = label.start === 0 ? view.placed[placed.parent] : placed;
  if (line === undefined || line.isHeading) return null;
  const [start, end] = trimSpan(line.line.text, 0, line === placed ? label.start : line.line.text.length);
  const words = view.tokensOf(line.line).filter((token) => token.end <= end && /\p{L}{2}/u.test(token.text));
  if (words.length < 3) return null;
  return {
    line: line.index,
    start,
    toLine: placed.index,
    end: placed.line.text.length,
    kind: 'commitment',
    confidence: CONFIDENCE - 0.1,
    rule: 'labelled-item',
    reasons: ['a mark with a name behind the task'],
    owner,
  };
}

function labelled(view: View, placed: Placed, label: Label): Proposal | null {
  const { text } = placed.line;
  const [start, end] = trimSpan(text, label.end, text.length);
  const task = text.slice(start, end);
  const name = task.replace(/[\s.)\]]+$/, '');
  if (isPeopleOnly(name, view.roster, view.index, true)) return markedBehind(view, placed, label, name);
  if (isEmptyItem(task) || isTitle(view, label)) return null;
  const given = labelOwner(view, label) ?? bracketedFirst(view, task);
  const owner = given ?? ownerIn(view, task)?.text ?? headingOwner(view, placed);
  return propose(placed.index, start, end, {
    kind: 'commitment',
    confidence: CONFIDENCE,
    rule: 'labelled-item',
    reasons: [`marked "${text.slice(label.start, label.end).trim().slice(0, 30)}"`],
    owner,
  });
}

/** Lines below an empty label: its children, or the next line when there are none. */
function below(view: View, placed: Placed): readonly Placed[] {
  const items: Placed[] = [];
  for (let i = placed.index + 1; i < view.placed.length && items.length < 100; i++) {
    const next = view.placed[i];
    if (next === undefined || next.isHeading || next.label !== null) break;
    const inside =
      next.line.indent > placed.line.indent || (placed.line.marker === 'none' && next.line.marker !== 'none');
    if (!inside) {
      if (items.length === 0 && !next.line.afterGap && next.line.marker === 'none') items.push(next);
      break;
    }
    if (next.line.afterGap && (items.length > 0 || next.line.indent <= placed.line.indent)) break;
    if (items.length === 0 || next.line.indent <= (items[0]?.line.indent ?? 0)) items.push(next);
  }
  return items;
}

function itemBelow(view: View, placed: Placed, label: Label): Proposal | null {
  const { line } = placed;
  const [start, end] = trimSpan(line.text, 0, line.text.length);
  const task = line.text.slice(start, end);
  if (isEmptyItem(task) || line.check === 'done' || line.struck) return null;
  return propose(placed.index, start, end, {
    kind: 'commitment',
    confidence: 0.8,
    rule: 'labelled-item',
    reasons: ['stands under an action label'],
    owner: labelOwner(view, label) ?? ownerIn(view, task)?.text ?? null,
  });
}

/** "| Next steps: | Owner: |": a label that fills its cell names a column, not a task. */
const isHeaderCell = (line: Line, label: Label): boolean =>
  line.cells !== null && /^\s*(?:\||$)/.test(line.text.slice(label.end));

/** Among reviewed actions a loud mark without a number hands out a new one: "ACTION: Ana to ask the printer again". */
const isNew = (line: Line, label: Label): boolean =>
  /^(?:ACTION|AI|TODO)\b[^\d]*$/.test(line.text.slice(label.start, label.end)) && !isFinished(line.text);

/** See the module's first line. */
export function labelledItems(view: View): readonly Proposal[] {
  const found: Proposal[] = [];
  for (const placed of view.placed) {
    const { line, label } = placed;
    if (line.struck || line.check === 'done') continue;
    if (line.quoted && view.kind === 'email') continue;
    if (line.heading > 0 && placed.isHeading && line.text.length < 40) continue;
    if (label === null || label.kind !== 'action' || isHeaderCell(line, label)) continue;
    if (placed.section === 'past-actions' && !isNew(line, label)) continue;
    const item = labelled(view, placed, label);
    if (item !== null) found.push(item);
    else if (!placed.isHeading && line.text.slice(label.end).trim() === '') {
      for (const next of below(view, placed)) {
        const under = itemBelow(view, next, label);
        if (under !== null) found.push(under);
      }
    }
  }
  return found;
}
