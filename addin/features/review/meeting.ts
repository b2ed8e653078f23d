/** The meeting or mail that is reviewed, as far as the page knows it, and as the server takes it. Pure. */

import type { SourceKind } from '../../../shared/action-item/action-item.ts';
import type { Channel } from '../../../shared/action-item/log-entry.ts';
import { usableMail } from '../../../shared/action-item/mail-address.ts';
import type { PersonRef } from '../../../shared/action-item/person.ts';
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { SessionFacts } from '../../../shared/contract/capture.ts';
import type { MeetingAnswer } from '../../../shared/contract/people.ts';
import type { ExtractionContext, OpenItem, Person } from '../../../shared/extraction/extraction.ts';
import { textSessionKey } from '../../../shared/meeting/key.ts';
import type { HostPerson } from '../../host/host.ts';
import type { Found } from './engine-messages.ts';

export interface ReviewMeeting {
  readonly title: string;
  readonly organiser: HostPerson;
  readonly attendees: readonly HostPerson[];
  /** UTC instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** IANA. */
  readonly timeZone: string;
  /** Id that the person's calendar knows; null for mails and pasted notes. */
  readonly itemId: string | null;
  /** Key of a session the register already holds; null when it has to be found out. */
  readonly sessionKey: string | null;
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
}

const personOf = ({ name, mail }: HostPerson): Person => ({ name, ...(mail !== null && { mail }) });

/** What the engine is told about the meeting. */
export const contextOf = (
  meeting: ReviewMeeting,
  locale: string,
  openItems: readonly OpenItem[],
): ExtractionContext => ({
  at: meeting.startsAt,
  timeZone: meeting.timeZone,
  attendees: [meeting.organiser, ...meeting.attendees].filter(({ name }) => name !== '').map(personOf),
  openItems,
  // Decides how 03/04 is read; in which language the text is, its own words say.
  locale,
  ...(meeting.sourceKind === 'Mail' && meeting.organiser.name !== '' && { author: personOf(meeting.organiser) }),
});

/** Key of the session without a calendar: title, start and organiser. */
export const localKeyOf = ({ title, startsAt, organiser }: ReviewMeeting): string =>
  textSessionKey({ title, startsAt, organiserMail: organiser.mail });

/** The session as it is saved; what the calendar knows counts more than what the page read. */
export function sessionFacts(
  meeting: ReviewMeeting,
  known: MeetingAnswer | null,
  me: PersonRef,
  found: Pick<Found, 'decisions' | 'questions' | 'followUp'> | null,
): SessionFacts {
  const people = known ?? {
    organiser: refOf(meeting.organiser, me),
    attendees: meeting.attendees.map((one) => refOf(one, me)),
  };
  const attendees = people.attendees.filter(({ name, mail }) => name !== '' || mail !== null);
  const named = cleanLine(known?.title ?? meeting.title, 255);
  return {
    title: named === '' ? meeting.startsAt.slice(0, 10) : named,
    eventId: known?.eventId ?? null,
    iCalUId: known?.iCalUId ?? null,
    seriesId: known?.seriesId ?? null,
    organiser: people.organiser.name === '' ? me : people.organiser,
    attendees: attendees.length > 0 ? attendees : [me],
    startsAt: known?.startsAt ?? meeting.startsAt,
    endsAt: known?.endsAt ?? meeting.endsAt,
    timeZone: known?.timeZone ?? meeting.timeZone,
    ...(found &&
      found.decisions.length > 0 && { decisions: found.decisions.slice(0, 100).map((text) => text.slice(0, 2_000)) }),
    ...(found?.followUp?.on && { nextOn: found.followUp.on }),
  };
}

/** A person of the host as the record names one; oneself with the directory's key. */
function refOf({ name, mail }: HostPerson, me: PersonRef): PersonRef {
  const address = usableMail(mail);
  if (address !== null && address.toLowerCase() === me.mail?.toLowerCase()) return me;
  return { key: null, name: cleanLine(name === '' ? (address ?? '') : name, 255), mail: address };
}
