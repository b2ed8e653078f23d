/**
 * Lines under a heading for actions. List items at the top of the list are tasks, what stands under them is detail;
 * a person's or topic's line with a list under it only groups.
 */

import { findDeadline } from '../due-phrase.ts';
import { headingOwner, ownerIn } from '../owners.ts';
import { isPeopleOnly } from '../people.ts';
import { type Proposal, propose, trimSpan } from '../proposal.ts';
import type { Placed } from '../structure.ts';
import type { View } from '../view.ts';
import { isTaskVerb } from '../words/verbs.ts';
import { isEmptyItem, isFinished } from './list-item.ts';
import { isNextSession } from './next-session.ts';

type Part = 'task' | 'group' | 'detail';

/** "Phase 1", "Étape 2": parts of a plan. */
const STAGE =
  /^(?:phase|step|part|stage|week|sprint|milestone|teil|schritt|woche|étape|partie|semaine|fase|paso|parte|etapa|semana|stap|deel)\s+\S{1,12}$/i;

/** "Assigned to: Ana", "Due: 3 May": what is said of the task above. */
const ABOUT_TASK =
  /^(?:assigned to|assignees?|owners?|responsible|due(?: date)?|deadline|status|priority|done|completed on|estimate|verantwortlich|zuständig|fällig|frist|status|responsable|échéance|statut|responsável|prazo|plazo|estado|verantwoordelijk)\s?[:：]/i;

/** Does the line only gather others? */
function isGroup(view: View, placed: Placed): boolean {
  if (!placed.hasChildren) return false;
  const text = placed.line.text.trim();
  const named = text.replace(/[:：\s]+$/, '');
  if (isPeopleOnly(named, view.roster, view.index)) return true;
  const owner = ownerIn(view, text);
  if (owner !== null) return false;
  if (STAGE.test(named)) return true;
  const words = named.split(/\s+/).length;
  return /[:：]$/.test(text) ? words <= 8 : words <= 4 && childrenNameOwners(view, placed);
}

function childrenNameOwners(view: View, placed: Placed): boolean {
  for (let i = placed.index + 1; i < view.placed.length; i++) {
    const child = view.placed[i];
    if (child === undefined || child.parent < placed.index) return false;
    if (child.parent === placed.index && ownerIn(view, child.line.text) !== null) return true;
  }
  return false;
}

function partOf(view: View, placed: Placed, parts: Map<number, Part>): Part {
  const above = parts.get(placed.parent);
  if (above === 'task' || above === 'detail') {
    // An open box is always meant to be ticked, wherever it stands.
    return placed.line.check === 'open' ? 'task' : 'detail';
  }
  if (ABOUT_TASK.test(placed.line.text)) return 'detail';
  return isGroup(view, placed) ? 'group' : 'task';
}

/** Half the list reads "Name: …": then an unknown name before a colon is an owner, too. */
function isNamedList(items: readonly Placed[]): boolean {
  const named = items.filter(({ line }) =>
    /^@?\p{Lu}[\p{L}'’.-]{1,20}(?:,? (?:\p{Lu}[\p{L}'’.-]*|[&+]|et|und|and|y|e|en)){0,4} ?[:：]\s/u.test(line.text),
  );
  return items.length >= 3 && named.length * 2 >= items.length;
}

/** "Share the dates - Sean": the name behind a dash at the end. */
const SIGNED =
  /\s(?:[-–—]|-{1,2}>|→|=>)\s+(\p{Lu}[\p{L}'’.-]{1,20}(?:(?: | ?[/&,+] ?| and )\p{Lu}[\p{L}'’.-]{1,20}){0,4})\.?$/u;

const CHANGES =
  /^(?:move|rename|migrate|change|upgrade|merge|import|convert|switch|replace)\b|\s(?:from|von|de|van)\s/i;

/** Half the list ends on such a name: then nobody needs to vouch for it. */
function isSignedList(view: View, items: readonly Placed[]): boolean {
  const signed = items.filter(({ line }) => {
    // "Move the pages from Confluence -> Notion" goes from one thing to another.
    if (CHANGES.test(line.text)) return false;
    const name = SIGNED.exec(line.text.slice(-120))?.[1];
    return name !== undefined && isPeopleOnly(name, view.roster, view.index);
  });
  return signed.length >= 2 && signed.length * 2 >= items.length;
}

