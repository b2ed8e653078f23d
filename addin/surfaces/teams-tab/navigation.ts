/** Where in the tab a person is: screen, open item, open session. It stands in the address, so that reload and back work. */
import type { Live } from '../../host/host.ts';

export const SCREENS = [
  'meeting',
  'mine',
  'register',
  'board',
  'timeline',
  'sessions',
  'dashboard',
  'capture',
  'settings',
] as const;
export type Screen = (typeof SCREENS)[number];

export interface Place {
  readonly screen: Screen;
  /** `AI-001`; null when no item is open. */
  readonly item: string | null;
  /** `S-001`; null when no session is open. */
  readonly session: string | null;
}

export interface Navigation extends Live<Place> {
  /** Goes there; what is left out of the change stays. */
  go(change: Partial<Place>): void;
  /** Closes what is open, or goes to where the person came from; false when there is nothing to go back to. */
  back(): boolean;
}

/**
 * Reads `#/board?item=AI-001`. Unknown screens and malformed references count as absent.
 *
 * @example placeOf('#/board?item=AI-001', 'mine') // { screen: 'board', item: 'AI-001', session: null }
 */
export function placeOf(hash: string, first: Screen): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const asked = new URLSearchParams(query);
  const fitting = (name: string, form: RegExp) => (form.test(asked.get(name) ?? '') ? asked.get(name) : null);
  return {
    screen: SCREENS.find((screen) => screen === path) ?? first,
    item: fitting('item', /^AI-\d{3,8}$/),
    session: fitting('session', /^S-\d{3,8}$/),
  };
}

/** The other way round. */
export function hashOf({ screen, item, session }: Place): string {
  const fields = [...(item ? [['item', item]] : []), ...(session ? [['session', session]] : [])];
  return `#/${screen}${fields.length > 0 ? `?${new URLSearchParams(fields)}` : ''}`;
}

/** Navigation over the window's history. `first` is the screen where nothing is asked for. */
export function createNavigation(
  page: Pick<Window, 'location' | 'history' | 'addEventListener'>,
  first: Screen,
): Navigation {
  const listeners = new Set<() => void>();
  let current = placeOf(page.location.hash, first);
  let depth = 0;
  const settle = (next: Place) => {
    current = next;
    for (const listener of listeners) listener();
  };
  page.addEventListener('popstate', () => {
    depth = Math.max(0, depth - 1);
    settle(placeOf(page.location.hash, first));
  });
  return {
    read: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go(change) {
      const next = { ...current, ...change };
      if (hashOf(next) === hashOf(current)) return;
      depth += 1;
      page.history.pushState(null, '', hashOf(next));
      settle(next);
    },
    back() {
      if (depth > 0) page.history.back();
      else if (current.item || current.session) this.go({ item: null, session: null });
      else return false;
      return true;
    },
  };
}
