/**
 * The route of findMeetingTimes: reads the question, in the quoted forms the documentation shows as well.
 */
import { durationMs } from '../../clock.ts';
import { asArray, asBoolean, asObject, asString, member } from '../../json.ts';
import { type Context, ok, type Reply, type Route } from '../../route.ts';
import { oneOf } from '../enums.ts';
import { invalidRequest } from '../failures.ts';
import { preferenceHeaders } from '../mailboxes.ts';
import { readRecipient } from '../recipients.ts';
import { FIND_TIMES } from '../scopes.ts';
import { findTimes } from './find-times.ts';
import { readTime } from './read-event.ts';
import { preferredZone } from './show-event.ts';
import type { Window } from './window.ts';

/** The route. */
export const FIND_TIMES_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/{user-id}/findMeetingTimes',
    permissions: FIND_TIMES,
    mailbox: true,
    handler: findMeetingTimes,
  },
];

const WEEK_MS = 7 * 86_400_000;

function findMeetingTimes(context: Context): Reply {
  const { tenant, body } = context;
  const constraint = asObject(member(body, 'timeConstraint'));
  const duration = durationMs(asString(member(body, 'meetingDuration')) ?? 'PT30M');
  if (duration === null || duration <= 0) throw invalidRequest('The meetingDuration must be an ISO 8601 duration.');
  const answer = findTimes(tenant, {
    organizer: context.person(),
    isOrganizerOptional: asBoolean(member(body, 'isOrganizerOptional')) ?? false,
    candidates: asArray(member(body, 'attendees')).flatMap((entry) => {
      const recipient = readRecipient(entry);
      return recipient ? [{ ...recipient, type: oneOf('attendeeType', asObject(entry).type, 'required') }] : [];
    }),
    windows: readWindows(context, asArray(member(constraint, 'timeSlots'))),
    durationMs: duration,
    maxCandidates: Number(member(body, 'maxCandidates') ?? 20) || 20,
    minimumPercentage: Number(member(body, 'minimumAttendeePercentage') ?? 50),
    domain: oneOf('activityDomain', member(constraint, 'activityDomain'), 'work'),
    zone: preferredZone(context),
    withReasons: asBoolean(member(body, 'returnSuggestionReasons')) ?? false,
  });
  const url = `${tenant.graphBaseUrl}/$metadata#microsoft.graph.meetingTimeSuggestionsResult`;
  return ok({ '@odata.context': url, ...answer }, preferenceHeaders(context.prefer, 'outlook.timezone'));
}

/** Without time slots the coming week is searched. */
function readWindows(context: Context, slots: readonly unknown[]): Window[] {
  const now = context.tenant.clock.now();
  if (slots.length === 0) return [{ fromMs: now, toMs: now + WEEK_MS }];
  return slots.map((slot) => {
    const [fromMs] = readTime(asObject(member(slot, 'start')));
    const [toMs] = readTime(asObject(member(slot, 'end')));
    return { fromMs, toMs };
  });
}
