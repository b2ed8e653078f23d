/**
 * Mailbox settings as they are kept: zone, language, working hours, automatic replies.
 * @see https://learn.microsoft.com/graph/api/resources/mailboxsettings
 */
import type { Person } from '../directory/people.ts';
import type { Json } from '../json.ts';

/** Settings as Graph shows them; `timeZone` and `workingHours.timeZone.name` are Windows names unless set otherwise. */
export interface MailboxSettings {
  archiveFolder: string;
  timeZone: string;
  delegateMeetingMessageDeliveryOptions: string;
  dateFormat: string;
  timeFormat: string;
  userPurpose: string;
  automaticRepliesSetting: Json;
  language: { locale: string; displayName: string };
  workingHours: { daysOfWeek: string[]; startTime: string; endTime: string; timeZone: { name: string } };
}

/** Settings of a fresh mailbox, from what the directory says of its owner. */
export function initialSettings(person: Person): MailboxSettings {
  const midnight = { dateTime: '2020-01-01T00:00:00.0000000', timeZone: 'UTC' };
  const locale = person.preferredLanguage ?? 'en-US';
  return {
    archiveFolder: '',
    timeZone: person.timeZone,
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    dateFormat: 'dd/MM/yyyy',
    timeFormat: 'HH:mm',
    userPurpose: person.kind === 'room' ? 'room' : 'user',
    automaticRepliesSetting: {
      status: 'disabled',
      externalAudience: 'none',
      internalReplyMessage: '',
      externalReplyMessage: '',
      scheduledStartDateTime: midnight,
      scheduledEndDateTime: midnight,
    },
    language: { locale, displayName: languageName(locale) },
    workingHours: {
      daysOfWeek: [...person.workingHours.days],
      startTime: person.workingHours.start,
      endTime: person.workingHours.end,
      timeZone: { name: person.timeZone },
    },
  };
}

/** English name of a language, or the tag itself. */
export function languageName(locale: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
