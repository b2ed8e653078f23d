import { afterEach, describe, expect, test, vi } from 'vitest';
import { createTokens, refusalOf, shareSilent } from '../../../addin/host/tokens.ts';

const CONFIG = {
  clientId: 'c',
  authority: 'https://login.example/t',
  scope: 'api://x/access_as_user',
  hostOrigins: [],
  teamsAppId: '',
  isDemo: true,
};
type Load = NonNullable<Parameters<typeof createTokens>[0]['load']>;
type Client = Awaited<ReturnType<Load>>;
const refuse = (code: string) => async () => {
  throw Object.assign(new Error(code), { errorCode: code });
};
const answer = (token: string) => async () => ({ accessToken: token }) as never;

interface Wish {
  readonly hint?: string;
  readonly own?: () => Promise<string>;
  /** What is kept over a reload. */
  readonly kept?: { hasLeft: boolean };
}

function tokensWith(client: Partial<Client>, { hint, own, kept = { hasLeft: false } }: Wish = {}) {
  const whole = {
    acquireTokenSilent: refuse('no_account_error'),
    acquireTokenPopup: refuse('user_cancelled'),
    ssoSilent: refuse('interaction_required'),
    getAllAccounts: () => [],
    clearCache: async () => undefined,
    ...client,
  } as unknown as Client;
  return createTokens({
    config: CONFIG,
    host: { hasTokenBridge: false, hostToken: own ?? null, loginHint: hint ?? null },
    departure: {
      read: () => kept.hasLeft,
      write(hasLeft) {
        kept.hasLeft = hasLeft;
      },
    },
    load: async () => whole,
  });
}

describe('a token without bothering anybody', () => {
  test('comes from the client first', async () => {
    expect(await tokensWith({ acquireTokenSilent: answer('a') }).silent()).toEqual({ ok: true, token: 'a' });
  });

  test("falls back to the host's own sign-on", async () => {
    expect(await tokensWith({}, { own: async () => 'host' }).silent()).toEqual({ ok: true, token: 'host' });
  });

  test('falls back to the session when the host names the person', async () => {
    expect(await tokensWith({ ssoSilent: answer('s') }, { hint: 'ana@example' }).silent()).toEqual({
      ok: true,
      token: 's',
    });
  });

  test('says that a person is needed when nothing helps', async () => {
    expect(await tokensWith({}).silent()).toEqual({ ok: false, why: 'interaction-needed' });
  });

  test('is asked for once by all who want one at the same time', async () => {
    let count = 0;
    const tokens = shareSilent(
      tokensWith({
        acquireTokenSilent: (async () => {
          count++;
          return { accessToken: 'a' };
        }) as never,
      }),
    );
    await Promise.all([tokens.silent(), tokens.silent(), tokens.silent()]);
    expect(count).toBe(1);
  });

  test('is not given after signing out until somebody signs in', async () => {
    const tokens = tokensWith({ acquireTokenSilent: answer('a'), acquireTokenPopup: answer('p') });
    await tokens.signOut();
    expect(await tokens.silent()).toEqual({ ok: false, why: 'interaction-needed' });
    expect(await tokens.signIn()).toEqual({ ok: true, token: 'p' });
    expect(await tokens.silent()).toEqual({ ok: true, token: 'a' });
  });

  test('is not given after a reload either, nor after a window that was closed', async () => {
    const kept = { hasLeft: false };
    await tokensWith({}, { kept }).signOut();
    const reloaded = tokensWith({ acquireTokenSilent: answer('a') }, { kept });
    expect(await reloaded.signIn()).toEqual({ ok: false, why: 'cancelled' });
    expect(await reloaded.silent()).toEqual({ ok: false, why: 'interaction-needed' });
  });
});

describe('signing out', () => {
  afterEach(() => void vi.unstubAllGlobals());

  test.each(['a part of the page that does not arrive', 'a client that refuses'])(
    'takes away what is kept in spite of %s',
    async (what) => {
      const kept: Record<string, string> = { 'msal.1.account': 'x', other: 'y' };
      const removeItem = { value: (key: string) => delete kept[key] };
      vi.stubGlobal('localStorage', Object.defineProperty(kept, 'removeItem', removeItem));
      const client = { clearCache: refuse('unable') } as unknown as Client;
      const tokens = createTokens({
        config: CONFIG,
        host: { hasTokenBridge: true, hostToken: null, loginHint: null },
        departure: { read: () => true, write: () => undefined },
        load: what.startsWith('a part') ? () => Promise.reject(new TypeError('failed to fetch')) : async () => client,
      });
      await tokens.signOut();
      expect(Object.keys(kept)).toEqual(['other']);
    },
  );
});

test.each([
  ['user_cancelled', 'cancelled'],
  ['user_canceled', 'cancelled'],
  ['popup_window_error', 'popup-blocked'],
  ['interaction_required', 'interaction-needed'],
  ['no_network_connectivity', 'offline'],
  ['something_else', 'unavailable'],
])('calls %s %s', (code, why) => {
  expect(refusalOf(Object.assign(new Error(''), { errorCode: code }))).toBe(why);
});
