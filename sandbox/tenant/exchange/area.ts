/**
 * Exchange as an area: mailboxes, calendars, online meetings and the small tables of Outlook.
 */
import type { Area } from '../route.ts';
import { ATTACHMENT_ROUTES } from './attachment-routes.ts';
import { EVENT_ACTIONS } from './calendar/event-actions.ts';
import { EVENT_ROUTES } from './calendar/event-routes.ts';
import { FIND_TIMES_ROUTES } from './calendar/find-times-routes.ts';
import { SCHEDULE_ROUTES } from './calendar/schedule-routes.ts';
import { VIEW_ROUTES } from './calendar/view-routes.ts';
import { CONTROL_ROUTES } from './control-routes.ts';
import { FOLDER_ROUTES } from './mail/folder-routes.ts';
import { MESSAGE_ACTIONS } from './mail/message-actions.ts';
import { MESSAGE_DELTA_ROUTES } from './mail/message-delta.ts';
import { MESSAGE_ROUTES } from './mail/message-routes.ts';
import { MEETING_ROUTES } from './meetings/meeting-routes.ts';
import { TRANSCRIPT_ROUTES } from './meetings/transcript-routes.ts';
import { OUTLOOK_ROUTES } from './outlook-routes.ts';
import { seedCalendars } from './seed-calendars.ts';
import { SETTINGS_ROUTES } from './settings-routes.ts';
import { UPLOAD_OPEN_ROUTES, UPLOAD_ROUTES } from './upload-sessions.ts';

/** Mail, calendars and what belongs to them. */
export const EXCHANGE_AREA: Area = {
  name: 'exchange',
  family: 'exchange',
  routes: [
    ...FOLDER_ROUTES,
    ...MESSAGE_ROUTES,
    ...MESSAGE_DELTA_ROUTES,
    ...MESSAGE_ACTIONS,
    ...EVENT_ROUTES,
    ...EVENT_ACTIONS,
    ...VIEW_ROUTES,
    ...SCHEDULE_ROUTES,
    ...FIND_TIMES_ROUTES,
    ...ATTACHMENT_ROUTES,
    ...UPLOAD_ROUTES,
    ...MEETING_ROUTES,
    ...TRANSCRIPT_ROUTES,
    ...SETTINGS_ROUTES,
    ...OUTLOOK_ROUTES,
  ],
  openRoutes: UPLOAD_OPEN_ROUTES,
  controlRoutes: CONTROL_ROUTES,
  seed: seedCalendars,
};
