/** Whether we can act as the person. Starts unknown, learns silently, and changes by the person's own clicks. */
import { createLive, type Live } from './host.ts';
import type { TokenRefusal, Tokens } from './tokens.ts';

export interface SignInState {
  readonly status: 'unknown' | 'signed-in' | 'signed-out';
  /** A window is open and waits for the person. */
  readonly isBusy: boolean;
  /** Why the last attempt of the person failed; null when there was none. */
  readonly refusal: TokenRefusal | null;
}

export interface SignIn {
  readonly state: Live<SignInState>;
  /** Learns silently whether there is a token. */
  look(): Promise<void>;
  /** Opens the window; call it from a click. True when it worked. */
  begin(claims?: string): Promise<boolean>;
  leave(): Promise<void>;
}

/** Sign-in over these tokens. `onChange` runs whenever somebody signed in or out. */
export function createSignIn(tokens: Tokens, onChange: () => void): SignIn {
  const state = createLive<SignInState>({ status: 'unknown', isBusy: false, refusal: null });
  return {
    state,
    async look() {
      const answer = await tokens.silent();
      state.set({ ...state.read(), status: answer.ok ? 'signed-in' : 'signed-out' });
    },
    async begin(claims) {
      state.set({ ...state.read(), isBusy: true, refusal: null });
      const answer = await tokens.signIn(claims);
      const status = answer.ok ? 'signed-in' : 'signed-out';
      state.set({ status, isBusy: false, refusal: answer.ok ? null : answer.why });
      if (answer.ok) onChange();
      return answer.ok;
    },
    async leave() {
      await tokens.signOut();
      state.set({ status: 'signed-out', isBusy: false, refusal: null });
      onChange();
    },
  };
}
