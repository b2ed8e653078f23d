/**
 * Routes that act on messages: send, move, copy, reply and forward, sendMail, translate ids.
 */
import { asArray, asBoolean, asObject, asString, member } from '../../json.ts';
import { accepted, type Context, created, ok, type Reply, type Route } from '../../route.ts';
import { invalidRequest } from '../failures.ts';
import { mailboxOf } from '../mailboxes.ts';
import { MAIL_SEND, MAIL_WRITE, USER_READ } from '../scopes.ts';
import { type AnswerKind, answerDraft } from './answers.ts';
import { draftFromJson, isMimeRequest, mimeDraft } from './draft.ts';
import { findFolder, wellKnownFolder } from './folders.ts';
import { messageReply, messageReplyHeaders, requestedMessage } from './message-routes.ts';
import { addMessage, copyMessage, moveMessage, type NewMessage } from './placement.ts';
import { sendDraft, sendNew } from './send.ts';
import { translateIds } from './translate-ids.ts';

const USER = '/users/{user-id}';
const ONE = `${USER}/messages/{message-id}`;
const IN_FOLDER = `${USER}/mailFolders/{mailFolder-id}/messages/{message-id}`;

const ANSWERS: readonly (readonly [AnswerKind, string])[] = [
  ['reply', 'Reply'],
  ['replyAll', 'ReplyAll'],
  ['forward', 'Forward'],
];

/** Action routes. */
export const MESSAGE_ACTIONS: readonly Route[] = [
  { method: 'POST', path: `${USER}/sendMail`, permissions: MAIL_SEND, mailbox: true, handler: sendMail },
  { method: 'POST', path: `${USER}/translateExchangeIds`, permissions: USER_READ, handler: translate },
  ...[ONE, IN_FOLDER].flatMap((one): Route[] => [
    { method: 'POST', path: `${one}/send`, permissions: MAIL_SEND, mailbox: true, handler: send },
    { method: 'POST', path: `${one}/move`, permissions: MAIL_WRITE, mailbox: true, handler: move },
    { method: 'POST', path: `${one}/copy`, permissions: MAIL_WRITE, mailbox: true, handler: copy },
    ...ANSWERS.flatMap(([kind, name]): Route[] => [
      { method: 'POST', path: `${one}/${kind}`, permissions: MAIL_SEND, mailbox: true, handler: answerNow(kind) },
      {
        method: 'POST',
        path: `${one}/create${name}`,
        permissions: MAIL_WRITE,
        mailbox: true,
        handler: answerLater(kind),
      },
    ]),
  ]),
];

async function sendMail(context: Context): Promise<Reply> {
  const { tenant } = context;
  const owner = context.person();
  const isMime = isMimeRequest(context);
  const body = member(context.body, 'message');
  if (!isMime && body === undefined) throw invalidRequest('The message parameter is missing.');
  const message = isMime ? await mimeDraft(context) : draftFromJson(tenant, owner, asObject(body));
  const keep = asBoolean(member(context.body, 'saveToSentItems')) ?? true;
  sendNew(tenant, owner, mailboxOf(context), message, keep);
  return accepted();
}

function send(context: Context): Reply {
  const { mailbox, message } = requestedMessage(context);
  sendDraft(context.tenant, context.person(), mailbox, message);
  return accepted();
}

function move(context: Context): Reply {
  const { mailbox, message } = requestedMessage(context);
  moveMessage(context.tenant, mailbox, message, destination(context));
  return created(messageReply(context, mailbox, message), messageReplyHeaders(context));
}

function copy(context: Context): Reply {
  const { mailbox, message } = requestedMessage(context);
  const twin = copyMessage(context.tenant, mailbox, message, destination(context));
  return created(messageReply(context, mailbox, twin), messageReplyHeaders(context));
}

function destination(context: Context): number {
  const id = asString(member(context.body, 'destinationId'));
  if (!id) throw invalidRequest('The destinationId parameter is missing.');
  return findFolder(mailboxOf(context), id).number;
}

function answerNow(kind: AnswerKind) {
  return async (context: Context): Promise<Reply> => {
    const draft = await answerOf(context, kind);
    sendNew(context.tenant, context.person(), mailboxOf(context), draft, true);
    return accepted();
  };
}

function answerLater(kind: AnswerKind) {
  return async (context: Context): Promise<Reply> => {
    const draft = await answerOf(context, kind);
    const mailbox = mailboxOf(context);
    const stored = addMessage(context.tenant, mailbox, wellKnownFolder(mailbox, 'drafts').number, draft);
    return created(messageReply(context, mailbox, stored), messageReplyHeaders(context));
  };
}

/** The answer as JSON asks for it, or as MIME says it: then only the thread is the service's. */
async function answerOf(context: Context, kind: AnswerKind): Promise<NewMessage> {
  const written = isMimeRequest(context) ? await mimeDraft(context) : null;
  const { message } = requestedMessage(context);
  const draft = answerDraft(context.tenant, context.person(), message, kind, written ? {} : context.body);
  if (!written) return draft;
  const { conversation, conversationIndex } = draft;
  return { ...written, to: written.to.length > 0 ? written.to : draft.to, conversation, conversationIndex };
}

const MAX_IDS = 1000;

function translate(context: Context): Reply {
  const ids = asArray(member(context.body, 'inputIds')).map(String);
  if (ids.length > MAX_IDS) throw invalidRequest(`At most ${MAX_IDS} ids can be translated in one request.`);
  const target = asString(member(context.body, 'targetIdType')) ?? '';
  const url = `${context.tenant.graphBaseUrl}/$metadata#Collection(microsoft.graph.convertIdResult)`;
  return ok({ '@odata.context': url, value: translateIds(mailboxOf(context), ids, target) });
}
