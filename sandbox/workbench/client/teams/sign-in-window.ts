/** `authentication.authenticate`: a real window with the app's sign-in page, heard until it says how it went. */
import type { HostLog } from '../protocol/host-log.ts';
import { openTeamsHost } from '../protocol/teams-host.ts';
import { initializeAnswer } from '../protocol/teams-runtime.ts';

interface SignInWindow {
  readonly page: string;
  readonly width: number;
  readonly height: number;
  readonly origin: string;
  readonly log: HostLog;
  context(): Readonly<Record<string, unknown>>;
}

const LOOK_EVERY_MS = 400;

/** Settles with `[true, result]` or `[false, reason]`; closing the window is a reason. */
export function openSignInWindow({
  page,
  width,
  height,
  origin,
  log,
  context,
}: SignInWindow): Promise<readonly [boolean, string]> {
  const opened = window.open(page, '_blank', `popup,width=${width},height=${height}`);
  if (!opened) return Promise.resolve([false, 'FailedToOpenWindow']);
  return new Promise((settle) => {
    const end = (outcome: readonly [boolean, string]) => {
      clearInterval(timer);
      host.close();
      opened.close();
      settle(outcome);
    };
    const host = openTeamsHost({
      window,
      target: () => opened,
      origin,
      log,
      functions: {
        initialize: () => initializeAnswer('authentication', false),
        getContext: () => [{ ...context(), frameContext: 'authentication' }],
        registerHandler: () => null,
        'authentication.authenticate.success': ([result]) => {
          end([true, String(result ?? '')]);
          return null;
        },
        'authentication.authenticate.failure': ([reason]) => {
          end([false, String(reason ?? 'Unknown')]);
          return null;
        },
      },
    });
    const timer = setInterval(() => {
      if (opened.closed) end([false, 'CancelledByUser']);
    }, LOOK_EVERY_MS);
  });
}
