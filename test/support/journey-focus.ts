/**
 * Watches the places at which the focus stops. A stop is good when it looks different from what it looks like after the
 * focus has gone on, and when it is not hidden behind something else or out of view.
 */
import type { Frame, JSHandle, Page } from 'playwright-core';

export interface FocusWatch {
  /** Judges where the focus was before, and notes where it is now. */
  look(page: Page): Promise<void>;
  /** One line for each bad stop. */
  faults(): readonly string[];
  /** The last stops of a page, for the message of a failure. */
  trail(page: Page): string;
}

interface Stop {
  readonly element: JSHandle<Element>;
  readonly look: string;
}

interface Described {
  readonly name: string;
  readonly look: string;
  readonly isHidden: boolean;
  readonly isThere: boolean;
  readonly isSame: boolean;
  readonly isFocused: boolean;
}

const TRAIL = 25;

/** A watch over any number of pages. */
export function watchFocus(): FocusWatch {
  const last = new Map<Page, Stop>();
  const trails = new Map<Page, string[]>();
  const found = new Set<string>();
  return {
    faults: () => [...found],
    trail: (page) => (trails.get(page) ?? []).slice(-TRAIL).join(' → '),
    async look(page) {
      const element = await focusedElement(page.mainFrame());
      const before = last.get(page);
      const past = before && (await looksNow(before, element));
      // A date is several stops of one field.
      if (past?.isSame) return;
      last.delete(page);
      if (past?.isThere && past.look === before?.look) found.add(`${past.name} does not show that it has the focus`);
      const seen = element && (await element.evaluate(describe, null));
      trails.set(page, [...(trails.get(page) ?? []), seen?.name ?? 'nothing']);
      // A page that has just opened may take the focus to itself meanwhile.
      if (!element || !seen?.isFocused) return;
      if (seen.isHidden && (await staysHidden(element))) found.add(`${seen.name} has the focus and cannot be seen`);
      last.set(page, { element, look: seen.look });
    },
  };
}

/** The focused element, in whatever frame it is; null when it is the page itself. */
async function focusedElement(frame: Frame): Promise<JSHandle<Element> | null> {
  const handle = await frame.evaluateHandle(() => {
    let active = document.activeElement;
    while (active instanceof HTMLIFrameElement && active.contentDocument) active = active.contentDocument.activeElement;
    return active === null || active.localName === 'body' ? null : active;
  });
  const element = handle.asElement();
  if (!element) return null;
  const inner = await element.contentFrame();
  return inner ? focusedElement(inner) : (element as JSHandle<Element>);
}

/** What it looks like now, and whether the focus is still on it; null when its frame is gone. */
function looksNow({ element }: Stop, focused: JSHandle<Element> | null): Promise<Described | null> {
  // An element of another frame cannot be handed over: then it is another one.
  return element
    .evaluate(describe, focused)
    .catch(() => element.evaluate(describe, null))
    .catch(() => null);
}

/** Scrolling to the focus may take until the page is drawn again. */
async function staysHidden(element: JSHandle<Element>): Promise<boolean> {
  await element.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const { isHidden, isFocused } = await element.evaluate(describe, null);
  return isHidden && isFocused;
}

/** Runs in the page, so it may use nothing of this file. */
function describe(element: Element, other: Element | null): Described {
  const view = element.ownerDocument.defaultView as Window;
  const NAMES = [
    'outline',
    'boxShadow',
    'border',
    'background',
    'color',
    'textDecoration',
    'transform',
    'opacity',
    'content',
  ];
  const styleOf = (one: Element, part: string | null) => {
    const style = view.getComputedStyle(one, part) as unknown as Record<string, string>;
    return NAMES.map((name) => style[name]).join(';');
  };
  // Fluent draws the focus on a wrapper or on what stands before or after; our file field on its label.
  const around = [element, element.nextElementSibling];
  for (let up = element.parentElement; up && around.length < 5; up = up.parentElement) around.push(up);
  const look = around.flatMap((one) => (one ? [null, '::before', '::after'].map((part) => styleOf(one, part)) : []));
  const label = (element as Partial<HTMLInputElement>).labels?.[0]?.textContent;
  const words =
    element.getAttribute('aria-label') ?? label ?? element.getAttribute('title') ?? element.textContent ?? '';
  const box = element.getBoundingClientRect();
  const isField = element instanceof HTMLInputElement && element.type === 'file';
  const shares = [0.1, 0.5, 0.9];
  const isSeen = shares.some((across) =>
    shares.some((down) => {
      const top = element.ownerDocument.elementFromPoint(box.x + box.width * across, box.y + box.height * down);
      return top !== null && (element.contains(top) || top.contains(element));
    }),
  );
  const name = `${element.getAttribute('role') ?? element.localName} “${words.replace(/\s+/g, ' ').trim().slice(0, 60)}”`;
  const facts = { isThere: element.isConnected, isSame: element === other, isFocused: element.matches(':focus') };
  return { name, look: look.join('|'), isHidden: !isSeen && !isField, ...facts };
}
