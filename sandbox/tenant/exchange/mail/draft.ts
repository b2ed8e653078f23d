/**
 * New messages: an empty draft of a mailbox, and drafts from JSON or MIME.
 */
import type { Person } from '../../directory/people.ts';
import { asArray, type Json } from '../../json.ts';
import type { Context } from '../../route.ts';
import type { Tenant } from '../../tenant.ts';
import { attach, readAttachment } from '../attachments.ts';
import { noExtendedProperties } from '../extended-properties.ts';
import type { Recipient } from '../recipients.ts';
import { conversationOf, newConversationIndex } from './conversation.ts';
import { decodeMimeBody, type ParsedMime, readMime } from './mime-read.ts';
import type { NewMessage } from './placement.ts';
import { applyMessageJson } from './read-message.ts';

/** The person as a sender. */
export function asRecipient(person: Person): Recipient {
  return { name: person.displayName, address: person.mail ?? person.userPrincipalName };
}

/** A draft with nothing in it but its owner. */
export function emptyDraft(tenant: Tenant, owner: Person): NewMessage {
  const now = tenant.clock.iso();
  const domain = asRecipient(owner).address.split('@').at(-1) ?? 'sandbox.test';
  const internetMessageId = `<${tenant.ids.token(18)}@${domain}>`;
  return {
    createdDateTime: now,
    lastModifiedDateTime: now,
    receivedDateTime: now,
    sentDateTime: now,
    subject: '',
    bodyType: 'text',
    body: '',
    alternativeText: null,
    from: asRecipient(owner),
    sender: asRecipient(owner),
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    internetMessageId,
    inReplyTo: null,
    references: [],
    ...threadOf(tenant, internetMessageId),
    importance: 'normal',
    isRead: true,
    isDraft: true,
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: false,
    categories: [],
    flag: { flagStatus: 'notFlagged' },
    inferenceClassification: 'focused',
    headers: [],
    transport: [],
    extended: noExtendedProperties(),
    attachments: [],
    mime: null,
    meeting: null,
    hiddenFor: 0,
  };
}

function threadOf(tenant: Tenant, rootMessageId: string): Pick<NewMessage, 'conversation' | 'conversationIndex'> {
  const conversation = conversationOf(rootMessageId);
  return { conversation, conversationIndex: newConversationIndex(conversation, tenant.clock.now()) };
}

/** A draft from a JSON message, attachments included. */
export function draftFromJson(tenant: Tenant, owner: Person, body: Json): NewMessage {
  const draft = emptyDraft(tenant, owner);
  applyMessageJson(draft, body);
  addAttachments(tenant, draft, body);
  return { ...draft, ...threadOf(tenant, draft.internetMessageId) };
}

/** Joins the attachments a JSON message brings. */
export function addAttachments(tenant: Tenant, draft: NewMessage, body: Json): void {
  for (const entry of asArray(body.attachments)) attach(draft.attachments, readAttachment(entry, tenant.clock.iso()));
}

/** A draft from parsed MIME. A thread is found by the first message it refers to. */
export function draftFromMime(tenant: Tenant, owner: Person, parsed: ParsedMime): NewMessage {
  const draft = emptyDraft(tenant, owner);
  const internetMessageId = parsed.internetMessageId ?? draft.internetMessageId;
  const root = parsed.references[0] ?? parsed.inReplyTo ?? internetMessageId;
  const from = parsed.from ?? draft.from;
  const sender = parsed.sender ?? from;
  return { ...draft, ...parsed, from, sender, internetMessageId, ...threadOf(tenant, root) };
}

/** Whether the request carries MIME rather than JSON. */
export function isMimeRequest(context: Context): boolean {
  return /^text\/plain\b/i.test(context.headers['content-type'] ?? '');
}

/** The draft of a request that carries MIME. @throws 400 for broken base64 or MIME. */
export async function mimeDraft(context: Context): Promise<NewMessage> {
  const parsed = await readMime(decodeMimeBody(context.rawBody), context.tenant.clock.iso());
  return draftFromMime(context.tenant, context.person(), parsed);
}
