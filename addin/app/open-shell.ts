/** Puts together what every page needs, from its host and its configuration. */
import { QueryClient } from '@tanstack/react-query';
import { pathOf } from '../../shared/contract/paths.ts';
import { type Api, createApi } from '../api/client.ts';
import { type ApiProblem, isPassing, problemOf } from '../api/problem.ts';
import { createServerClock, type ServerClock } from '../host/clock.ts';
import { createDeparture } from '../host/departure.ts';
import { createDrafts } from '../host/drafts.ts';
import type { Host } from '../host/host.ts';
import type { PageConfig } from '../host/page-config.ts';
import type { Shell } from '../host/shell.ts';
import { createSignIn } from '../host/sign-in.ts';
import { createTokens, shareSilent } from '../host/tokens.ts';

export interface OpenShell {
  readonly shell: Shell;
  readonly api: Api;
  readonly queries: QueryClient;
  readonly clock: ServerClock;
}

/** The door, the answers, the drafts and the sign-in of one page. */
export function openShell(host: Host, config: PageConfig): OpenShell {
  const storage = storageOf();
  const drafts = createDrafts(storage, host.partitionKey, () => Date.now());
  const tokens = shareSilent(createTokens({ config, host, departure: createDeparture(storage, host.partitionKey) }));
  const clock = createServerClock(() => Date.now());
  const api = createApi({
    tokens,
    fetch: (input, init) => fetch(input, init),
    wait: (ms) => new Promise((settle) => setTimeout(settle, ms)),
    isOnline: () => navigator.onLine,
    onAnswer: ({ headers }) => clock.hear(headers.get('date')),
  });
  const queries = createQueries();
  const signIn = createSignIn({
    tokens,
    dropOnServer: () =>
      api.send({ method: 'POST', path: pathOf('signOut'), signal: AbortSignal.timeout(SIGN_OUT_LIMIT_MS) }),
    onChange: () => void queries.resetQueries(),
  });
  return { shell: { host, config, drafts, signIn }, api, queries, clock };
}

/** Nobody waits longer for a server that does not answer before they are signed out here. */
const SIGN_OUT_LIMIT_MS = 5_000;

/** Milliseconds until what passes by itself is asked again; false when it does not pass. */
function pauseAfter(problem: ApiProblem): number | false {
  return isPassing(problem) && Math.max(15, problem.retryAfterSeconds ?? 0) * 1000;
}

/** The door has repeated what may be repeated; here only what passes by itself is asked again, slowly. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Without a network a question fails and says so; TanStack would let it wait without a word.
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: 30_000,
        retry: false,
        refetchInterval: ({ state }) => (state.error ? pauseAfter(problemOf(state.error)) : false),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Browsers may forbid storage in frames; then what was typed lives as long as the page. */
function storageOf(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}
