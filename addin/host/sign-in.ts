/** Whether we can act as the person. Starts unknown, learns silently, and changes by the person's own clicks. */
import { createLive, type Live } from './host.ts';
import type { TokenRefusal, Tokens } from './tokens.ts';

export interface SignInState {
  readonly status: 'unknown' | 'signed-in' | 'signed-out';
  /** A window is open and waits for the person. */
  readonly isBusy: boolean;
  /** Why the last attempt of the person failed; null when there was none. */
  readonly refusal: TokenRefusal | null;
  /** The person signed out here and has not come back. */
  readonly hasLeft: boolean;
}

export interface SignIn {
  readonly state: Live<SignInState>;
  /** Learns silently whether there is a token. */
  look(): Promise<void>;
  /** Opens the window; call it from a click. True when it worked. */
  begin(claims?: string): Promise<boolean>;
  /** Forgets the person, here and on the server. The host stays signed in. */
  leave(): Promise<void>;
}

export interface SignInParts {
  readonly tokens: Tokens;
  /** Makes the server drop what it holds for the person; may fail or take its time. */
  readonly dropOnServer: () => Promise<unknown>;
  /** Runs whenever somebody signed in or out. */
  readonly onChange: () => void;
}

/** Sign-in over these tokens. */
export function createSignIn({ tokens, dropOnServer, onChange }: SignInParts): SignIn {
  const state = createLive<SignInState>({ status: 'unknown', isBusy: false, refusal: null, hasLeft: false });
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
      state.set({ status, isBusy: false, refusal: answer.ok ? null : answer.why, hasLeft: false });
      if (answer.ok) onChange();
      return answer.ok;
    },
    async leave() {
      // A server that cannot be reached keeps nobody signed in here; what it holds runs out by itself.
      await dropOnServer().catch(() => undefined);
      await tokens.signOut().catch(() => undefined);
      state.set({ status: 'signed-out', isBusy: false, refusal: null, hasLeft: true });
      onChange();
    },
  };
}
