/**
 * Where in the workbench somebody is: person, screen, open item, place in Teams. It stands in the address, so that a
 * reload, the browser's back button and a copied link lead to the same view.
 */

const SCREENS = ['mail', 'calendar', 'teams', 'both'] as const;
/** What the rail at the side opens; `both` shows mail and Teams side by side. */
export type Screen = (typeof SCREENS)[number];
const AREAS = ['personal', 'channel', 'meeting'] as const;
/** Where in Teams the app is opened. */
export type Area = (typeof AREAS)[number];

/** A place in the workbench, as the address tells it. */
export interface Whereabouts {
  readonly screen: Screen;
  /** Sign-in name before the `@`; null: whoever was signed in last. */
  readonly as: string | null;
  /** Graph ids of the message or meeting that is open; at most one. */
  readonly message: string | null;
  readonly event: string | null;
  /** Whether the app's pane is open beside it. */
  readonly pane: boolean;
  /** A day of the week that the calendar shows; null: the present week. */
  readonly week: string | null;
  readonly area: Area;
  /** Position of the channel's tab. */
  readonly tab: number;
  /** Event whose meeting is shown. */
  readonly meeting: string | null;
  /** Where in the app: the part of its address from `#` on; empty at its beginning. */
  readonly page: string;
}

const NOWHERE: Whereabouts = {
  screen: 'mail',
  as: null,
  message: null,
  event: null,
  pane: false,
  week: null,
  area: 'personal',
  tab: 0,
  meeting: null,
  page: '',
};

/**
 * Reads an address. What is missing or makes no sense is as at the beginning.
 *
 * @example readPlace('#/teams?as=ana&area=meeting') // { screen: 'teams', as: 'ana', area: 'meeting', … }
 */
export function readPlace(hash: string): Whereabouts {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const asked = new URLSearchParams(query);
  const week = asked.get('week');
  const page = asked.get('page') ?? '';
  return {
    screen: SCREENS.find((screen) => screen === path) ?? NOWHERE.screen,
    as: asked.get('as'),
    message: asked.get('message'),
    event: asked.get('event'),
    pane: asked.has('pane'),
    week: week !== null && /^\d{4}-\d{2}-\d{2}$/.test(week) ? week : null,
    area: AREAS.find((area) => area === asked.get('area')) ?? NOWHERE.area,
    tab: Math.max(0, Math.trunc(Number(asked.get('tab'))) || 0),
    meeting: asked.get('meeting'),
    page: page.startsWith('#') ? page : '',
  };
}

/** The other way round; what is as at the beginning is left out. */
export function placeHash({ screen, ...rest }: Whereabouts): string {
  const fields = Object.entries(rest).filter(([name, value]) => value !== NOWHERE[name as keyof Whereabouts]);
  const query = new URLSearchParams(fields.map(([name, value]) => [name, value === true ? '' : String(value)]));
  return fields.length === 0 ? `#/${screen}` : `#/${screen}?${query}`;
}

/** The address bar, for the frames. */
export interface AddressBar {
  read(): Whereabouts;
  /** Somebody went there: the browser's back button leads here again. */
  go(change: Partial<Whereabouts>): void;
  /** The same place, told more exactly. */
  note(change: Partial<Whereabouts>): void;
}

/** The address bar of the window; `onback` runs when back or forward was pressed, or the address was changed by hand. */
export function createAddressBar(
  page: Pick<Window, 'location' | 'history' | 'addEventListener'>,
  onback: (place: Whereabouts) => void,
): AddressBar {
  let current = readPlace(page.location.hash);
  // One press may change several parts of the place; it is one step back all the same.
  let isStepping = false;
  const write = (change: Partial<Whereabouts>, how: 'pushState' | 'replaceState') => {
    const before = placeHash(current);
    current = { ...current, ...change };
    const hash = placeHash(current);
    if (hash !== before || page.location.hash === '') page.history[how](null, '', hash);
  };
  page.addEventListener('popstate', () => {
    current = readPlace(page.location.hash);
    onback(current);
  });
  return {
    read: () => current,
    go(change) {
      write(change, isStepping ? 'replaceState' : 'pushState');
      isStepping = true;
      queueMicrotask(() => {
        isStepping = false;
      });
    },
    note: (change) => write(change, 'replaceState'),
  };
}
