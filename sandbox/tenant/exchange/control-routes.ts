/**
 * Looking-glasses and levers below `/sandbox`: mailboxes with MIME, calendars, mail that arrives, transcripts.
 */
import { findPerson, type Person } from '../directory/people.ts';
import { badRequest, fail } from '../errors.ts';
import { asArray, asObject, asString, type Json } from '../json.ts';
import { peakConcurrency } from '../mailbox-gate.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { attachmentEntity } from './attachments.ts';
import { wholeOf } from './calendar/occurrences.ts';
import { eventEntity } from './calendar/show-event.ts';
import { deliverTo } from './mail/deliver.ts';
import { draftFromMime } from './mail/draft.ts';
import { childFolders, folderEntity } from './mail/folders.ts';
import type { StoredMessage } from './mail/message.ts';
import { readMime } from './mail/mime-read.ts';
import { messageMime } from './mail/mime-write.ts';
import { messageEntity } from './mail/show-message.ts';
import { type Authentication, messageHeaders } from './mail/transport-headers.ts';
import { openMailbox } from './mailboxes.ts';
import { EXCHANGE, type Mailbox } from './state.ts';

/** Control routes of the area. */
export const CONTROL_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/sandbox/mailboxes/{user-id}', handler: showMailbox },
  { method: 'POST', path: '/sandbox/mailboxes/{user-id}/deliver', handler: deliverMime },
  { method: 'GET', path: '/sandbox/calendars/{user-id}', handler: showCalendar },
  { method: 'GET', path: '/sandbox/outside-mail', handler: showOutside },
  { method: 'GET', path: '/sandbox/meetings', handler: showMeetings },
  { method: 'POST', path: '/sandbox/meetings/{onlineMeeting-id}/transcript', handler: addTranscript },
  { method: 'POST', path: '/sandbox/meetings/{onlineMeeting-id}/insight', handler: addInsight },
  { method: 'GET', path: '/sandbox/exchange', handler: showKnobs },
  { method: 'POST', path: '/sandbox/exchange', handler: setKnobs },
  { method: 'DELETE', path: '/sandbox/exchange/sync-state', handler: forgetSyncState },
];

/** The control API may see everything; entities are then whole and ids ordinary. */
function allSeeing(context: Context): Context {
  return { ...context, caller: { ...context.caller, permissions: new Set(['Mail.Read', 'Calendars.Read']) } };
}

function personOf(context: Context): Person {
  const id = context.param('user-id');
  const person = findPerson(context.tenant.store, id);
  if (!person) throw fail(404, 'NotFound', `There is nobody named '${id}'.`);
  return person;
}

async function showMailbox(context: Context): Promise<Reply> {
  const mailbox = openMailbox(context.tenant, personOf(context));
  const messages = Object.values(mailbox.messages);
  return ok({
    folders: childFolders(mailbox).map((folder) => ({
      ...folderEntity(mailbox, folder),
      wellKnownName: folder.wellKnown,
    })),
    messages: await Promise.all(messages.map((message) => wholeMessage(allSeeing(context), mailbox, message))),
  });
}

async function wholeMessage(context: Context, mailbox: Mailbox, message: StoredMessage): Promise<Json> {
  const owner = { mailboxId: mailbox.ownerId, item: message.number, folder: message.folder };
  return {
    ...messageEntity(context, mailbox, message),
    folder: mailbox.folders[message.folder]?.displayName ?? null,
    internetMessageHeaders: messageHeaders(message),
    singleValueExtendedProperties: message.extended.single,
    attachments: message.attachments.map((attachment) => attachmentEntity(owner, attachment)),
    mime: (await messageMime(message)).toString('utf8'),
  };
}

function showCalendar(context: Context): Reply {
  const mailbox = openMailbox(context.tenant, personOf(context));
  const events = Object.values(mailbox.events).map((event) => ({
    ...eventEntity(allSeeing(context), mailbox, wholeOf(event)),
    singleValueExtendedProperties: event.extended.single,
  }));
  return ok({ events });
}

const CHECKS: readonly string[] = ['internal', 'pass', 'fail', 'none'];

/**
 * A raw message arrives in the person's Inbox, whoever its To line names. `?authentication=internal|pass|fail|none`
 * says what the sender checks found; a message from outside that passed is the default.
 */
