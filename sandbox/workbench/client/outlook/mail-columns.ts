/** Folders and the list of the chosen one; new mail appears by itself. */

import { note } from '../ui/dialogs.ts';
import { h, put, putKeepingFocus } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { iconButton } from '../ui/parts.ts';
import type { GraphFolder, GraphMessage } from './graph-types.ts';
import { listFolders, listMessages } from './mailbox.ts';
import { renderMessageList } from './message-list.ts';
import type { OutlookContext } from './outlook-context.ts';

export interface MailColumns {
  readonly element: HTMLElement;
  refresh(): Promise<void>;
  /** Marks the conversation that is being read. */
  choose(conversationId: string): void;
  /** Back to the inbox, for another person. */
  reset(): void;
}

/** The two columns. */
export function mailColumns(outlook: OutlookContext): MailColumns {
  const folderList = h('nav', { class: 'folders', 'aria-label': 'Folders' });
  const list = h('section', { class: 'list', 'aria-label': 'Messages' });
  const compose = iconButton('plus', 'New mail', () => void outlook.openForm('newMessage', {}, null), {
    class: 'primary',
  });
  const element = h('div', { class: 'mail-columns' }, h('div', { class: 'folder-column' }, compose, folderList), list);
  let folders: readonly GraphFolder[] = [];
  let messages: readonly GraphMessage[] = [];
  let chosenFolder: string | null = null;
  let chosenConversation: string | null = null;

  const pick = (message: GraphMessage) => {
    chosenConversation = message.conversationId;
    messages = messages.map((one) => (one.conversationId === chosenConversation ? { ...one, isRead: true } : one));
    render();
    // Reading marks it as read, which the folder's count shows.
    outlook
      .showMessage(message.id)
      .then(refresh)
      .catch((error: unknown) => note(String(error)));
  };
  const pickFolder = (id: string) => {
    chosenFolder = id;
    messages = [];
    refresh().catch((error: unknown) => note(String(error)));
  };
  const render = () => {
    putKeepingFocus(
      folderList,
      h('ul', {}, ...folders.map((folder) => folderLine(folder, folder.id === chosenFolder, pickFolder))),
    );
    const { nowMs } = outlook.session.get();
    renderMessageList(list, { messages, chosenConversation, zone: outlook.user().zone, nowMs, onpick: pick });
  };
  const refresh = async (): Promise<void> => {
    const asked = outlook.user().id;
    folders = await listFolders(outlook.graph());
    chosenFolder ??= folders[0]?.id ?? null;
    const read = chosenFolder ? await listMessages(outlook.graph(), chosenFolder) : [];
    // Somebody else may have been signed in meanwhile.
    if (asked !== outlook.user().id) return;
    messages = read;
    render();
  };
  return {
    element,
    refresh,
    choose(conversationId) {
      chosenConversation = conversationId;
      render();
    },
    reset() {
      chosenFolder = null;
      chosenConversation = null;
      messages = [];
      put(list);
    },
  };
}

function folderLine(folder: GraphFolder, isChosen: boolean, onpick: (id: string) => void): HTMLElement {
  const { id, displayName, unreadItemCount } = folder;
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'folder',
        'data-key': id,
        'aria-current': isChosen ? 'true' : false,
        onclick: () => onpick(id),
      },
      icon(displayName === 'Inbox' ? 'mail' : 'folder'),
      h('span', { class: 'grow' }, displayName),
      unreadItemCount > 0
        ? h('span', { class: 'count' }, String(unreadItemCount), h('span', { class: 'sr' }, ' unread'))
        : null,
    ),
  );
}
