/**
 * getSchedule: free and busy of up to twenty people, rooms and group members at once.
 * @see https://learn.microsoft.com/graph/api/calendar-getschedule
 */
import { fail } from '../../errors.ts';
import { asArray, asObject, member } from '../../json.ts';
import { type Context, ok, type Reply, type Route } from '../../route.ts';
import { invalidRequest } from '../failures.ts';
import { preferenceHeaders } from '../mailboxes.ts';
import { EVENTS_READ } from '../scopes.ts';
import { calendarMailbox } from './event-routes.ts';
import { readTime } from './read-event.ts';
import { peopleBehind, scheduleEntry } from './schedule.ts';
import { preferredZone } from './show-event.ts';
import type { Window } from './window.ts';

const MAX_SCHEDULES = 20;
const MAX_DAYS = 62;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DEFAULT_INTERVAL = 30;

/** The routes, by either path to the calendar. */
export const SCHEDULE_ROUTES: readonly Route[] = ['calendar', 'calendars/{calendar-id}'].map((calendar) => ({
  method: 'POST',
  path: `/users/{user-id}/${calendar}/getSchedule`,
  permissions: EVENTS_READ,
  mailbox: true,
  handler: getSchedule,
}));

function getSchedule(context: Context): Reply {
  const { tenant, body } = context;
  const mailbox = calendarMailbox(context);
  const addresses = asArray(member(body, 'schedules')).map(String);
  const window = readPeriod(body);
  const slotMs = readInterval(member(body, 'availabilityViewInterval'), window) * MINUTE_MS;
  checkCount(context, addresses);
  const request = { window, slotMs, zone: preferredZone(context), ownerId: mailbox.ownerId };
  return ok(
    {
      '@odata.context': `${tenant.graphBaseUrl}/$metadata#Collection(microsoft.graph.scheduleInformation)`,
      value: addresses.map((address) => scheduleEntry(tenant, address, request)),
    },
    preferenceHeaders(context.prefer, 'outlook.timezone'),
  );
}

/** The members of groups count as well. */
function checkCount({ tenant }: Context, addresses: readonly string[]): void {
  if (addresses.length === 0) throw invalidRequest('The schedules parameter must name at least one address.');
  const count = addresses.reduce((sum, address) => sum + (peopleBehind(tenant, address)?.length ?? 1), 0);
  if (count > MAX_SCHEDULES) {
    throw fail(
      400,
      'ErrorMailboxDataArrayTooBig',
      `There are too many target users in the EmailAddress array. The allowed size = ${MAX_SCHEDULES}; the actual size = ${count}.`,
    );
  }
}

function readPeriod(body: unknown): Window {
  const [fromMs] = readTime(asObject(member(body, 'startTime')));
  const [toMs] = readTime(asObject(member(body, 'endTime')));
  if (toMs <= fromMs) throw fail(400, 'ErrorInvalidTimeInterval', 'The start time must be before the end time.');
  if (toMs - fromMs >= MAX_DAYS * DAY_MS) {
    throw fail(400, 'ErrorTimeIntervalTooBig', `The requested period must be shorter than ${MAX_DAYS} days.`);
  }
  return { fromMs, toMs };
}

/** Minutes; documented requests quote the number at times. */
function readInterval(value: unknown, { fromMs, toMs }: Window): number {
  const minutes = value === undefined || value === null ? DEFAULT_INTERVAL : Number(value);
  const fits = Number.isInteger(minutes) && minutes >= 5 && minutes <= 1440 && minutes * MINUTE_MS <= toMs - fromMs;
  if (!fits) {
    throw fail(400, 'ErrorInvalidMergedFreeBusyInterval', 'The interval must be 5 to 1440 minutes and fit the period.');
  }
  return minutes;
}
