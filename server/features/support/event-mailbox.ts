/** In whose calendar a session's event stands: an id means nothing in another mailbox. */
import type { Session } from '../../../shared/meeting/session.ts';
import type { RegisterSettings } from '../../ports/settings.ts';

/**
 * The mailbox, in lower case; null when there is none to ask. What was noted at the booking holds, whatever the register
 * books in today; without a note a follow-up stands where follow-ups are booked, every other meeting with its organiser.
 */
export function eventMailbox(
  { eventMailbox: noted, kind, organiser }: Pick<Session, 'eventMailbox' | 'kind' | 'organiser'>,
  { bookingMail }: Pick<RegisterSettings, 'bookingMail'>,
): string | null {
  const assumed = kind === 'Follow-up' && bookingMail !== null ? bookingMail : organiser.mail;
  return (noted ?? assumed)?.toLowerCase() ?? null;
}
