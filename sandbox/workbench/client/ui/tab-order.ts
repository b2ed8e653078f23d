/** Where Tab leads from an element, for hosts that move the focus out of an app's frame on their own. */

const TABBABLE =
  'a[href], button, input, select, textarea, iframe, summary, [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

/** Focuses what comes after an element, or before it, in the page's order; at the end it goes on from the other end. */
export function focusBeside(element: HTMLElement, step: 1 | -1): void {
  const all = [...element.ownerDocument.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (one) => one === element || (one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled')),
  );
  all.at((all.indexOf(element) + step) % all.length)?.focus();
}
