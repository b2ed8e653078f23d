/**
 * A message as Graph shows it: the whole entity, what only comes when asked for, and what a filter may read.
 */

import { fail } from '../../errors.ts';
import type { Json } from '../../json.ts';
import { readJsonPath } from '../../odata/evaluate.ts';
import { expansion } from '../../odata/query.ts';
import type { Context } from '../../route.ts';
import { attachmentEntity } from '../attachments.ts';
import { expandedProperties } from '../extended-properties.ts';
import { htmlToText, previewOf } from '../html-text.ts';
import { formatId } from '../item-ids.ts';
import { idOf, versionOf, wantsImmutable } from '../mailboxes.ts';
import { type Recipient, recipientEntity } from '../recipients.ts';
import type { Mailbox } from '../state.ts';
import { conversationId } from './conversation.ts';
import { folderId } from './folders.ts';
import { meetingMembers } from './meeting-members.ts';
import { hasAttachments, type StoredMessage } from './message.ts';
import { messageHeaders } from './transport-headers.ts';

/** The entity with everything the request's options ask for; `$select` is applied by the caller. */
export function messageEntity(context: Context, mailbox: Mailbox, message: StoredMessage): Json {
  const { query, prefer } = context;
  const place = { item: message.number, folder: message.folder };
  const id = idOf(mailbox, 'message', place, wantsImmutable(prefer));
  const wants = (name: string) => query.select?.some((member) => member.toLowerCase() === name.toLowerCase()) ?? false;
  return {
    ...(message.meeting ? { '@odata.type': MEETING_TYPES[message.meeting.kind] } : {}),
    '@odata.etag': versionOf(mailbox, message.change).etag,
    id,
    ...plainMembers(mailbox, message),
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(id)}&exvsurl=1&viewmodel=ReadMessageItem`,
    ...(canSeeBody(context) ? bodyMembers(context, message, wants('uniqueBody')) : {}),
    ...people(message),
    flag: message.flag,
    ...(wants('internetMessageHeaders') ? { internetMessageHeaders: messageHeaders(message) } : {}),
    ...(message.meeting ? meetingMembers(context, mailbox, message.meeting) : {}),
    ...expandedProperties(message.extended, query),
    ...(expansion(query, 'attachments') ? { attachments: attachmentsOf(context, mailbox, message) } : {}),
  };
}

const MEETING_TYPES = {
  request: '#microsoft.graph.eventMessageRequest',
  response: '#microsoft.graph.eventMessageResponse',
  cancellation: '#microsoft.graph.eventMessage',
};

/** Members that need nothing of the request. */
function plainMembers(mailbox: Mailbox, message: StoredMessage): Json {
  return {
    createdDateTime: message.createdDateTime,
    lastModifiedDateTime: message.lastModifiedDateTime,
    changeKey: versionOf(mailbox, message.change).changeKey,
    categories: message.categories,
    receivedDateTime: message.receivedDateTime,
    sentDateTime: message.sentDateTime,
    hasAttachments: hasAttachments(message),
    internetMessageId: message.internetMessageId,
    subject: message.subject,
    importance: message.importance,
    parentFolderId: folderId(mailbox, message.folder),
    conversationId: conversationId(mailbox.ownerId, message.conversation),
    conversationIndex: message.conversationIndex,
    isDeliveryReceiptRequested: message.isDeliveryReceiptRequested,
    isReadReceiptRequested: message.isReadReceiptRequested,
    isRead: message.isRead,
    isDraft: message.isDraft,
    inferenceClassification: message.inferenceClassification,
  };
}

function people(message: StoredMessage): Json {
  const list = (recipients: readonly Recipient[]) => recipients.map(recipientEntity);
  return {
    ...(message.sender ? { sender: recipientEntity(message.sender) } : {}),
    ...(message.from ? { from: recipientEntity(message.from) } : {}),
    toRecipients: list(message.to),
    ccRecipients: list(message.cc),
    bccRecipients: list(message.bcc),
    replyTo: list(message.replyTo),
  };
}

/** With a basic permission only, body, preview and attachments stay hidden. */
function canSeeBody({ caller }: Context): boolean {
  return [...caller.permissions].some((name) => name.startsWith('Mail.Read') && !name.startsWith('Mail.ReadBasic'));
}

function bodyMembers(context: Context, message: StoredMessage, unique: boolean): Json {
  const asText = context.prefer.get('outlook.body-content-type')?.toLowerCase() === 'text';
  const text = message.alternativeText ?? (message.bodyType === 'html' && asText ? htmlToText(message.body) : '');
  const body =
    asText && message.bodyType === 'html'
      ? { contentType: 'text', content: text }
      : { contentType: message.bodyType, content: message.body };
  return {
    bodyPreview: previewOf(message.bodyType, message.body),
    body,
    ...(unique ? { uniqueBody: { ...body, content: withoutQuote(body.content) } } : {}),
  };
}

/** What the sender wrote above the message quoted below. */
function withoutQuote(content: string): string {
  const at = content.search(/<hr\b[^>]*>\s*<div id="divRplyFwdMsg"|\r?\n_{20,}\r?\nFrom: /);
  return at < 0 ? content : content.slice(0, at);
}

function attachmentsOf(context: Context, mailbox: Mailbox, message: StoredMessage): Json[] {
  const folder = wantsImmutable(context.prefer) ? null : message.folder;
  const owner = { mailboxId: mailbox.ownerId, item: message.number, folder };
  return message.attachments.map((attachment) => attachmentEntity(owner, attachment));
}

/** Ordinary id of a message, the key that pages continue by. */
export function messageKey(mailbox: Mailbox, message: StoredMessage): string {
  const { number: item, folder } = message;
  return formatId({ kind: 'message', mailboxId: mailbox.ownerId, item, folder, part: 0 });
}

/** Read often and cheap to read; everything else is looked up in the whole entity. */
const READERS: Readonly<Record<string, (message: StoredMessage) => unknown>> = {
  internetmessageid: (message) => message.internetMessageId,
  receiveddatetime: (message) => message.receivedDateTime,
  sentdatetime: (message) => message.sentDateTime,
  lastmodifieddatetime: (message) => message.lastModifiedDateTime,
  subject: (message) => message.subject,
  isread: (message) => message.isRead,
  isdraft: (message) => message.isDraft,
  flag: (message) => message.flag,
  body: (message) => ({ contentType: message.bodyType, content: message.body }),
  singlevalueextendedproperties: (message) => message.extended.single,
  multivalueextendedproperties: (message) => message.extended.multi,
  from: (message) => message.from && recipientEntity(message.from),
  sender: (message) => message.sender && recipientEntity(message.sender),
};
const UNREADABLE = new Set(['internetmessageheaders', 'uniquebody', 'attachments', 'bodypreview']);

/** Reads a property for `$filter` and `$orderby`. @throws 400 for those the store keeps no order of. */
export function readMessage(mailbox: Mailbox) {
  return (message: StoredMessage, path: readonly string[]): unknown => {
    const [head = '', ...rest] = path;
    const name = head.toLowerCase();
    if (UNREADABLE.has(name)) {
      throw fail(400, 'ErrorInvalidProperty', `The property '${head}' does not support filtering.`);
    }
    const reader = READERS[name];
    if (reader) return readJsonPath(reader(message), rest);
    const shown: Json = { ...plainMembers(mailbox, message), ...people(message) };
    if (!Object.keys(shown).some((key) => key.toLowerCase() === name)) throw noSuchProperty(head);
    return readJsonPath(shown, path);
  };
}

function noSuchProperty(name: string) {
  const type = 'microsoft.graph.message';
  return fail(400, 'RequestBroker--ParseUri', `Could not find a property named '${name}' on type '${type}'.`);
}
