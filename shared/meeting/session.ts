/** A session: the meeting as the register keeps it (SOP 4). Its identity across systems is in key.ts. */
import type { PersonRef } from '../action-item/person.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../time/instant.ts';

export const SESSION_KINDS = ['Meeting', 'Follow-up', 'Evaluation', 'Review'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const CADENCES = ['Weekly', 'Two-weekly', 'Four-weekly', 'Named date', 'None'] as const;
/** How the next session is found; "Named date" takes the date the notes name. */
export type Cadence = (typeof CADENCES)[number];

export const SUMMARY_STATES = [
  'Not due',
  'Waiting',
  'Approved',
  'Sent',
  'Sent as draft',
  'Failed',
  'Cancelled',
] as const;
export type SummaryState = (typeof SUMMARY_STATES)[number];

/** One tracked session. Lists of text are one entry a line. */
export interface Session {
  /** Stable identity of the occurrence (key.ts), unique in the list. */
  readonly key: string;
  /** `S-001`. */
  readonly reference: string;
  readonly title: string;
  readonly kind: SessionKind;
  /** Immutable id of the event in the organiser's mailbox; null when captured from text alone. */
  readonly eventId: string | null;
  /** Mailbox in whose calendar the event was booked by us; null: where the meeting's organiser is. */
  readonly eventMailbox: string | null;
  readonly iCalUId: string | null;
  readonly seriesId: string | null;
  readonly organiser: PersonRef;
  readonly attendees: readonly PersonRef[];
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant;
  readonly timeZone: TimeZone;
  readonly objectives: readonly string[];
  readonly keyPoints: readonly string[];
  readonly decisions: readonly string[];
  readonly challenges: readonly string[];
  readonly recommendations: readonly string[];
  readonly adjustments: readonly string[];
  readonly cadence: Cadence;
  /** Day of the next session when the notes name one. */
  readonly nextOn: IsoDate | null;
  readonly previousRef: string | null;
  readonly nextRef: string | null;
  readonly summaryState: SummaryState;
  readonly summaryDueAt: IsoInstant | null;
  readonly summarySentAt: IsoInstant | null;
  readonly summaryRevision: number;
}
