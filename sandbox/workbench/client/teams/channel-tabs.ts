/** Tabs pinned to the channel, and the settings page a tab is added with. */
import { openDialog } from '../ui/dialogs.ts';
import { h, put } from '../ui/dom.ts';
import { appFrame } from './app-frame.ts';
import type { TeamsContext } from './teams-frame-context.ts';

/** A tab as its settings page saved it. */
export interface ChannelTab {
  readonly entityId: string;
  readonly name: string;
  readonly contentUrl: string;
}

const STORE = 'workbench.channelTabs';

/** The tabs, in the order they were added. */
export function readChannelTabs(): readonly ChannelTab[] {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? '[]') as ChannelTab[];
  } catch {
    return [];
  }
}

export function writeChannelTabs(tabs: readonly ChannelTab[]): void {
  localStorage.setItem(STORE, JSON.stringify(tabs));
}

type Fields = Readonly<Record<string, unknown>>;

/** Shows the settings page; settles with the tab to add, or null when it was closed. */
export function configureTab(teams: TeamsContext): Promise<ChannelTab | null> {
  const { app } = teams.session.setup;
  return new Promise((settle) => {
    let settings: Fields = {};
    let outcome: ChannelTab | null = null;
    const problem = h('p', { class: 'quiet-line', role: 'alert' });
    const save = h(
      'button',
      { type: 'button', class: 'primary', disabled: true, onclick: () => frame.send('settings.save', {}) },
      'Save',
    );
    const frame = appFrame({
      teams,
      url: app.configUrl ?? app.tabUrl,
      title: `${app.name} settings`,
      frameContext: 'settings',
      place: { kind: 'channel' },
      entityId: '',
      subPageId: null,
      ports: {
        settings: {
          read: () => settings,
          write(value) {
            settings = value;
          },
          setValid(isValid) {
            save.disabled = !isValid;
          },
          saved(reason) {
            if (reason !== null) return put(problem, reason);
            outcome = tabOf(settings, app);
            if (outcome) dialog.close();
            else put(problem, 'The settings page gave no address of the app to show.');
          },
        },
      },
    });
    const dialog = openDialog(
      `Add ${app.name} to ${'General'}`,
      [frame.element, problem, h('div', { class: 'dialog-actions' }, save)],
      () => {
        frame.close();
        settle(outcome);
      },
    );
    dialog.element.classList.add('task-dialog');
  });
}

/** The tab of saved settings; null when its address is not the app's. */
function tabOf(settings: Fields, app: { readonly name: string; readonly tabUrl: string }): ChannelTab | null {
  const contentUrl = String(settings.contentUrl ?? '');
  if (!URL.canParse(contentUrl) || new URL(contentUrl).origin !== new URL(app.tabUrl).origin) return null;
  return {
    contentUrl,
    entityId: String(settings.entityId ?? ''),
    name: String(settings.suggestedDisplayName || app.name),
  };
}
