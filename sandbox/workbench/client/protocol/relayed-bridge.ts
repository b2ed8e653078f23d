/** The host end of the bridge that the loader beside office.js offers: the text travels in an envelope of ours. */
import type { HostLog } from './host-log.ts';
import { answerBridge, type BridgePorts } from './naa-bridge.ts';
import type { MessageWindow } from './teams-host.ts';

/** Same word as in `office-loader.ts`, which as a classic script can import nothing. */
const CARRIER = 'workbench.nestedAppAuth';

export interface RelayOptions {
  readonly window: MessageWindow;
  readonly target: () => Pick<Window, 'postMessage'> | null;
  readonly origin: string;
  readonly ports: BridgePorts;
  readonly log: HostLog;
}

/** Starts listening. @returns what stops it. */
export function openRelayedBridge({ window, target, origin, ports, log }: RelayOptions): () => void {
  const answer = async (text: unknown): Promise<void> => {
    const entry = log.received('Outlook', 'nestedAppAuth', text);
    const reply = await answerBridge(text, ports);
    if (reply === null) return log.settled(entry, 'unknown');
    target()?.postMessage({ carrier: CARRIER, text: reply }, origin);
    log.settled(entry, 'answered');
  };
  const listen = (event: MessageEvent) => {
    if (event.source !== target() || event.source === null || event.origin !== origin) return;
    const message = event.data as { carrier?: unknown; text?: unknown } | null;
    if (message?.carrier !== CARRIER) return;
    answer(message.text).catch((error: unknown) => log.noted('Outlook', 'nestedAppAuth', 'refused', String(error)));
  };
  window.addEventListener('message', listen);
  return () => window.removeEventListener('message', listen);
}
