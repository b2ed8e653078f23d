/** The form a message or an appointment is written in; the pane beside it reads and changes the same draft. */
import type { ComposePorts, DraftFields, DraftPerson } from '../protocol/dispatch-compose.ts';
import { ITEM_TYPE } from '../protocol/initial-data.ts';
import { note } from '../ui/dialogs.ts';
import { h, put } from '../ui/dom.ts';
import { iconButton } from '../ui/parts.ts';
import { type BodyFrame, bodyFrame, htmlOf } from './body-frame.ts';
import { cancelEvent, saveEvent } from './calendar.ts';
import { composeFields } from './compose-fields.ts';
import { asGraphEvent, asGraphMessage, createDraft, type Draft } from './draft.ts';
import { deleteForever, saveDraft, sendDraft } from './mailbox.ts';
import { buildItem } from './open-item.ts';
import type { OutlookContext } from './outlook-context.ts';
import { itemProperties, looseProperties } from './properties.ts';

/** What to begin with. `id` is the saved item's, null for a new one; `seriesId` of a recurring meeting. */
export interface ComposeStart {
  readonly id: string | null;
  readonly fields: Partial<DraftFields> & Pick<DraftFields, 'kind'>;
}

interface Saving {
  readonly outlook: OutlookContext;
  readonly draft: Draft;
  id: string | null;
}

/** Fills `place` with the form and puts its item in front for the pane. */
export function showComposeIn(place: HTMLElement, outlook: OutlookContext, start: ComposeStart): void {
  const draft = createDraft(start.fields);
  const saving: Saving = { outlook, draft, id: start.id };
  const isMessage = start.fields.kind === 'message';
  const body = bodyFrame({
    label: isMessage ? 'Message text' : 'Invitation text',
    html: draft.read().html,
    editable: true,
    onlink: outlook.followLink,
    oninput: () => draft.change({ html: body.html() }, 'person'),
  });
  const properties = start.id === null ? looseProperties() : savedProperties(outlook, isMessage, start.id);
  const built = buildItem(outlook, {
    key: `compose:${start.id ?? crypto.randomUUID()}`,
    family: isMessage ? 'mail' : 'calendar',
    itemType: isMessage ? ITEM_TYPE.messageCompose : ITEM_TYPE.appointmentCompose,
    data: null,
    body: async (kind) => (kind === 'html' ? draft.read().html : body.text()),
    properties,
    compose: composePorts(saving, body),
  });
  draft.on((patch, by) => {
    if (by === 'app' && patch.html !== undefined) body.set(patch.html);
    if (by === 'person') tellPane(patch, draft.read(), built.push);
  });
  put(
    place,
    toolbar(saving),
    h('h2', { class: 'subject', tabindex: -1 }, heading(start)),
    built.bar.element,
    composeFields(outlook, draft),
    h('div', { class: 'editor' }, body.element),
  );
  outlook.itemInFront(built.item);
}

function heading({ id, fields }: ComposeStart): string {
  if (fields.kind === 'message') return 'New message';
  return id === null ? 'New meeting' : 'Your meeting';
}

function savedProperties(outlook: OutlookContext, isMessage: boolean, id: string) {
  const kind = isMessage ? 'messages' : 'events';
  return itemProperties(outlook.graph(), `/me/${kind}/${encodeURIComponent(id)}`, outlook.session.setup.app.appId);
}

function composePorts(saving: Saving, body: BodyFrame): ComposePorts {
  const { draft, outlook } = saving;
  return {
    read: draft.read,
    change: (patch) => draft.change(patch, 'app'),
    insert(html) {
      body.insert(html);
      draft.change({ html: body.html() }, 'person');
    },
    save: () => save(saving),
    itemId: () => saving.id,
    discard: outlook.leaveItem,
    me: (): DraftPerson => ({ name: outlook.user().displayName, address: outlook.user().mail }),
    sessionData: new Map(),
    toHtml: htmlOf,
  };
}

async function save(saving: Saving): Promise<string> {
  const { outlook, draft } = saving;
  const fields = draft.read();
  saving.id =
    fields.kind === 'message'
      ? await saveDraft(outlook.graph(), saving.id, asGraphMessage(fields))
      : await saveEvent(outlook.graph(), saving.id, asGraphEvent(fields, outlook.user()));
  return saving.id;
}

function toolbar(saving: Saving): HTMLElement {
  const { outlook, draft } = saving;
  const isMessage = draft.read().kind === 'message';
  const send = async (): Promise<void> => {
    try {
      const id = await save(saving);
      if (isMessage) await sendDraft(outlook.graph(), id);
      note(isMessage ? 'Sent.' : 'Saved; the invited people have been told.');
      outlook.leaveItem();
    } catch (error) {
      note(error instanceof Error ? error.message : 'This could not be sent.');
    }
  };
  const discard = async (): Promise<void> => {
    const { id } = saving;
    if (id !== null && isMessage) await deleteForever(outlook.graph(), id);
    if (id !== null && !isMessage) await cancelEvent(outlook.graph(), id);
    outlook.leaveItem();
  };
  const discardName = saving.id !== null && !isMessage ? 'Cancel meeting' : 'Discard';
  return h(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Compose' },
    iconButton('back', 'Back', outlook.leaveItem),
    iconButton('send', isMessage ? 'Send' : 'Save and send', () => void send(), { class: 'primary' }),
    iconButton('trash', discardName, () => void discard()),
    iconButton('app', outlook.session.setup.app.name, outlook.togglePane, { class: 'tool app-button' }),
  );
}

/** What a person changes in the form is told to the pane, as Outlook does. */
function tellPane(patch: Partial<DraftFields>, now: DraftFields, push: (event: string, data: unknown) => void): void {
  if (patch.to || patch.cc || patch.bcc) {
    const names =
      now.kind === 'message'
        ? { to: Boolean(patch.to), cc: Boolean(patch.cc), bcc: Boolean(patch.bcc) }
        : { requiredAttendees: Boolean(patch.to), optionalAttendees: Boolean(patch.cc) };
    push('olkRecipientsChanged', [JSON.stringify(names)]);
  }
  if (patch.startMs !== undefined || patch.endMs !== undefined)
    push('olkAppointmentTimeChanged', [JSON.stringify({ start: now.startMs, end: now.endMs })]);
}
