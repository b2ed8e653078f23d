/**
 * Routes of online meetings: find by join link, read, make, change, delete.
 * @see https://learn.microsoft.com/graph/api/onlinemeeting-get
 */
import { badRequest, fail } from '../../errors.ts';
import { asArray, asObject, asString, type Json } from '../../json.ts';
import { compileFilter, readJsonPath } from '../../odata/evaluate.ts';
import { pathsOf } from '../../odata/filter.ts';
import { contextUrl, select } from '../../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../../route.ts';
import { MEETINGS_READ, MEETINGS_WRITE } from '../scopes.ts';
import { EXCHANGE } from '../state.ts';
import { instantOf } from '../zones.ts';
import { createMeeting, type MeetingPlan } from './meeting.ts';
import { meetingEntity } from './show-meeting.ts';
import type { StoredMeeting } from './stored-meeting.ts';

const ALL = '/users/{user-id}/onlineMeetings';
const ONE = `${ALL}/{onlineMeeting-id}`;

/** Meeting routes. */
export const MEETING_ROUTES: readonly Route[] = [
  { method: 'GET', path: ALL, permissions: MEETINGS_READ, mailbox: true, handler: findMeetings },
  { method: 'POST', path: ALL, permissions: MEETINGS_WRITE, mailbox: true, handler: postMeeting },
  { method: 'POST', path: `${ALL}/createOrGet`, permissions: MEETINGS_WRITE, mailbox: true, handler: createOrGet },
  { method: 'GET', path: ONE, permissions: MEETINGS_READ, mailbox: true, handler: getMeeting },
  { method: 'PATCH', path: ONE, permissions: MEETINGS_WRITE, mailbox: true, handler: patchMeeting },
  { method: 'DELETE', path: ONE, permissions: MEETINGS_WRITE, mailbox: true, handler: deleteMeeting },
];

/** The meeting a path names, as long as it is the person's own. @throws 404. */
export function requestedMeeting(context: Context): StoredMeeting {
  const meeting = context.tenant.store.slice(EXCHANGE).meetings[context.param('onlineMeeting-id')];
  if (meeting?.organizerId !== context.person().id) throw fail(404, 'NotFound', 'The meeting was not found.');
  return meeting;
}

function ownMeetings(context: Context): StoredMeeting[] {
  const owner = context.person().id;
  return Object.values(context.tenant.store.slice(EXCHANGE).meetings).filter(
    ({ organizerId }) => organizerId === owner,
  );
}

function body(context: Context, meeting: StoredMeeting): Json {
  const path = `users('${context.person().id}')/onlineMeetings`;
  const url = contextUrl(context.tenant.graphBaseUrl, path, context.query, true);
  return { '@odata.context': url, ...select(meetingEntity(context.tenant, meeting), context.query, ['id']) };
}

const FINDERS = ['joinweburl', 'joinmeetingidsettings/joinmeetingid', 'videoteleconferenceid'];

/** There is no list: a meeting is found by its join link or number only. */
function findMeetings(context: Context): Reply {
  const { tenant, query } = context;
  const { filter } = query;
  if (!filter || !pathsOf(filter).every((path) => FINDERS.includes(path.join('/').toLowerCase()))) {
    throw badRequest("The filter expression is missing or not supported; use $filter=JoinWebUrl eq '{joinWebUrl}'.");
  }
  const matches = compileFilter(filter, readLink);
  const value = ownMeetings(context)
    .filter(matches)
    .map((meeting) => select(meetingEntity(tenant, meeting), query, ['id']));
  const path = `users('${context.person().id}')/onlineMeetings`;
  return ok({ '@odata.context': contextUrl(tenant.graphBaseUrl, path, query), value });
}

/** Links are looked up as they are or decoded once: query strings decode them on the way. */
function readLink(meeting: StoredMeeting, path: readonly string[]): unknown {
  const name = path.join('/').toLowerCase();
  if (name !== 'joinweburl') return readJsonPath({ videoTeleconferenceId: meeting.conferenceId }, path);
  return meeting.joinWebUrl;
}

function readPlan(context: Context): MeetingPlan {
  const { subject, startDateTime, endDateTime, participants, externalId } = asObject(context.body);
  const now = context.tenant.clock.now();
  return {
    subject: asString(subject) ?? '',
    startDateTime: readInstant(startDateTime) ?? new Date(now).toISOString(),
    endDateTime: readInstant(endDateTime) ?? new Date(now + 3_600_000).toISOString(),
    externalId: asString(externalId) ?? null,
    attendees: asArray(asObject(participants).attendees).map((entry) => {
      const upn = asString(asObject(entry).upn) ?? '';
      return { upn, id: null };
    }),
  };
}

function readInstant(value: unknown): string | null {
  const instant = instantOf(asString(value) ?? '', 'UTC');
  return instant === null ? null : new Date(instant).toISOString();
}

function postMeeting(context: Context): Reply {
  return created(body(context, createMeeting(context.tenant, context.person(), readPlan(context))));
}

function createOrGet(context: Context): Reply {
  const plan = readPlan(context);
  if (!plan.externalId) throw badRequest('The externalId parameter is missing.');
  const known = ownMeetings(context).find(({ externalId }) => externalId === plan.externalId);
  return known ? ok(body(context, known)) : postMeeting(context);
}

function getMeeting(context: Context): Reply {
  return ok(body(context, requestedMeeting(context)));
}

const SETTINGS = [
  'allowedPresenters',
  'allowMeetingChat',
  'allowTeamworkReactions',
  'allowAttendeeToEnableCamera',
  'allowAttendeeToEnableMic',
  'isEntryExitAnnounced',
  'lobbyBypassSettings',
  'recordAutomatically',
  'allowTranscription',
  'allowRecording',
];

function patchMeeting(context: Context): Reply {
  const meeting = requestedMeeting(context);
  const patch = asObject(context.body);
  meeting.subject = asString(patch.subject) ?? meeting.subject;
  meeting.startDateTime = readInstant(patch.startDateTime) ?? meeting.startDateTime;
  meeting.endDateTime = readInstant(patch.endDateTime) ?? meeting.endDateTime;
  for (const name of SETTINGS) {
    if (!(name in patch)) continue;
    const before = meetingEntity(context.tenant, meeting)[name];
    const value = patch[name];
    meeting.settings[name] = typeof value === 'object' ? { ...asObject(before), ...asObject(value) } : value;
  }
  return ok(body(context, meeting));
}

function deleteMeeting(context: Context): Reply {
  const { id } = requestedMeeting(context);
  delete context.tenant.store.slice(EXCHANGE).meetings[id];
  return noContent();
}
