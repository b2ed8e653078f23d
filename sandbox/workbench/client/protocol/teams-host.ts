/**
 * Listens to one app page as Teams does and answers it. Which function does what is in `teams-functions.ts`;
 * this file holds the door: only the expected window and origin are heard, and only they are answered.
 */
import type { HostLog } from './host-log.ts';
import { readTeamsRequest, type TeamsRequest, teamsEvent, teamsResponse } from './teams-messages.ts';

/**
 * A function of the host. Gives the response's arguments, or `null` when the protocol wants no answer.
 * Rejections are answered with nothing: the log then shows a call that waits.
 */
export type TeamsFunction = (
  args: readonly unknown[],
  request: TeamsRequest,
) => Promise<readonly unknown[] | null> | readonly unknown[] | null;

/** The functions of a host by the name in the message. */
export type TeamsFunctions = Readonly<Record<string, TeamsFunction>>;

/** The part of a window this file needs. */
export interface MessageWindow {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

export interface TeamsHostOptions {
  readonly window: MessageWindow;
  /** Window of the app; null while it is not there. */
  readonly target: () => Pick<Window, 'postMessage'> | null;
  /** Exact origin of the app. */
  readonly origin: string;
  readonly functions: TeamsFunctions;
  readonly log: HostLog;
}

/** A listening host. */
export interface TeamsHost {
  /** Sends an event, such as `themeChange`. */
  send(func: string, ...args: readonly unknown[]): void;
  close(): void;
}

/** Starts listening. */
export function openTeamsHost({ window, target, origin, functions, log }: TeamsHostOptions): TeamsHost {
  const post = (message: object) => target()?.postMessage(message, origin);

  const answer = async (request: TeamsRequest): Promise<void> => {
    const entry = log.received('Teams', request.func, request.args.length > 0 ? request.args : undefined);
    const run = Object.hasOwn(functions, request.func) ? functions[request.func] : undefined;
    if (!run) return log.settled(entry, 'unknown');
    const args = await run(request.args, request);
    if (args === null) return log.settled(entry, 'no answer due');
    post(teamsResponse(request, args));
    log.settled(entry, 'answered');
  };

  const listen = (event: MessageEvent) => {
    if (event.source !== target() || event.source === null) return;
    if (event.origin !== origin) return log.noted('Teams', 'message', 'refused', `from ${event.origin}`);
    const request = readTeamsRequest(event.data);
    if (request) answer(request).catch((error: unknown) => log.noted('Teams', request.func, 'refused', String(error)));
  };

  window.addEventListener('message', listen);
  return {
    send(func, ...args) {
      post(teamsEvent(func, args));
      log.noted('Teams', func, 'sent', args);
    },
    close: () => window.removeEventListener('message', listen),
  };
}
