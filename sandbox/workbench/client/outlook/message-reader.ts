/** The reading pane: a conversation, the chosen message open, the others folded. */
import { ITEM_TYPE } from '../protocol/initial-data.ts';
import { type Child, h, put } from '../ui/dom.ts';
import { avatar, iconButton } from '../ui/parts.ts';
import { answerBar } from './answer-bar.ts';
import { type BodyFrame, bodyFrame, htmlOf } from './body-frame.ts';
import type { GraphMessage } from './graph-types.ts';
import { listAttachments, markRead, readMessage, readMessageText, readThread, removeMessage } from './mailbox.ts';
import { buildItem } from './open-item.ts';
import type { OutlookContext } from './outlook-context.ts';
import { itemProperties } from './properties.ts';
import { messageData } from './read-item.ts';
import { shownName } from './shown-name.ts';
import { spokenInstant } from './zoned-time.ts';

/** Fills `place` with the message and its conversation, and puts it in front for the pane. */
export async function showMessageIn(place: HTMLElement, outlook: OutlookContext, id: string): Promise<void> {
  const graph = outlook.graph();
  const message = await readMessage(graph, id);
  const [thread, attachments] = await Promise.all([
    readThread(graph, message.conversationId),
    message.hasAttachments ? listAttachments(graph, id) : [],
  ]);
  const where = { zone: outlook.user().zone, ownDomain: outlook.ownDomain };
  const { itemType, data } = messageData(message, attachments, where);
  const html = bodyHtml(message);
  const built = buildItem(outlook, {
    key: `message:${id}`,
    family: 'mail',
    itemType,
    data,
    body: async (kind) => (kind === 'html' ? html : readMessageText(graph, id)),
    properties: itemProperties(graph, `/me/messages/${encodeURIComponent(id)}`, outlook.session.setup.app.appId),
  });
  const others = thread.filter((one) => one.id !== id);
  put(
    place,
    toolbar(outlook, message),
    h('h2', { class: 'subject', tabindex: -1 }, message.subject || '(no subject)'),
    built.bar.element,
    itemType === ITEM_TYPE.meetingRequest && message.event ? answerBar(outlook, message.event) : null,
    card(outlook, message, html),
    attachments.length > 0
      ? h(
          'ul',
          { class: 'attachments', 'aria-label': 'Attachments' },
          ...attachments.map(({ name }) => h('li', {}, name)),
        )
      : null,
    others.length > 0 ? h('h3', { class: 'thread-title' }, `In this conversation (${others.length} more)`) : null,
    ...others.map((one) => folded(outlook, one)),
  );
  outlook.itemInFront(built.item);
  if (!message.isRead) await markRead(graph, id);
}

function bodyHtml({ body }: GraphMessage): string {
  if (!body) return '';
  return body.contentType === 'html' ? body.content : htmlOf(body.content);
}

function toolbar(outlook: OutlookContext, { id }: GraphMessage): HTMLElement {
  const form = (kind: 'reply' | 'replyAll') => () => void outlook.openForm(kind, {}, id);
  const remove = () => void removeMessage(outlook.graph(), id).then(outlook.leaveItem);
  return h(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Message' },
    iconButton('back', 'Back', outlook.leaveItem, { class: 'tool only-narrow' }),
    iconButton('reply', 'Reply', form('reply')),
    iconButton('replyAll', 'Reply all', form('replyAll')),
    iconButton('trash', 'Delete', remove),
    iconButton('app', outlook.session.setup.app.name, outlook.togglePane, { class: 'tool app-button' }),
  );
}

function card(outlook: OutlookContext, message: GraphMessage, html: string): HTMLElement {
  const label = `Message: ${message.subject ?? ''}`;
  const body: BodyFrame = bodyFrame({ label, html, onlink: outlook.followLink });
  return h('article', { class: 'message-card' }, head(outlook, message), body.element);
}

function head(outlook: OutlookContext, message: GraphMessage): HTMLElement {
  const { zone } = outlook.user();
  const names = [...message.toRecipients, ...message.ccRecipients].map((one) => shownName(outlook.session, one));
  return h(
    'header',
    { class: 'message-head' },
    avatar(senderName(message)),
    h(
      'div',
      { class: 'grow' },
      h('strong', {}, senderName(message)),
      h('div', { class: 'soft' }, `To ${names.filter(Boolean).join('; ') || 'nobody'}`),
    ),
    h('time', { class: 'soft' }, spokenInstant(message.receivedDateTime, zone, outlook.session.get().nowMs)),
  );
}

/** An older message: its body comes when it is opened. */
function folded(outlook: OutlookContext, message: GraphMessage): HTMLElement {
  const place = h('div', {});
  const open = async (): Promise<void> => {
    if (place.childElementCount > 0) return;
    const whole = await readMessage(outlook.graph(), message.id);
    const body = bodyFrame({
      label: `Message from ${senderName(whole)}`,
      html: bodyHtml(whole),
      onlink: outlook.followLink,
    });
    put(place, body.element);
  };
  const summary: readonly Child[] = [
    h('strong', {}, senderName(message)),
    h('span', { class: 'soft grow clip' }, message.bodyPreview ?? ''),
    h(
      'time',
      { class: 'soft' },
      spokenInstant(message.receivedDateTime, outlook.user().zone, outlook.session.get().nowMs),
    ),
  ];
  return h(
    'details',
    { class: 'message-card folded', ontoggle: () => void open() },
    h('summary', {}, ...summary),
    place,
  );
}

/** Sender's name for lists. */
export function senderName({ from }: GraphMessage): string {
  return from?.emailAddress.name || from?.emailAddress.address || 'Unknown sender';
}
