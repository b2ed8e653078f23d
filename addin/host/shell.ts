/** What a surface hands to everything below it: the host, the configuration, what was typed, and the way to sign in. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Drafts } from './drafts.ts';
import type { Host, HostItem } from './host.ts';
import type { PageConfig } from './page-config.ts';
import type { SignIn, SignInState } from './sign-in.ts';

export interface Shell {
  readonly host: Host;
  readonly config: PageConfig;
  readonly drafts: Drafts;
  readonly signIn: SignIn;
}

export const ShellContext = createContext<Shell | null>(null);

/** Throws outside of the providers, which is a mistake of ours. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('no ShellContext above');
  return shell;
}

/** The item that is open beside us, following the host; null when there is none. */
export function useHostItem(): HostItem | null {
  const { item } = useShell().host;
  return useSyncExternalStore(item.subscribe, item.read);
}

/** Whether we can act as the person, and the ways to change that. */
export function useSignIn(): SignInState & Pick<SignIn, 'begin' | 'leave'> {
  const { signIn } = useShell();
  const state = useSyncExternalStore(signIn.state.subscribe, signIn.state.read);
  return { ...state, begin: signIn.begin, leave: signIn.leave };
}