async function deliverMime(context: Context): Promise<Reply> {
  const { tenant, rawBody, query } = context;
  const checked = query.raw.get('authentication') ?? 'pass';
  if (!CHECKS.includes(checked)) throw badRequest(`authentication must be one of ${CHECKS.join(', ')}.`);
  const person = personOf(context);
  const parsed = await readMime(rawBody, tenant.clock.iso());
  const { from } = parsed;
  const letter = { ...draftFromMime(tenant, person, parsed), from, sender: parsed.sender ?? from, isDraft: false };
  const message = deliverTo(tenant, person, letter, {
    authentication: checked as Authentication,
  });
  return created(await wholeMessage(allSeeing(context), openMailbox(tenant, person), message));
}

function showOutside({ tenant }: Context): Reply {
  return ok({ value: tenant.store.slice(EXCHANGE).outside });
}

function showMeetings({ tenant }: Context): Reply {
  const meetings = Object.values(tenant.store.slice(EXCHANGE).meetings);
  return ok({
    value: meetings.map(({ transcripts, ...meeting }) => ({
      ...meeting,
      transcripts: transcripts.map(({ id }) => id),
    })),
  });
}

function meetingOf(context: Context) {
  const key = context.param('onlineMeeting-id');
  const { meetings } = context.tenant.store.slice(EXCHANGE);
  const found = meetings[key] ?? Object.values(meetings).find(({ joinWebUrl }) => joinWebUrl === key);
  if (!found) throw fail(404, 'NotFound', `There is no meeting '${key}'.`);
  return found;
}

/** Body: WebVTT text, or JSON `{content, startDateTime, endDateTime}`. */
function addTranscript(context: Context): Reply {
  const meeting = meetingOf(context);
  const json = asObject(context.body);
  const content = context.body === undefined ? context.rawBody.toString('utf8') : (asString(json.content) ?? '');
  if (!content.startsWith('WEBVTT')) throw badRequest('A transcript is WebVTT text and begins with WEBVTT.');
  const { ids, clock } = context.tenant;
  const transcript = {
    id: Buffer.from(`1*${meeting.organizerId}*0**${ids.guid()}`).toString('base64url'),
    callId: ids.guid(),
    contentCorrelationId: `${ids.guid()}-0`,
    createdDateTime: asString(json.startDateTime) ?? meeting.startDateTime,
    endDateTime: asString(json.endDateTime) ?? new Date(clock.now()).toISOString(),
    content,
  };
  meeting.transcripts.push(transcript);
  return created({ id: transcript.id, meetingId: meeting.id });
}

/** Body: what `aiInsights/{id}` shall show: `meetingNotes`, `actionItems`, `viewpoint`. */
function addInsight(context: Context): Reply {
  const meeting = meetingOf(context);
  const { meetingNotes, actionItems, viewpoint } = asObject(context.body);
  const { ids } = context.tenant;
  const insight = {
    id: ids.token(12),
    callId: ids.guid(),
    contentCorrelationId: ids.guid(),
    createdDateTime: meeting.startDateTime,
    endDateTime: meeting.endDateTime,
    meetingNotes: asArray(meetingNotes),
    actionItems: asArray(actionItems),
    viewpoint: { mentionEvents: [], ...asObject(viewpoint) },
  };
  meeting.insights.push(insight);
  return created({ id: insight.id, meetingId: meeting.id });
}

function showKnobs({ tenant }: Context): Reply {
  return ok({ ...tenant.store.slice(EXCHANGE).knobs, peakMailboxConcurrency: peakConcurrency(tenant) });
}

function setKnobs(context: Context): Reply {
  const { knobs } = context.tenant.store.slice(EXCHANGE);
  const { sentItemMisses, duplicateTransactionStatus } = asObject(context.body);
  if (typeof sentItemMisses === 'number') knobs.sentItemMisses = sentItemMisses;
  if (duplicateTransactionStatus === 400 || duplicateTransactionStatus === 409) {
    knobs.duplicateTransactionStatus = duplicateTransactionStatus;
  }
  return showKnobs(context);
}

/** Every delta token handed out so far is unknown from now on. */
function forgetSyncState({ tenant }: Context): Reply {
  tenant.store.slice(EXCHANGE).syncGeneration = tenant.ids.guid();
  return noContent();
}
