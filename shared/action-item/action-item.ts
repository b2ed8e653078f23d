/**
 * The action item: the record of SOP 1 §4.1 and §5 with what the other procedures add.
 * Only the shape and its closed sets of words live here; the lifecycle is in status.ts, lateness in overdue.ts.
 */
import type { IsoDate, IsoInstant } from '../time/instant.ts';
import type { PersonRef } from './person.ts';

export const STAGES = ['Open', 'In Progress', 'Blocked', 'Completed', 'Closed', 'Cancelled'] as const;
/** Where an item stands in its life. Kept, never derived. */
export type Stage = (typeof STAGES)[number];

export const STATUSES = ['In Progress', 'Completed', 'Overdue', 'Closed'] as const;
/** The word of SOP 1 §4.5 shown to people: derived from stage, deadline and today. */
export type Status = (typeof STATUSES)[number];

export const AGREEMENTS = ['Asked', 'Agreed', 'Date proposed', 'Declined'] as const;
/** What the owner said about taking it on (SOP 1 §4.2). */
export type Agreement = (typeof AGREEMENTS)[number];

export const PRIORITIES = ['Low', 'Normal', 'High', 'Critical'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const ACTION_TYPES = [
  'Action',
  'Corrective',
  'Preventive',
  'Immediate',
  'Improvement',
  'Recommendation',
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

export const SOURCE_KINDS = ['Meeting', 'Mail', 'Notes', 'Transcript', 'Import', 'By hand'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** One agreed action. Empty text means "not said"; null means "none". */
export interface ActionItem {
  /** Client-made idempotency key, unique in the list. */
  readonly key: string;
  /** `AI-001`; never reused. */
  readonly reference: string;
  readonly title: string;
  readonly notes: string;
  readonly owner: PersonRef | null;
  readonly contributors: readonly PersonRef[];
  /** Last acceptable day, in the owner's zone; null when none was agreed. */
  readonly dueOn: IsoDate | null;
  /** The first deadline ever agreed; slips are counted from here. */
  readonly originalDueOn: IsoDate | null;
  readonly stage: Stage;
  readonly status: Status;
  readonly agreement: Agreement;
  readonly priority: Priority;
  readonly actionType: ActionType;
  /** 0 to 100. */
  readonly progress: number;
  readonly barrier: string;
  readonly barrierSince: IsoDate | null;
  readonly helpAsked: string;
  readonly resources: string;
  readonly resourcesConfirmed: boolean;
  readonly sessionRef: string | null;
  readonly caseRef: string | null;
  readonly measureRef: string | null;
  readonly sourceKind: SourceKind;
  readonly sourceLink: string;
  readonly sourceQuote: string;
  readonly actionTaken: string;
  readonly outcome: string;
  readonly lessons: string;
  readonly nextSteps: string;
  readonly verifier: PersonRef | null;
  readonly verifiedOn: IsoInstant | null;
  readonly completedOn: IsoInstant | null;
  readonly closedOn: IsoInstant | null;
  readonly evidenceLinks: readonly string[];
  readonly escalationLevel: number;
  /** In how many meetings the same promise was made. */
  readonly sightings: number;
}
