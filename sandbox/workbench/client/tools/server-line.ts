/** The line below the bar that says when the app cannot be reached; empty and out of sight otherwise. */
import { whyNotShown } from '../app-page.ts';
import { h, put } from '../ui/dom.ts';

const ASK_EVERY_MS = 10_000;

/** @param url a page of the app, asked for now and again. */
export function serverLine(url: string): HTMLElement {
  const element = h('p', { class: 'server-line', role: 'alert' });
  const ask = async (): Promise<void> => {
    const why = (await whyNotShown(url)) ?? '';
    // Written only when it changed, so that it is read out once.
    if (element.textContent !== why) put(element, why);
  };
  void ask();
  setInterval(() => void ask(), ASK_EVERY_MS);
  return element;
}
