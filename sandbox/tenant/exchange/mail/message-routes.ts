/**
 * Routes of messages: list, create, read, change, delete, MIME; the same below a folder.
 */
import { asObject } from '../../json.ts';
import { contextUrl, readPage, select } from '../../odata/page.ts';
import type { Query } from '../../odata/query.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../../route.ts';
import { checkOrder } from '../listing.ts';
import { mailboxOf, preferenceHeaders } from '../mailboxes.ts';
import { MAIL_LIST, MAIL_READ, MAIL_WRITE } from '../scopes.ts';
import type { Mailbox } from '../state.ts';
import { draftFromJson, isMimeRequest, mimeDraft } from './draft.ts';
import { findMessage, visibleMessages } from './find-message.ts';
import { findFolder, wellKnownFolder } from './folders.ts';
import { hasAttachments, type StoredMessage } from './message.ts';
import { messageMime } from './mime-write.ts';
import { addMessage, messageChanged, moveMessage, type NewMessage, purgeMessage } from './placement.ts';
import { applyMessageJson } from './read-message.ts';
import { messageEntity, messageKey, readMessage } from './show-message.ts';

const USER = '/users/{user-id}';
const ROOTS = [`${USER}/messages`, `${USER}/mailFolders/{mailFolder-id}/messages`];

/** Message routes; acting on messages is in `message-actions.ts`. */
export const MESSAGE_ROUTES: readonly Route[] = ROOTS.flatMap((root): Route[] => [
  { method: 'GET', path: root, permissions: MAIL_LIST, mailbox: true, handler: listMessages },
  { method: 'POST', path: root, permissions: MAIL_WRITE, mailbox: true, handler: createMessage },
  { method: 'GET', path: `${root}/{message-id}`, permissions: MAIL_LIST, mailbox: true, handler: getMessage },
  { method: 'PATCH', path: `${root}/{message-id}`, permissions: MAIL_WRITE, mailbox: true, handler: patchMessage },
  { method: 'DELETE', path: `${root}/{message-id}`, permissions: MAIL_WRITE, mailbox: true, handler: deleteMessage },
  { method: 'GET', path: `${root}/{message-id}/$value`, permissions: MAIL_READ, mailbox: true, handler: getMime },
]);

function isFolderPath(context: Context): boolean {
  return /^\/users\/[^/]+\/mailfolders[/(]/i.test(context.path);
}

/** Context path of the messages, with the folder when the request names one. */
function messagesPath(context: Context): string {
  const user = `users('${context.person().id}')`;
  if (!isFolderPath(context)) return `${user}/messages`;
  return `${user}/mailFolders('${encodeURIComponent(context.param('mailFolder-id'))}')/messages`;
}

function folderOf(context: Context, mailbox: Mailbox): number | null {
  return isFolderPath(context) ? findFolder(mailbox, context.param('mailFolder-id')).number : null;
}

/** The message a request names; below a folder it must lie there. */
export function requestedMessage(context: Context): { mailbox: Mailbox; message: StoredMessage } {
  const mailbox = mailboxOf(context);
  return { mailbox, message: findMessage(mailbox, context.param('message-id')) };
}

/** Headers of a reply that shows messages. */
export function messageReplyHeaders(context: Context): Record<string, string> {
  return preferenceHeaders(context.prefer, 'outlook.body-content-type');
}

/** The message as a whole reply body. */
export function messageReply(context: Context, mailbox: Mailbox, message: StoredMessage) {
  const url = contextUrl(context.tenant.graphBaseUrl, messagesPath(context), contextQuery(context), true);
  return { '@odata.context': url, ...select(messageEntity(context, mailbox, message), context.query, KEPT) };
}

/** Expansions through a derived type are not named in the context. */
function contextQuery({ query }: Context): Query {
  return { ...query, expand: query.expand.filter(({ name }) => !name.includes('.')) };
}

const KEPT = ['id', 'singleValueExtendedProperties', 'multiValueExtendedProperties', 'attachments', 'event'];

function listMessages(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const folder = folderOf(context, mailbox);
  checkOrder(context.query);
  const search = context.query.search?.replace(/^"|"$/g, '').toLowerCase();
  const page = readPage(context, {
    rows: visibleMessages(mailbox)
      .filter((message) => folder === null || message.folder === folder)
      .filter((message) => search === undefined || matchesSearch(message, search)),
    limits: { size: 10, max: 1000, above: 'clamp' },
    key: (message) => messageKey(mailbox, message),
    shape: (message) => messageEntity(context, mailbox, message),
    read: readMessage(mailbox),
    always: KEPT,
  });
  const url = contextUrl(context.tenant.graphBaseUrl, messagesPath(context), contextQuery(context));
  return ok({ '@odata.context': url, ...page }, messageReplyHeaders(context));
}

/** Keyword search over subject, body and people: a whole-word index is not imitated. */
function matchesSearch(message: StoredMessage, search: string): boolean {
  const [, property = '', value = search] = /^(subject|from|to|body):(.+)$/.exec(search) ?? [];
  const wanted = value.replace(/^"|"$/g, '');
  const texts: Readonly<Record<string, string>> = {
    subject: message.subject,
    from: `${message.from?.name} ${message.from?.address}`,
    to: message.to.map(({ name, address }) => `${name} ${address}`).join(' '),
    body: message.body,
  };
  const where = property === '' ? Object.values(texts) : [texts[property] ?? ''];
  return (
    where.some((text) => text.toLowerCase().includes(wanted)) ||
    (wanted === 'hasattachments:true' && hasAttachments(message))
  );
}

async function createMessage(context: Context): Promise<Reply> {
  const draft = await readDraft(context);
  const mailbox = mailboxOf(context);
  const folder = folderOf(context, mailbox) ?? wellKnownFolder(mailbox, 'drafts').number;
  const message = addMessage(context.tenant, mailbox, folder, draft);
  return created(messageReply(context, mailbox, message), messageReplyHeaders(context));
}

async function readDraft(context: Context): Promise<NewMessage> {
  if (isMimeRequest(context)) return mimeDraft(context);
  return draftFromJson(context.tenant, context.person(), asObject(context.body));
}

function getMessage(context: Context): Reply {
  const { mailbox, message } = requestedMessage(context);
  return ok(messageReply(context, mailbox, message), messageReplyHeaders(context));
}

function patchMessage(context: Context): Reply {
  const { mailbox, message } = requestedMessage(context);
  // A refused body must leave nothing behind.
  const changed = structuredClone(message);
  applyMessageJson(changed, asObject(context.body));
  Object.assign(message, changed);
  messageChanged(context.tenant, mailbox, message);
  return ok(messageReply(context, mailbox, message), messageReplyHeaders(context));
}

/** The first deletion moves to Deleted Items, the one from there is for good. */
function deleteMessage(context: Context): Reply {
  const { mailbox, message } = requestedMessage(context);
  const bin = wellKnownFolder(mailbox, 'deleteditems').number;
  if (message.folder === bin) purgeMessage(context.tenant, mailbox, message);
  else moveMessage(context.tenant, mailbox, message, bin);
  return noContent();
}

async function getMime(context: Context): Promise<Reply> {
  const { message } = requestedMessage(context);
  return { status: 200, body: await messageMime(message), contentType: 'text/plain' };
}
