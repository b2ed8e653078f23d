/**
 * Message fields from JSON: what may be set when, and how values are read.
 * @see https://learn.microsoft.com/graph/api/message-update
 */
import { fail } from '../../errors.ts';
import { asArray, asObject, asString, type Json } from '../../json.ts';
import { oneOf } from '../enums.ts';
import { mergeExtended } from '../extended-properties.ts';
import { unknownProperty } from '../failures.ts';
import { readRecipient, readRecipients } from '../recipients.ts';
import { readBody, type Setters } from '../setters.ts';
import type { Header } from './message.ts';
import type { NewMessage } from './placement.ts';

/** Properties that only a draft lets change. */
const DRAFT_SETTERS: Setters<NewMessage> = {
  subject(message, value) {
    message.subject = asString(value) ?? '';
  },
  body(message, value) {
    Object.assign(message, readBody(value), { alternativeText: null });
  },
  from(message, value) {
    message.from = readRecipient(value);
  },
  sender(message, value) {
    message.sender = readRecipient(value);
  },
  toRecipients(message, value) {
    message.to = readRecipients(value);
  },
  ccRecipients(message, value) {
    message.cc = readRecipients(value);
  },
  bccRecipients(message, value) {
    message.bcc = readRecipients(value);
  },
  replyTo(message, value) {
    message.replyTo = readRecipients(value);
  },
  internetMessageId(message, value) {
    message.internetMessageId = asString(value) ?? message.internetMessageId;
  },
  internetMessageHeaders(message, value) {
    message.headers = readHeaders(value);
  },
  isDeliveryReceiptRequested(message, value) {
    message.isDeliveryReceiptRequested = value === true;
  },
  isReadReceiptRequested(message, value) {
    message.isReadReceiptRequested = value === true;
  },
};

/** Properties of the reader's own that any message lets change. */
const SETTERS: Setters<NewMessage> = {
  importance(message, value) {
    message.importance = oneOf('importance', value, 'normal');
  },
  isRead(message, value) {
    message.isRead = value === true;
  },
  categories(message, value) {
    message.categories = asArray(value).map(String);
  },
  flag(message, value) {
    message.flag = { flagStatus: 'notFlagged', ...asObject(value) };
  },
  inferenceClassification(message, value) {
    message.inferenceClassification = oneOf('inferenceClassification', value, 'focused');
  },
};

/** Known and passed over: read-only, or handled by the caller. */
const PASSED_OVER = new Set(
  (
    'id createdDateTime lastModifiedDateTime changeKey receivedDateTime sentDateTime hasAttachments bodyPreview ' +
    'parentFolderId conversationId conversationIndex isDraft webLink uniqueBody attachments extensions ' +
    'singleValueExtendedProperties multiValueExtendedProperties startDateTime endDateTime isAllDay location type ' +
    'recurrence meetingMessageType event isOutOfDate isDelegated'
  ).split(' '),
);

/**
 * Applies a request body. Bytes kept from MIME are dropped once something they say is changed.
 *
 * @throws 400 for unknown properties, and for properties of drafts on a message that is none.
 */
export function applyMessageJson(message: NewMessage, body: Json): void {
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@') || PASSED_OVER.has(name)) continue;
    const setter = SETTERS[name];
    const draftSetter = DRAFT_SETTERS[name];
    if (setter) setter(message, value);
    else if (!draftSetter) throw unknownProperty(name, 'message');
    else if (!message.isDraft) throw fail(400, 'ErrorInvalidPropertySet', 'Set action is invalid for property.');
    else {
      draftSetter(message, value);
      message.mime = null;
    }
  }
  mergeExtended(message.extended, body);
}

const MAX_HEADERS = 5;

function readHeaders(value: unknown): Header[] {
  const headers = asArray(value).map((entry) => {
    const { name, value: text } = asObject(entry);
    return { name: asString(name) ?? '', value: asString(text) ?? '' };
  });
  const foreign = headers.find(({ name }) => !/^x-/i.test(name));
  if (foreign) {
    throw fail(
      400,
      'InvalidInternetMessageHeader',
      `The internet message header name '${foreign.name}' should start with 'x-' or 'X-'.`,
    );
  }
  if (headers.length > MAX_HEADERS) {
    throw fail(
      400,
      'InvalidInternetMessageHeaderCollection',
      `Maximum number of headers in one message should be less than or equal to ${MAX_HEADERS}.`,
    );
  }
  return headers;
}
