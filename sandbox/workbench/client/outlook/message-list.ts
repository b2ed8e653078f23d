/** A folder's conversations, newest first; one line each, however many messages it has. */
import { h, putKeepingFocus } from '../ui/dom.ts';
import { avatar, quietLine } from '../ui/parts.ts';
import type { GraphMessage } from './graph-types.ts';
import { senderName } from './message-reader.ts';
import { spokenInstant } from './zoned-time.ts';

const NOTHING = 'Nothing here yet. Drop a file on the page, or move the clock on and see what arrives.';

/** What a line shows. */
export interface Conversation {
  readonly newest: GraphMessage;
  readonly count: number;
  readonly unread: boolean;
}

/** Messages, newest first, as conversations in the same order. Pure. */
export function conversationsOf(messages: readonly GraphMessage[]): readonly Conversation[] {
  const groups = new Map<string, GraphMessage[]>();
  for (const message of messages)
    groups.set(message.conversationId, [...(groups.get(message.conversationId) ?? []), message]);
  return [...groups.values()].flatMap((group) => {
    const newest = group[0];
    return newest ? [{ newest, count: group.length, unread: group.some(({ isRead }) => !isRead) }] : [];
  });
}

export interface ListView {
  readonly messages: readonly GraphMessage[];
  readonly chosenConversation: string | null;
  readonly zone: string;
  readonly nowMs: number;
  onpick(message: GraphMessage): void;
}

/** Fills `place` with the list. */
export function renderMessageList(place: HTMLElement, view: ListView): void {
  const conversations = conversationsOf(view.messages);
  const list = h('ul', { class: 'message-list' }, ...conversations.map((one) => line(view, one)));
  putKeepingFocus(place, conversations.length === 0 ? quietLine(NOTHING) : list);
}

function line(
  { chosenConversation, zone, nowMs, onpick }: ListView,
  { newest, count, unread }: Conversation,
): HTMLElement {
  const isChosen = newest.conversationId === chosenConversation;
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: `message-line${unread ? ' unread' : ''}`,
        'aria-current': isChosen ? 'true' : false,
        'data-key': newest.conversationId,
        onclick: () => onpick(newest),
      },
      avatar(senderName(newest)),
      h(
        'span',
        { class: 'lines' },
        h(
          'span',
          { class: 'row' },
          h('span', { class: 'sender clip grow' }, senderName(newest)),
          h('time', { class: 'soft' }, spokenInstant(newest.receivedDateTime, zone, nowMs)),
        ),
        h(
          'span',
          { class: 'row' },
          h('span', { class: 'clip grow' }, newest.subject || '(no subject)'),
          count > 1 ? h('span', { class: 'count', title: `${count} messages` }, String(count)) : null,
        ),
        h('span', { class: 'soft clip' }, newest.bodyPreview ?? ''),
        unread ? h('span', { class: 'sr' }, 'Unread') : null,
      ),
    ),
  );
}
