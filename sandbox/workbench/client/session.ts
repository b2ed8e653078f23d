/** What the whole page agrees on: who is signed in, the theme, how token requests end. Kept over a reload. */
import type { DemoUser, Setup } from './api.ts';

export type Theme = 'light' | 'dark' | 'contrast';
/** How requests for tokens end. */
export type TokenSwitch = 'ok' | 'interaction' | 'cancelled' | 'offline';

export interface SessionState {
  readonly user: DemoUser;
  readonly theme: Theme;
  readonly tokens: TokenSwitch;
  /** Whether hosts offer nested app authentication. */
  readonly hasBridge: boolean;
  readonly permission: Setup['app']['mailPermission'];
  /** The tenant's time, ms since 1970; moved on by the page's clock between answers. */
  readonly nowMs: number;
}

type Key = keyof SessionState;

/** The state with listeners by member. */
export interface Session {
  readonly setup: Setup;
  get(): SessionState;
  set(patch: Partial<SessionState>): void;
  /** @returns what ends the listening. */
  on(key: Key, listener: () => void): () => void;
}

const STORE = 'workbench.session';

/** The state as it was left, with defaults for what is new. */
export function createSession(setup: Setup, nowMs: number): Session {
  const kept = readKept();
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const contrast = matchMedia('(forced-colors: active)').matches;
  const user =
    setup.users.find(({ id }) => id === kept.user) ??
    setup.users.find(({ id }) => id === setup.startAs) ??
    setup.users[0];
  if (!user) throw new Error('The tenant has no people.');
  let state: SessionState = {
    user,
    theme: (kept.theme as Theme | undefined) ?? (contrast ? 'contrast' : dark ? 'dark' : 'light'),
    tokens: 'ok',
    hasBridge: true,
    permission: setup.app.mailPermission,
    nowMs,
  };
  const listeners = new Map<Key, (() => void)[]>();
  return {
    setup,
    get: () => state,
    set(patch) {
      const changed = (Object.keys(patch) as Key[]).filter((key) => patch[key] !== state[key]);
      state = { ...state, ...patch };
      if (changed.includes('user') || changed.includes('theme')) {
        localStorage.setItem(STORE, JSON.stringify({ user: state.user.id, theme: state.theme }));
      }
      for (const key of changed) for (const listener of listeners.get(key) ?? []) listener();
    },
    on(key, listener) {
      listeners.set(key, [...(listeners.get(key) ?? []), listener]);
      return () => {
        listeners.set(
          key,
          (listeners.get(key) ?? []).filter((one) => one !== listener),
        );
      };
    },
  };
}

function readKept(): { user?: string; theme?: string } {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? '{}') as { user?: string; theme?: string };
  } catch {
    return {};
  }
}
