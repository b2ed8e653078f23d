/** Work that can wait until the page has nothing better to do. */

/** Browsers without idle time (Safari) wait this long instead, milliseconds. */
const PAUSE_MS = 300;
/** A page that is never idle does it all the same after this long, milliseconds. */
const LIMIT_MS = 2_000;

/** Does it later. @returns what calls it off. */
export function whenIdle(work: () => void, page: Window = window): () => void {
  if (typeof page.requestIdleCallback !== 'function') {
    const timer = page.setTimeout(work, PAUSE_MS);
    return () => page.clearTimeout(timer);
  }
  const handle = page.requestIdleCallback(work, { timeout: LIMIT_MS });
  return () => page.cancelIdleCallback(handle);
}
