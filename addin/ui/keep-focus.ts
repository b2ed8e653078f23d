/**
 * Nobody who works by keys is left at the top of the page: when the thing that has the focus goes (a form is sent, a
 * dialog left, a button pressed that then makes no sense any more), the focus goes back to where it came from, or to
 * what stands nearest.
 */

/** Places remembered; a dialog opened from a menu needs three. */
const MEMORY = 8;
/** A dialog hides the page behind it, and gives it free some frames after it has gone itself. */
const PATIENCE_FRAMES = 60;
const FOCUSABLE =
  'button, a[href], input:not([type=hidden]), select, textarea, [contenteditable=true], [tabindex]:not([tabindex="-1"])';

/** An element that had the focus, and what was around it, from the inside out. */
type Stop = readonly [Element, ...Element[]];

/** Watches the page for as long as it is open. @returns what ends the watching. */
export function keepFocus(page: Document): () => void {
  let stops: readonly Stop[] = [];
  const remember = ({ target }: FocusEvent) => {
    if (target instanceof Element) stops = [wayOf(target), ...stops.filter(([one]) => one !== target)].slice(0, MEMORY);
  };
  // Whoever leaves a thing that could have kept the focus, for nothing else on the page, wants it nowhere. What is being
  // taken out loses the focus right before it goes, so that this is asked right after.
  const leave = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null || !(target instanceof Element)) return;
    queueMicrotask(() => {
      if (isNowhere(page) && page.hasFocus() && canHold(target)) stops = [];
    });
  };
  let isMending = false;
  // What is about to take the focus itself comes first.
  const mend = (frames: number) => {
    isMending = isLost(page, stops);
    if (!isMending) return;
    const place = placeAfter(stops);
    isMending = place === null && frames > 0;
    // The page stays where the person reads.
    if (place) place.focus({ preventScroll: true });
    else if (isMending) requestAnimationFrame(() => mend(frames - 1));
  };
  const watch = new MutationObserver(() => {
    if (isMending || !isLost(page, stops)) return;
    isMending = true;
    requestAnimationFrame(() => mend(PATIENCE_FRAMES));
  });
  page.addEventListener('focusin', remember);
  page.addEventListener('focusout', leave);
  watch.observe(page.body, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', remember);
    page.removeEventListener('focusout', leave);
    watch.disconnect();
  };
}

/** Whether what had the focus was taken out of the page. In another frame, or on nothing, it is where the person put it. */
function isLost(page: Document, [last]: readonly Stop[]): boolean {
  return isNowhere(page) && last !== undefined && !last[0].isConnected && page.hasFocus();
}

const isNowhere = ({ activeElement, body }: Document): boolean => activeElement === null || activeElement === body;

/**
 * The latest place still there within what surrounded the lost one, else the first thing there that takes the focus: a
 * button of a row is followed by its neighbour, a form by what opened it.
 */
function placeAfter([lost, ...earlier]: readonly Stop[]): HTMLElement | null {
  for (const around of lost?.filter(({ isConnected }) => isConnected) ?? []) {
    const known = earlier.map(([element]) => element).find((element) => around.contains(element) && canHold(element));
    const found = known ?? [...around.querySelectorAll(FOCUSABLE)].find(canHold);
    if (found instanceof HTMLElement) return found;
  }
  return null;
}

function wayOf(element: Element): Stop {
  const around: Element[] = [];
  for (let outer = element.parentElement; outer; outer = outer.parentElement) around.push(outer);
  return [element, ...around];
}

/** Whether it is there to be seen and takes the focus. */
const canHold = (element: Element): boolean =>
  element.isConnected &&
  !element.matches(':disabled') &&
  element.closest('[aria-hidden=true], [inert]') === null &&
  element.checkVisibility({ visibilityProperty: true });
