/** The bar over everything: what this is, whose screen it is, the clock. */
import type { Session, Theme } from '../session.ts';
import { h } from '../ui/dom.ts';
import { iconButton } from '../ui/parts.ts';

const THEMES: readonly (readonly [Theme, string])[] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
];

/** @param clock the clock bar. @param ontools opens and closes the demo controls. */
export function topBar(session: Session, clock: HTMLElement, ontools: () => void): HTMLElement {
  const { user, theme } = session.get();
  const people = session.setup.users.map(({ id, displayName }) => [id, displayName] as const);
  const pickUser = (id: string) => {
    const found = session.setup.users.find((one) => one.id === id);
    if (found) session.set({ user: found });
  };
  const who = picker('Signed in as', people, user.id, pickUser);
  session.on('user', () => {
    who.value = session.get().user.id;
  });
  return h(
    'header',
    { class: 'top-bar' },
    h('h1', {}, h('span', { class: 'brand' }, 'Workbench'), h('span', { class: 'badge' }, 'Demo')),
    clock,
    h(
      'div',
      { class: 'who' },
      who,
      picker('Theme', THEMES, theme, (value) => session.set({ theme: value as Theme })),
      iconButton('sliders', 'Demo controls', ontools, {
        class: 'tool tools-button',
        'aria-expanded': 'false',
        'aria-label': 'Demo controls',
      }),
    ),
  );
}

function picker(
  label: string,
  options: readonly (readonly [string, string])[],
  value: string,
  onpick: (value: string) => void,
): HTMLSelectElement {
  return h(
    'select',
    {
      'aria-label': label,
      title: label,
      onchange: (event: Event) => onpick((event.target as HTMLSelectElement).value),
    },
    ...options.map(([id, name]) => h('option', { value: id, selected: id === value }, name)),
  );
}
