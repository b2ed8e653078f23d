/**
 * Scopes and roles of the exchange routes, from Microsoft's permission data; the wider ones open what the least does.
 */
import { permissions } from '../permissions.ts';

const APP_MAIL = 'Mail.ReadBasic.All Mail.Read Mail.ReadWrite';
const SHARED_MAIL = 'Mail.Read.Shared Mail.ReadWrite.Shared';
const SHARED_CALENDARS = 'Calendars.Read.Shared Calendars.ReadWrite.Shared';

export const MAIL_LIST = permissions(`Mail.ReadBasic Mail.Read Mail.ReadWrite ${SHARED_MAIL}`, APP_MAIL);
export const MAIL_READ = permissions(`Mail.Read Mail.ReadWrite ${SHARED_MAIL}`, 'Mail.Read Mail.ReadWrite');
export const MAIL_WRITE = permissions('Mail.ReadWrite Mail.ReadWrite.Shared', 'Mail.ReadWrite');
export const MAIL_SEND = permissions('Mail.Send Mail.Send.Shared', 'Mail.Send');

export const EVENTS_READ = permissions(
  `Calendars.ReadBasic Calendars.Read Calendars.ReadWrite ${SHARED_CALENDARS}`,
  'Calendars.ReadBasic Calendars.ReadBasic.All Calendars.Read Calendars.ReadWrite',
);
export const EVENTS_WRITE = permissions('Calendars.ReadWrite Calendars.ReadWrite.Shared', 'Calendars.ReadWrite');
export const EVENT_DETAILS = permissions(
  `Calendars.Read Calendars.ReadWrite ${SHARED_CALENDARS}`,
  'Calendars.Read Calendars.ReadWrite',
);
/** Delegated only: applications have no findMeetingTimes. */
export const FIND_TIMES = permissions(SHARED_CALENDARS, '');
export const UPLOADS = permissions('Mail.ReadWrite Calendars.ReadWrite', 'Mail.ReadWrite Calendars.ReadWrite');

export const SETTINGS_READ = permissions('MailboxSettings.Read MailboxSettings.ReadWrite');
export const SETTINGS_WRITE = permissions('MailboxSettings.ReadWrite');
export const USER_READ = permissions(
  'User.Read User.ReadWrite User.ReadBasic.All User.Read.All User.ReadWrite.All',
  'User.ReadBasic.All User.Read.All User.ReadWrite.All',
);
export const PLACES_READ = permissions('Place.Read.All Place.ReadWrite.All');

export const MEETINGS_READ = permissions(
  'OnlineMeetings.Read OnlineMeetings.ReadWrite',
  'OnlineMeetings.Read.All OnlineMeetings.ReadWrite.All',
);
export const MEETINGS_WRITE = permissions('OnlineMeetings.ReadWrite', 'OnlineMeetings.ReadWrite.All');
export const TRANSCRIPTS_READ = permissions('OnlineMeetingTranscript.Read.All');
/** The permission data names no application permission although the documentation does; the data is followed. */
export const INSIGHTS_READ = permissions('OnlineMeetingAiInsight.Read.All', '');