function ownerOf(view: View, placed: Placed, text: string, list: List, parts: Map<number, Part>): string | null {
  const signed = list.signed && !CHANGES.test(text) ? SIGNED.exec(text.slice(-120))?.[1] : undefined;
  if (signed !== undefined && isPeopleOnly(signed, view.roster, view.index)) return signed;
  const owner = ownerIn(view, text);
  if (owner !== null) return owner.text;
  const lead = /^(@?\p{Lu}[^:：]{1,40}?) ?[:：]\s+([\p{L}'’-]+)/u.exec(text);
  // Half the list reads "Name: …", or a task verb follows: then a name nobody vouches for is an owner, too.
  const vouched = list.named || isTaskVerb(lead?.[2]?.toLowerCase() ?? '', view.language);
  if (lead?.[1] !== undefined && vouched && isPeopleOnly(lead[1], view.roster, view.index)) return lead[1];
  const parent = view.placed[placed.parent];
  if (parent === undefined || parts.get(parent.index) !== 'group') return headingOwner(view, placed);
  const group = parent.line.text.replace(/[:：\s]+$/, '').trim();
  return isPeopleOnly(group, view.roster, view.index) ? group : null;
}

/** List lines that are questions, links or remarks rather than tasks get less credit. */
function confidenceOf(text: string, listed: boolean, brief: boolean, owner: string | null): number {
  if (owner !== null) return 0.9;
  if (/^https?:\S+$/.test(text.trim())) return 0.1;
  const base = listed ? 0.75 : 0.45 + (brief ? 0.07 : 0);
  return /\?\s*$/.test(text) ? base - 0.15 : base;
}

/** A plain line under an action heading is a task when it begins like one or says until when. */
function looksLikeTask(view: View, text: string): boolean {
  const first = /^[\p{L}'’-]+/u.exec(text)?.[0]?.toLowerCase() ?? '';
  return isTaskVerb(first, view.language) || findDeadline(text, view.language) !== null;
}

/** A few words, not a paragraph and not a name. */
const isBrief = (text: string): boolean => {
  const words = text.split(/\s+/).length;
  return (
    words >= 3 &&
    words <= 14 &&
    !/\b(?:closed|was|were|has been|ended|adjourned|beendet|geschlossen|terminée|terminó|encerrada|gesloten)\b/i.test(
      text,
    )
  );
};

/** How the lines of a section stand together. */
interface List {
  readonly listed: boolean;
  readonly named: boolean;
  readonly signed: boolean;
  /** Few lines: a short block under its title rather than the rest of the document. */
  readonly brief: boolean;
}

function readItem(view: View, placed: Placed, list: List, parts: Map<number, Part>): Proposal | null {
  const { line } = placed;
  const [start, end] = trimSpan(line.text, 0, line.text.length);
  const text = line.text.slice(start, end);
  if (isEmptyItem(text) || isFinished(text) || line.check === 'done' || line.struck) return null;
  if (isPeopleOnly(text, view.roster, view.index) || isNextSession(text)) return null;
  const owner = ownerOf(view, placed, text, list, parts);
  return propose(placed.index, start, end, {
    kind: 'commitment',
    confidence: confidenceOf(text, list.listed || looksLikeTask(view, text), list.brief && isBrief(text), owner),
    rule: line.check === 'open' ? 'checkbox' : 'section-item',
    reasons: [`stands under "${(view.placed[placed.sectionLine]?.line.text ?? '').trim().slice(0, 40)}"`],
    owner,
  });
}

/** Gives the task above the owner or the day that a line below it states. */
function tell(view: View, found: Proposal[], word: string, value: string): void {
  const task = found.pop();
  if (task === undefined) return;
  const isOwner =
    /^(?:assign|owner|respons|verantw|zuständ)/i.test(word) && isPeopleOnly(value, view.roster, view.index);
  const isDue = /^(?:due|deadline|fällig|frist|échéance|prazo|plazo)/i.test(word) && task.dueText === undefined;
  found.push({
    ...task,
    owner: task.owner ?? (isOwner ? value : null),
    ...(isDue && value !== '' && { dueText: value }),
  });
}

function readSection(view: View, lines: readonly Placed[]): readonly Proposal[] {
  // Beside a list or a table, plain lines are remarks, addresses and page ends.
  const listed = lines.some(({ line }) => line.marker !== 'none' || line.check !== null || line.text.startsWith('|'));
  const list: List = {
    listed,
    named: isNamedList(lines),
    signed: isSignedList(view, lines),
    brief: lines.length <= 6,
  };
  const parts = new Map<number, Part>();
  const found: Proposal[] = [];
  for (const placed of lines) {
    const { line } = placed;
    const inList = line.marker !== 'none' || line.check !== null;
    if (line.cells !== null && line.text.startsWith('|')) continue;
    const part = partOf(view, placed, parts);
    parts.set(placed.index, part);
    const told = part === 'detail' ? ABOUT_TASK.exec(line.text) : null;
    if (told !== null) tell(view, found, told[0], line.text.slice(told[0].length).trim());
    if (part !== 'task' || (listed && !inList) || placed.label?.kind === 'action') continue;
    const item = readItem(view, placed, list, parts);
    if (item !== null) found.push(item);
  }
  return found;
}

/** See the module's first line. */
export function sectionItems(view: View): readonly Proposal[] {
  if (view.kind === 'transcript') return [];
  const found: Proposal[] = [];
  let section: Placed[] = [];
  const close = (): void => {
    if (section.length > 0) found.push(...readSection(view, section));
    section = [];
  };
  for (const placed of view.placed) {
    if (placed.section !== 'actions' || placed.isHeading || (placed.line.quoted && view.kind === 'email')) {
      close();
      continue;
    }
    if (section[0] !== undefined && section[0].sectionLine !== placed.sectionLine) close();
    section.push(placed);
  }
  close();
  return found;
}
