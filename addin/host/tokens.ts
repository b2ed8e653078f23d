/**
 * Access tokens for our API. In order: nested app authentication where the host carries it, the host's own single
 * sign-on, what this browser remembers, and last a window that a person opens with a button.
 * MSAL is loaded when the first token is wanted, never with the page.
 */
import type { IPublicClientApplication } from '@azure/msal-browser';
import type { Departure } from './departure.ts';
import type { Host } from './host.ts';
import type { PageConfig } from './page-config.ts';

/** Why there is no token. `interaction-needed` is not a fault: a button solves it. */
export type TokenRefusal = 'interaction-needed' | 'cancelled' | 'popup-blocked' | 'offline' | 'unavailable';

export type TokenAnswer =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly why: TokenRefusal };

export interface Tokens {
  /** Without bothering anybody. Never rejects. */
  silent(): Promise<TokenAnswer>;
  /** With a window if need be; call it from a click. `claims` is the server's challenge. Never rejects. */
  signIn(claims?: string): Promise<TokenAnswer>;
  /** Forgets us; the host stays signed in. */
  signOut(): Promise<void>;
}

type Client = Pick<
  IPublicClientApplication,
  'acquireTokenSilent' | 'acquireTokenPopup' | 'ssoSilent' | 'getAllAccounts' | 'clearCache'
>;

export interface TokenParts {
  readonly config: PageConfig;
  readonly host: Pick<Host, 'hasTokenBridge' | 'hostToken' | 'loginHint'>;
  readonly departure: Departure;
  readonly load?: (config: PageConfig, isNested: boolean) => Promise<Client>;
}

/** Tokens in this host. */
export function createTokens({ config, host, departure, load = loadClient }: TokenParts): Tokens {
  const scopes = [config.scope];
  let client: Promise<Client> | null = null;
  const opened = () => {
    client ??= load(config, host.hasTokenBridge).catch((error: unknown) => {
      // A part of the page that did not arrive is fetched again the next time.
      client = null;
      throw error;
    });
    return client;
  };
  const remembered = async (): Promise<string> => {
    const msal = await opened();
    const account = msal.getAllAccounts()[0];
    return (await msal.acquireTokenSilent({ scopes, ...(account && { account }) })).accessToken;
  };
  // Hidden frame at the authority. Slow where browsers part cookies by site, so it comes last.
  const bySession = async (): Promise<string> => {
    if (!host.loginHint) throw new Error('no_account_error');
    return (await (await opened()).ssoSilent({ scopes, loginHint: host.loginHint })).accessToken;
  };
  const ask = async (ways: readonly (() => Promise<string>)[], limitMs: number): Promise<TokenAnswer> => {
    let why: TokenRefusal = 'unavailable';
    for (const way of ways) {
      try {
        return { ok: true, token: await inTime(way(), limitMs) };
      } catch (error) {
        why = refusalOf(error);
      }
    }
    return { ok: false, why };
  };
  const silentWays = [remembered, ...(host.hostToken ? [host.hostToken] : []), bySession];
  return {
    silent: () =>
      departure.read() ? Promise.resolve({ ok: false, why: 'interaction-needed' }) : ask(silentWays, SILENT_LIMIT_MS),
    async signIn(claims) {
      const byWindow = async () => {
        const msal = await opened();
        const request = { scopes, ...(claims && { claims }), ...(host.loginHint && { loginHint: host.loginHint }) };
        return (await msal.acquireTokenPopup(request)).accessToken;
      };
      const answer = await ask([byWindow], PERSON_LIMIT_MS);
      if (answer.ok) departure.write(false);
      return answer;
    },
    async signOut() {
      departure.write(true);
      try {
        await (await opened()).clearCache();
      } catch {
        // Without MSAL, or against its will: what it keeps is taken from it below.
      } finally {
        client = null;
        // Nested clients do not clear what they keep either.
        removeKept();
      }
    },
  };
}

/** Takes away what MSAL keeps in this browser, accounts and tokens alike. */
function removeKept(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('msal.')) localStorage.removeItem(key);
  } catch {
    // Where storage is forbidden nothing is kept.
  }
}

/** A bridge that never answers must not hold up the page; there are three ways to try. Milliseconds. */
const SILENT_LIMIT_MS = 6_000;
/** A person with a second factor takes a while. */
const PERSON_LIMIT_MS = 300_000;

function inTime(token: Promise<string>, limitMs: number): Promise<string> {
  return new Promise((settle, refuse) => {
    const timer = setTimeout(() => refuse(new Error('token_timed_out')), limitMs);
    token.then(settle, refuse).finally(() => clearTimeout(timer));
  });
}

/** One call for all who ask while it is under way. */
export function shareSilent(tokens: Tokens): Tokens {
  let pending: Promise<TokenAnswer> | null = null;
  return {
    ...tokens,
    silent() {
      pending ??= tokens.silent().finally(() => {
        pending = null;
      });
      return pending;
    },
  };
}

const REFUSALS: readonly (readonly [RegExp, TokenRefusal])[] = [
  [/user_cancell?ed|usercancel|cancelledbyuser/i, 'cancelled'],
  [/popup_window_error|empty_window_error|popup_blocked/i, 'popup-blocked'],
  [/no_network|no_network_connectivity|network_error|failed to fetch/i, 'offline'],
  [
    /interaction_required|login_required|consent_required|no_account|no_tokens_found|user_interaction|silent_sso|monitor_window|timed_out|resourcerequires/i,
    'interaction-needed',
  ],
];

/** MSAL and Teams say what went wrong in codes and in words; both are looked through. */
export function refusalOf(error: unknown): TokenRefusal {
  const code = typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : '';
  const text = `${code} ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`;
  return REFUSALS.find(([pattern]) => pattern.test(text))?.[1] ?? 'unavailable';
}

async function loadClient(config: PageConfig, isNested: boolean): Promise<Client> {
  const { createNestablePublicClientApplication, createStandardPublicClientApplication } = await import(
    '@azure/msal-browser'
  );
  const options = {
    auth: {
      clientId: config.clientId,
      authority: config.authority,
      knownAuthorities: [new URL(config.authority).host],
      redirectUri: new URL('/site/signed-in.html', location.origin).href,
    },
    cache: { cacheLocation: 'localStorage' as const },
  };
  return isNested ? createNestablePublicClientApplication(options) : createStandardPublicClientApplication(options);
}
