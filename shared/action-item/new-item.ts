/** From an accepted candidate to a record: the one place that knows what a fresh action item looks like (SOP 1 §4.1). */
import { stableKey } from '../text-key.ts';
import type { IsoDate } from '../time/instant.ts';
import type { ActionItem, ActionType, Priority, SourceKind } from './action-item.ts';
import type { PersonRef } from './person.ts';
import { cleanBlock, cleanLine } from './shown-text.ts';
import { statusOf } from './status.ts';

/** Characters that fit a single-line column of a SharePoint list. */
export const TITLE_LIMIT = 255;
/** Characters we keep of notes and quotes; the source itself stays where it is. */
const TEXT_LIMIT = 4000;

/** What a person accepted, edited or typed. Absent fields take the defaults of {@link newItem}. */
export interface AcceptedAction {
  readonly key: string;
  readonly title: string;
  readonly notes?: string;
  readonly owner: PersonRef | null;
  readonly contributors?: readonly PersonRef[];
  readonly dueOn: IsoDate | null;
  readonly priority?: Priority;
  readonly actionType?: ActionType;
  readonly sessionRef?: string | null;
  readonly caseRef?: string | null;
  readonly measureRef?: string | null;
  readonly sourceKind?: SourceKind;
  readonly sourceLink?: string;
  readonly sourceQuote?: string;
}

/**
 * Key of an action captured from a text: the same sentence of the same session gives the same key, so that saving
 * twice makes one record. A sentence that promises two things, or stands there twice, is told apart by `ordinal`.
 */
export const actionKey = (sessionKey: string, quote: string, ordinal = 0): string =>
  stableKey(['action', sessionKey, cleanLine(quote, TEXT_LIMIT), String(ordinal)]);

/**
 * A fresh record: Open, the owner asked to agree, the deadline remembered as the original one, seen once.
 * Control and invisible characters are removed; a title longer than a list holds is cut and kept whole in the notes.
 * @param today the date in the owner's zone: an action captured late can be overdue at birth.
 */
export function newItem(accepted: AcceptedAction, reference: string, today: IsoDate): ActionItem {
  return {
    ...BLANK_ITEM,
    key: accepted.key,
    reference,
    ...texts(accepted),
    owner: accepted.owner,
    contributors: accepted.contributors ?? [],
    dueOn: accepted.dueOn,
    originalDueOn: accepted.dueOn,
    status: statusOf('Open', accepted.dueOn, today),
    priority: accepted.priority ?? BLANK_ITEM.priority,
    actionType: accepted.actionType ?? BLANK_ITEM.actionType,
    sessionRef: accepted.sessionRef ?? null,
    caseRef: accepted.caseRef ?? null,
    measureRef: accepted.measureRef ?? null,
    sourceKind: accepted.sourceKind ?? BLANK_ITEM.sourceKind,
    sourceLink: accepted.sourceLink ?? '',
  };
}

function texts(accepted: AcceptedAction): Pick<ActionItem, 'title' | 'notes' | 'sourceQuote'> {
  const whole = cleanLine(accepted.title, TEXT_LIMIT);
  const title = cleanLine(whole, TITLE_LIMIT);
  const notes = [title === whole ? '' : whole, accepted.notes ?? ''].filter((part) => part !== '').join('\n\n');
  return {
    title,
    notes: cleanBlock(notes, TEXT_LIMIT),
    sourceQuote: cleanBlock(accepted.sourceQuote ?? '', TEXT_LIMIT),
  };
}

/** An item of which nothing is known yet: what every new one starts from. */
export const BLANK_ITEM: ActionItem = {
  key: '',
  reference: '',
  title: '',
  notes: '',
  owner: null,
  contributors: [],
  dueOn: null,
  originalDueOn: null,
  stage: 'Open',
  status: 'In Progress',
  agreement: 'Asked',
  priority: 'Normal',
  actionType: 'Action',
  progress: 0,
  barrier: '',
  barrierSince: null,
  helpAsked: '',
  resources: '',
  resourcesConfirmed: false,
  sessionRef: null,
  caseRef: null,
  measureRef: null,
  sourceKind: 'By hand',
  sourceLink: '',
  sourceQuote: '',
  actionTaken: '',
  outcome: '',
  lessons: '',
  nextSteps: '',
  verifier: null,
  verifiedOn: null,
  completedOn: null,
  closedOn: null,
  evidenceLinks: [],
  escalationLevel: 0,
  sightings: 1,
};
