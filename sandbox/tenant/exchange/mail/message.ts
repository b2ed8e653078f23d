/**
 * A message as the mailbox keeps it, and the small questions asked of one.
 */
import type { Json } from '../../json.ts';
import type { StoredAttachment } from '../attachments.ts';
import type { ExtendedProperties } from '../extended-properties.ts';
import type { Recipient } from '../recipients.ts';

/** A header line beyond those that have a property of their own. */
export interface Header {
  name: string;
  value: string;
}

/** What a meeting request, response or cancellation says about its meeting. */
export interface MeetingNote {
  kind: 'request' | 'response' | 'cancellation';
  /** Value of `meetingMessageType`. */
  messageType: string;
  responseType: string | null;
  /** Number of the event in this mailbox, and the minute of the occurrence (0 for all of it). */
  event: number;
  part: number;
  /** Text of the invitation as an iCalendar object, for the MIME form. */
  calendarText: string | null;
}

/** One message. Instants are ISO 8601 in UTC with seconds. */
export interface StoredMessage {
  number: number;
  folder: number;
  change: number;
  createdDateTime: string;
  lastModifiedDateTime: string;
  receivedDateTime: string;
  sentDateTime: string;
  subject: string;
  bodyType: 'text' | 'html';
  body: string;
  /** The plain-text part that came with an HTML body; null when it is derived from the HTML. */
  alternativeText: string | null;
  from: Recipient | null;
  sender: Recipient | null;
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
  replyTo: Recipient[];
  internetMessageId: string;
  inReplyTo: string | null;
  references: string[];
  /** GUID of the conversation, the same in all mailboxes. */
  conversation: string;
  conversationIndex: string;
  importance: string;
  isRead: boolean;
  isDraft: boolean;
  isReadReceiptRequested: boolean;
  isDeliveryReceiptRequested: boolean;
  categories: string[];
  flag: Json;
  inferenceClassification: string;
  /** The sender's own headers: `x-` ones from JSON, all that have no property of their own from MIME. */
  headers: Header[];
  /** What the transport wrote on top of delivered mail. */
  transport: Header[];
  extended: ExtendedProperties;
  attachments: StoredAttachment[];
  /** MIME as it came, in base64; null when the message was made from JSON or changed since. */
  mime: string | null;
  meeting: MeetingNote | null;
  /** Look-ups that still miss it: a message just sent takes a moment to show in Sent Items. */
  hiddenFor: number;
}

/** Whether the message carries attachments that people see: pictures inside the body do not count. */
export function hasAttachments(message: StoredMessage): boolean {
  return message.attachments.some(({ isInline }) => !isInline);
}

/** Addresses the message goes to, each once, in lower case. */
export function addresseesOf(message: StoredMessage): string[] {
  const all = [...message.to, ...message.cc, ...message.bcc];
  return [...new Set(all.map(({ address }) => address.toLowerCase()))];
}
