/**
 * Parts of the page that come when they are first shown, or as soon as the page has nothing else to do: by then they
 * are there, also when the network or the server no longer is.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { whenIdle } from '../host/when-idle.ts';

type Load = () => Promise<unknown>;

const waiting: Load[] = [];

/** A component that is loaded when it is first shown, or by {@link warmUp}. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  waiting.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** Loads every part that waits, one after the other, while the page is idle. Parts of parts come after them. */
export async function warmUp(): Promise<void> {
  for (let load = waiting.shift(); load; load = waiting.shift()) {
    await idle();
    // What does not come now is asked for again when it is shown.
    await load().catch(() => undefined);
  }
}

const idle = (): Promise<void> => new Promise((settle) => void whenIdle(settle));
