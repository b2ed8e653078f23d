/** Links to Teams that a pane opens in a new window: here Teams is the frame beside Outlook, so the loader hands them over. */
import type { HostLog } from './host-log.ts';
import type { MessageWindow } from './teams-host.ts';

/** Same word as in `office-loader.ts`, which as a classic script can import nothing. */
const CARRIER = 'workbench.link';

export interface LinkOptions {
  readonly window: MessageWindow;
  readonly target: () => Pick<Window, 'postMessage'> | null;
  readonly origin: string;
  readonly log: HostLog;
  follow(href: string): void;
}

/** Starts listening. @returns what stops it. */
export function openRelayedLinks({ window, target, origin, log, follow }: LinkOptions): () => void {
  const listen = (event: MessageEvent) => {
    if (event.source !== target() || event.source === null || event.origin !== origin) return;
    const message = event.data as { carrier?: unknown; text?: unknown } | null;
    if (message?.carrier !== CARRIER || typeof message.text !== 'string') return;
    log.settled(log.received('Outlook', 'window.open', message.text), 'no answer due');
    follow(message.text);
  };
  window.addEventListener('message', listen);
  return () => window.removeEventListener('message', listen);
}
