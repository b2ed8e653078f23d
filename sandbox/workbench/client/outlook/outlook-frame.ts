/** The Outlook frame: folders and reading, or the week, and the pane beside what is open. */
import { graphAs } from '../api.ts';
import type { HostLog } from '../protocol/host-log.ts';
import type { Session } from '../session.ts';
import { note } from '../ui/dialogs.ts';
import { h, put } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import type { Whereabouts } from '../whereabouts.ts';
import { addinPane } from './addin-pane.ts';
import { addDays, findEvent, listWeek, mondayOf, readEvent } from './calendar.ts';
import { showComposeIn } from './compose-form.ts';
import { draftOfEvent, draftOfMessage } from './draft.ts';
import { showEventIn } from './event-reader.ts';
import { startOf } from './forms.ts';
import { mailColumns } from './mail-columns.ts';
import { findMessage, readMessage } from './mailbox.ts';
import { showMessageIn } from './message-reader.ts';
import type { OpenItem, OutlookContext } from './outlook-context.ts';
import { renderWeek } from './week-view.ts';
import { localOf } from './zoned-time.ts';

export type Module = 'mail' | 'calendar';
type InOutlook = Pick<Whereabouts, 'message' | 'event' | 'pane' | 'week'>;

/** The frame for the rest of the page. */
export interface OutlookFrame {
  readonly element: HTMLElement;
  show(module: Module): void;
  /** Reads lists and week again. */
  refresh(): Promise<void>;
  /** Opens an item by its Graph id. Rejects when it is not there. */
  openItem(module: Module, id: string): Promise<void>;
  /** Shows that place; what is shown already stays as it is. */
  restore(module: Module, place: InOutlook): Promise<void>;
  /** Opens what was just made of a file, by its key across mailboxes. */
  reveal(kind: 'message' | 'meeting', key: string): Promise<void>;
}

export interface OutlookOptions {
  readonly session: Session;
  readonly log: HostLog;
  followLink(href: string): void;
  /** Somebody opened or left something; `isSame`: where they are is told more exactly. */
  onmove(change: Partial<InOutlook>, isSame?: boolean): void;
}

/** Builds the frame; `show` fills it. */
export function outlookFrame({ session, log, followLink, onmove }: OutlookOptions): OutlookFrame {
  const reading = h('section', { class: 'reading', 'aria-label': 'Reading' });
  const week = h('section', { class: 'calendar', 'aria-label': 'Calendar' });
  const user = () => session.get().user;
  const today = () => localOf(session.get().nowMs, user().zone).slice(0, 10);
  const pane = addinPane({ session, log, user, followLink, onopen: (isOpen) => onmove({ pane: isOpen }, true) });
  let module: Module = 'mail';
  let monday = mondayOf(today());
  let front: OpenItem | null = null;

  const outlook: OutlookContext = {
    session,
    log,
    user,
    graph: () => graphAs(user()),
    ownDomain: user().mail.split('@')[1]?.toLowerCase() ?? '',
    followLink,
    itemInFront(item) {
      front = item;
      pane.follow(item);
      element.dataset.item = item ? 'open' : 'none';
      reading.scrollTop = 0;
      reading.querySelector<HTMLElement>('h2')?.focus();
    },
    togglePane() {
      if (pane.isOpen()) pane.close();
      else if (front) pane.open(front);
    },
    closePane: () => pane.close(),
    leaveItem() {
      clearItem();
      refresh().catch(complain);
    },
    async showMessage(id) {
      show('mail', false);
      const message = await readMessage(outlook.graph(), id);
      onmove({ message: id, event: null });
      if (message.isDraft) showComposeIn(reading, outlook, { id, fields: draftOfMessage(message) });
      else await showMessageIn(reading, outlook, id);
      mail.choose(message.conversationId);
    },
    async showEvent(id) {
      show('calendar', false);
      const event = await readEvent(outlook.graph(), id);
      onmove({ event: id, message: null });
      if (event.isOrganizer && !event.isCancelled)
        showComposeIn(reading, outlook, { id, fields: draftOfEvent(event, user().zone) });
      else showEventIn(reading, outlook, event);
    },
    async openForm(kind, params, about) {
      try {
        if (kind === 'message') await outlook.showMessage(String(params.itemId));
        else if (kind === 'appointment') await outlook.showEvent(String(params.itemId));
        else {
          const start = await startOf(kind, params, about, outlook);
          if (!start) return false;
          show(start.fields.kind === 'message' ? 'mail' : 'calendar', false);
          showComposeIn(reading, outlook, start);
        }
        return true;
      } catch (error) {
        complain(error);
        return false;
      }
    },
  };
  const mail = mailColumns(outlook);
  const element = h(
    'div',
    { class: 'outlook', 'data-module': module, 'data-item': 'none' },
    mail.element,
    week,
    reading,
    pane.element,
  );

  const clearItem = () => {
    outlook.itemInFront(null);
    onmove({ message: null, event: null, pane: pane.isOpen() });
    put(
      reading,
      h('div', { class: 'quiet-line empty-reading' }, icon('mail'), h('p', {}, 'Choose something to read.')),
    );
  };
  const readWeek = async (): Promise<void> => {
    const events = await listWeek(outlook.graph(), monday);
    renderWeek(week, {
      monday,
      today: today(),
      events,
      onopen: (event) => void outlook.showEvent(event.id).catch(complain),
      onmove(weeks) {
        monday = weeks === 0 ? mondayOf(today()) : addDays(monday, weeks * 7);
        onmove({ week: monday === mondayOf(today()) ? null : monday });
        readWeek().catch(complain);
      },
      onnew: () => void outlook.openForm('newAppointment', {}, null),
    });
  };
  const refresh = (): Promise<void> => (module === 'mail' ? mail.refresh() : readWeek());
  const show = (next: Module, isFresh = true) => {
    const changed = next !== module;
    module = next;
    element.dataset.module = next;
    if (changed && isFresh) clearItem();
    if (isFresh) refresh().catch(complain);
  };
  session.on('user', () => {
    pane.close();
    clearItem();
    mail.reset();
    refresh().catch(complain);
  });
  clearItem();
  return {
    element,
    show: (next) => {
      if (next === 'calendar') monday = mondayOf(today());
      onmove({ week: null }, true);
      show(next);
      if (next === module && next === 'calendar' && element.dataset.item === 'open') clearItem();
    },
    refresh,
    async restore(next, place) {
      monday = mondayOf(place.week ?? today());
      const isOpen = (id: string | null) => id !== null && front?.key.endsWith(`:${id}`);
      if (!isOpen(place.message) && !isOpen(place.event)) {
        show(next);
        if (element.dataset.item === 'open') clearItem();
        if (place.message !== null) await outlook.showMessage(place.message);
        if (place.event !== null) await outlook.showEvent(place.event);
      } else show(next, false);
      if (place.pane !== pane.isOpen()) outlook.togglePane();
    },
    openItem: (wanted, id) => (wanted === 'mail' ? outlook.showMessage(id) : outlook.showEvent(id)),
    async reveal(kind, key) {
      const graph = outlook.graph();
      const found = kind === 'message' ? await findMessage(graph, key) : await findEvent(graph, key);
      if (!found) return note('It is in another mailbox: switch the person to see it.');
      await refresh();
      await (kind === 'message' ? outlook.showMessage(found.id) : outlook.showEvent(found.id));
    },
  };
}

function complain(error: unknown): void {
  note(error instanceof Error ? error.message : 'The mailbox did not answer.');
}
