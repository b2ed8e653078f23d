/** One action as a mail shows it: text cleaned and bounded, lateness counted, overdue ones first. */
import type { ActionItem, Agreement, Priority, Stage } from '../action-item/action-item.ts';
import { daysLate } from '../action-item/overdue.ts';
import { isSamePerson, type PersonRef } from '../action-item/person.ts';
import { compareReferences } from '../action-item/reference.ts';
import { cleanLine } from '../action-item/shown-text.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../time/instant.ts';

/** Longest texts of a line in characters; beyond they are cut with a mark, the link leads to the whole. */
const LIMITS = { title: 255, name: 100, barrier: 200 } as const;

/** An action in a mail. */
export interface ActionLine {
  readonly reference: string;
  readonly title: string;
  readonly owner: PersonRef | null;
  readonly dueOn: IsoDate | null;
  /** The owner's zone, in which the date is meant. */
  readonly timeZone: TimeZone;
  readonly stage: Stage;
  readonly priority: Priority;
  readonly agreement: Agreement;
  /** 0 to 100. */
  readonly progress: number;
  /** Calendar days past the deadline in that zone; 0 when not overdue. */
  readonly daysLate: number;
  /** What stands in the way; empty when nothing does. */
  readonly barrier: string;
  /** Address of the item for people; null when there is none. */
  readonly link: string | null;
}

/** What the lines are made with. */
export interface LineContext {
  readonly now: IsoInstant;
  /** Zone of an owner; of the session when nobody owns the item or the zone is unknown. */
  readonly zoneOf: (owner: PersonRef | null) => TimeZone;
  /** Address of a record by reference. */
  readonly linkTo: (reference: string) => string | null;
}

/** The line of an item. */
export function actionLine(item: ActionItem, { now, zoneOf, linkTo }: LineContext): ActionLine {
  const timeZone = zoneOf(item.owner);
  return {
    reference: item.reference,
    title: cleanLine(item.title, LIMITS.title),
    owner: item.owner && { ...item.owner, name: cleanLine(item.owner.name, LIMITS.name) },
    dueOn: item.dueOn,
    timeZone,
    stage: item.stage,
    priority: item.priority,
    agreement: item.agreement,
    progress: item.progress,
    daysLate: daysLate(item, now, timeZone),
    barrier: item.stage === 'Blocked' ? cleanLine(item.barrier, LIMITS.barrier) : '',
    link: linkTo(item.reference),
  };
}

/** Longest overdue first, then by deadline, those without one last; equals by reference. */
export const byUrgency = (a: ActionLine, b: ActionLine): number =>
  b.daysLate - a.daysLate ||
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999', 'en') ||
  compareReferences(a.reference, b.reference);

/** The lines a person owns, and the others, each in the order given. */
export const splitByOwner = (
  lines: readonly ActionLine[],
  person: PersonRef,
): { readonly own: readonly ActionLine[]; readonly others: readonly ActionLine[] } => ({
  own: lines.filter((line) => isSamePerson(line.owner, person)),
  others: lines.filter((line) => !isSamePerson(line.owner, person)),
});
