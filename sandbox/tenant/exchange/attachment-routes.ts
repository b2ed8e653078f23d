/**
 * Routes of attachments, on messages and events alike.
 */
import { contextUrl, readPage, select } from '../odata/page.ts';
import type { Permissions } from '../permissions.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { attach, attachmentEntity, readAttachment, type StoredAttachment } from './attachments.ts';
import { eventChanged } from './calendar/event-changes.ts';
import { findEvent } from './calendar/find-event.ts';
import { itemNotFound } from './failures.ts';
import { parseId } from './item-ids.ts';
import { findMessage } from './mail/find-message.ts';
import { messageChanged } from './mail/placement.ts';
import { mailboxOf, wantsImmutable } from './mailboxes.ts';
import { EVENT_DETAILS, EVENTS_WRITE, MAIL_READ, MAIL_WRITE } from './scopes.ts';

/** The item that attachments hang on, seen alike for messages and events. */
export interface Carrier {
  kind: 'message' | 'event';
  /** Context path of its attachments. */
  path: string;
  item: number;
  folder: number;
  list: StoredAttachment[];
  /** Notes that the list has changed. */
  changed(): void;
}

const USER = '/users/{user-id}';

function routesOf(root: string, read: Permissions, write: Permissions): Route[] {
  const all = `${USER}/${root}/attachments`;
  const one = `${all}/{attachment-id}`;
  return [
    { method: 'GET', path: all, permissions: read, mailbox: true, handler: listAttachments },
    { method: 'POST', path: all, permissions: write, mailbox: true, handler: addAttachment },
    { method: 'GET', path: one, permissions: read, mailbox: true, handler: getAttachment },
    { method: 'GET', path: `${one}/$value`, permissions: read, mailbox: true, handler: getBytes },
    { method: 'DELETE', path: one, permissions: write, mailbox: true, handler: removeAttachment },
  ];
}

/** Attachment routes. */
export const ATTACHMENT_ROUTES: readonly Route[] = [
  ...routesOf('messages/{message-id}', MAIL_READ, MAIL_WRITE),
  ...routesOf('mailFolders/{mailFolder-id}/messages/{message-id}', MAIL_READ, MAIL_WRITE),
  ...routesOf('events/{event-id}', EVENT_DETAILS, EVENTS_WRITE),
];

/** The message or event a request hangs its attachment on. */
export function carrierOf(context: Context): Carrier {
  const mailbox = mailboxOf(context);
  const user = `users('${mailbox.ownerId}')`;
  if (/\/events[/(]/i.test(context.path)) {
    const id = context.param('event-id');
    const event = findEvent(mailbox, id);
    return {
      kind: 'event',
      path: `${user}/events('${encodeURIComponent(id)}')/attachments`,
      item: event.number,
      folder: mailbox.calendar,
      list: event.attachments,
      changed: () => eventChanged(context.tenant, mailbox, event),
    };
  }
  const id = context.param('message-id');
  const message = findMessage(mailbox, id);
  return {
    kind: 'message',
    path: `${user}/messages('${encodeURIComponent(id)}')/attachments`,
    item: message.number,
    folder: message.folder,
    list: message.attachments,
    changed() {
      // What was kept of the MIME no longer says everything.
      message.mime = null;
      messageChanged(context.tenant, mailbox, message);
    },
  };
}

function shape(context: Context, carrier: Carrier, attachment: StoredAttachment) {
  const folder = wantsImmutable(context.prefer) ? null : carrier.folder;
  return attachmentEntity({ mailboxId: context.person().id, item: carrier.item, folder }, attachment);
}

function listAttachments(context: Context): Reply {
  const carrier = carrierOf(context);
  const page = readPage(context, {
    rows: carrier.list,
    limits: { size: 100, max: 1000, above: 'clamp' },
    key: ({ number }) => String(number),
    shape: (attachment) => shape(context, carrier, attachment),
    always: ['id'],
  });
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, carrier.path, context.query), ...page });
}

function addAttachment(context: Context): Reply {
  const carrier = carrierOf(context);
  const attachment = attach(carrier.list, readAttachment(context.body, context.tenant.clock.iso()));
  carrier.changed();
  return created(single(context, carrier, attachment));
}

function single(context: Context, carrier: Carrier, attachment: StoredAttachment) {
  return {
    '@odata.context': contextUrl(context.tenant.graphBaseUrl, carrier.path, context.query, true),
    ...select(shape(context, carrier, attachment), context.query, ['id']),
  };
}

function requested(context: Context): { carrier: Carrier; attachment: StoredAttachment } {
  const carrier = carrierOf(context);
  const key = parseId(context.param('attachment-id'));
  const attachment = carrier.list.find(({ number }) => key?.kind === 'attachment' && number === key.part);
  if (!attachment || key?.item !== carrier.item) throw itemNotFound();
  return { carrier, attachment };
}

function getAttachment(context: Context): Reply {
  const { carrier, attachment } = requested(context);
  return ok(single(context, carrier, attachment));
}

function getBytes(context: Context): Reply {
  const { attachment } = requested(context);
  return { status: 200, body: Buffer.from(attachment.content, 'base64'), contentType: attachment.contentType };
}

function removeAttachment(context: Context): Reply {
  const { carrier, attachment } = requested(context);
  carrier.list.splice(carrier.list.indexOf(attachment), 1);
  carrier.changed();
  return noContent();
}
