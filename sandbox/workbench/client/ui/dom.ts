/** Elements from plain calls. Text is always text: nothing here reads HTML. */

export type Child = Node | string | null | false | undefined;
type Handler = (event: never) => void;
export type Props = Readonly<Record<string, string | number | boolean | null | undefined | Handler>>;

/** An element. `onclick` and such are listeners, true is an empty attribute, false and null leave it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  put(element, ...children);
  return element;
}

/** Replaces what is in an element. */
export function put(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
}

/** Replaces children and gives the focus back to the same `data-key` when it was inside. */
export function putKeepingFocus(element: Element, ...children: readonly Child[]): void {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
  const scroll = element.scrollTop;
  put(element, ...children);
  element.scrollTop = scroll;
  if (key) element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

let count = 0;
/** A fresh id for labels. */
export function freshId(stem: string): string {
  count += 1;
  return `${stem}-${count}`;
}
