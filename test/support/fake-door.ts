/** A window that hears and a window that is spoken to, for the hosts' own tests. */
import { setImmediate as turn } from 'node:timers/promises';

type Listener = (event: MessageEvent) => void;

/** Both windows; `sent` holds messages with their target origin. */
export function fakeDoor() {
  const listeners = new Set<Listener>();
  const sent: [unknown, unknown][] = [];
  const target = { postMessage: (message: unknown, origin?: unknown) => void sent.push([message, origin]) };
  const stranger = { postMessage: () => undefined };
  return {
    sent,
    target,
    stranger,
    window: {
      addEventListener: (_type: 'message', listener: Listener) => void listeners.add(listener),
      removeEventListener: (_type: 'message', listener: Listener) => void listeners.delete(listener),
    },
    /** A message arrives; settles when the host has dealt with it. */
    async say(origin: string, data: unknown, source: unknown = target): Promise<void> {
      for (const listener of listeners) listener({ origin, data, source } as unknown as MessageEvent);
      await turn();
      await turn();
    },
  };
}
