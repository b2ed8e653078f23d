/** How a register works: what its configuration begins with and its administrators may change. */
import type { TimeZone } from '../time/instant.ts';
import type { Cadence } from './session.ts';

export interface RegisterRules {
  /** Mailbox that sends summaries and reminders. */
  readonly senderMail: string;
  /** Mailbox that organises follow-up sessions when the meeting's organiser cannot. Null: the organiser's own. */
  readonly bookingMail: string | null;
  readonly timeZone: TimeZone;
  readonly cadence: Cadence;
  /** Minutes before the 24 hours run out at which an unapproved summary goes out as draft. */
  readonly draftLeadMinutes: number;
  /** Days before the deadline at which the owner is reminded. */
  readonly reminderDays: readonly number[];
  readonly followUpMinutes: number;
  /** ISO 3166 country (and `-` region) for public holidays; null: none observed. */
  readonly holidays: string | null;
}
