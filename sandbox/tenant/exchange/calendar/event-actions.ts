/**
 * Routes that act on events: answer, cancel, forward, reminders.
 */
import { fail } from '../../errors.ts';
import { asBoolean, asObject, asString, isObject, member } from '../../json.ts';
import type { Permissions } from '../../permissions.ts';
import { accepted, type Context, type Reply, type Route } from '../../route.ts';
import { invalidRequest } from '../failures.ts';
import { readRecipients } from '../recipients.ts';
import { EVENT_DETAILS, EVENTS_WRITE } from '../scopes.ts';
import { answerMeeting } from './answer-meeting.ts';
import { cancelInstance } from './end-meeting.ts';
import { type Attendee, type Instance, NEVER } from './event.ts';
import { changeInstance } from './event-changes.ts';
import { calendarMailbox, EVENT_ROOTS } from './event-routes.ts';
import { requireInstance } from './find-event.ts';
import { invite } from './invitations.ts';
import type { Answer } from './meeting-mail.ts';
import { sendRequest } from './meeting-mail.ts';
import { readTime } from './read-event.ts';

const ACTIONS: readonly (readonly [string, Permissions, (context: Context) => Reply])[] = [
  ['accept', EVENTS_WRITE, answer('accepted')],
  ['tentativelyAccept', EVENTS_WRITE, answer('tentativelyAccepted')],
  ['decline', EVENTS_WRITE, answer('declined')],
  ['cancel', EVENTS_WRITE, cancel],
  ['forward', EVENT_DETAILS, forward],
  ['dismissReminder', EVENTS_WRITE, dismissReminder],
  ['snoozeReminder', EVENTS_WRITE, snoozeReminder],
];

/** Action routes. */
export const EVENT_ACTIONS: readonly Route[] = EVENT_ROOTS.flatMap((root) =>
  ACTIONS.map(
    ([name, permissions, handler]): Route => ({
      method: 'POST',
      path: `${root}/{event-id}/${name}`,
      permissions,
      mailbox: true,
      handler,
    }),
  ),
);

function requested(context: Context): Instance {
  return requireInstance(calendarMailbox(context), context.param('event-id'));
}

function answer(given: Answer) {
  return (context: Context): Reply => {
    const at = requested(context);
    if (at.event.isOrganizer) {
      throw invalidRequest(
        "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
      );
    }
    const { body } = context;
    const tell = asBoolean(member(body, 'sendResponse')) ?? true;
    const proposal = member(body, 'proposedNewTime');
    if (isObject(proposal)) checkProposal(at, given, tell, proposal);
    answerMeeting(context.tenant, context.person(), at, {
      answer: given,
      comment: asString(member(body, 'comment')) ?? '',
      tell,
      proposedNewTime: isObject(proposal) ? proposal : null,
    });
    return accepted();
  };
}

/** @see https://learn.microsoft.com/graph/outlook-calendar-meeting-proposals */
function checkProposal(at: Instance, given: Answer, tell: boolean, proposal: Record<string, unknown>): void {
  if (given === 'accepted' || !tell || !at.fields.allowNewTimeProposals) {
    throw fail(400, 'ErrorInvalidArgument', 'A new time cannot be proposed for this meeting or with this answer.');
  }
  readTime(proposal.start);
  readTime(proposal.end);
}

function cancel(context: Context): Reply {
  const comment = asString(member(context.body, 'comment')) ?? '';
  cancelInstance(context.tenant, context.person(), requested(context), comment);
  return accepted();
}

/** The organizer forwards by inviting; a guest sends the request on and the organizer's list grows. */
function forward(context: Context): Reply {
  const at = requested(context);
  const to = readRecipients(member(context.body, 'toRecipients'));
  if (to.length === 0) throw invalidRequest('The toRecipients parameter is missing.');
  const added: Attendee[] = to.map((recipient) => ({
    ...recipient,
    type: 'optional',
    status: { response: 'none', time: NEVER },
    proposedNewTime: null,
  }));
  if (at.event.isOrganizer) {
    changeInstance(context.tenant, calendarMailbox(context), at, { attendees: [...at.fields.attendees, ...added] });
    invite(context.tenant, context.person(), requested(context), added);
  } else sendRequest(context.tenant, context.person(), at, added);
  return accepted();
}

function dismissReminder(context: Context): Reply {
  changeInstance(context.tenant, calendarMailbox(context), requested(context), { isReminderOn: false });
  return { status: 200 };
}

function snoozeReminder(context: Context): Reply {
  const at = requested(context);
  const [until] = readTime(asObject(member(context.body, 'newReminderTime')));
  const minutes = Math.round((at.fields.startMs - until) / 60_000);
  const fields = { isReminderOn: true, reminderMinutesBeforeStart: minutes };
  changeInstance(context.tenant, calendarMailbox(context), at, fields);
  return { status: 200 };
}
