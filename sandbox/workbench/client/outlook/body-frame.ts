/** The locked frame that bodies are shown and written in. Its policy is set by the server; see `security.ts`. */
import { h } from '../ui/dom.ts';
import { sanitise } from './sanitise.ts';

const PATH = '/frame/body.html';
const LOOK = `body { font: 15px/1.5 "Segoe UI", system-ui, sans-serif; margin: 12px; color: #1b1a19; background: #fff; overflow-wrap: anywhere; }
img { max-width: 100%; } table { max-width: 100%; } pre { white-space: pre-wrap; }`;

/** A body on the page. */
export interface BodyFrame {
  readonly element: HTMLIFrameElement;
  /** The HTML as it stands, after what a person has typed. */
  html(): string;
  /** Its words, as they are laid out. */
  text(): string;
  set(html: string): void;
  /** Puts HTML where the cursor is. */
  insert(html: string): void;
}

export interface BodyFrameOptions {
  readonly label: string;
  readonly html: string;
  readonly editable?: boolean;
  onlink(href: string): void;
  oninput?(): void;
}

/** Makes the frame; it fills itself when its empty page has come. */
export function bodyFrame({ label, html, editable = false, onlink, oninput }: BodyFrameOptions): BodyFrame {
  const element = h('iframe', { class: 'body-frame', title: label, sandbox: 'allow-same-origin', src: PATH });
  let current = html;
  const inside = (): HTMLElement | null => element.contentDocument?.body ?? null;
  const fill = () => {
    const body = inside();
    if (!body || element.contentDocument?.URL.endsWith(PATH) !== true) return;
    body.replaceChildren(sanitise(current, body.ownerDocument));
    fitHeight(element, editable);
  };
  let width = 0;
  new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    fitHeight(element, editable);
  }).observe(element);
  element.addEventListener('load', () => {
    const body = inside();
    if (!body) return;
    dress(body.ownerDocument, label, editable);
    fill();
    body.ownerDocument.addEventListener('click', (event) => followLink(event, onlink));
    if (editable)
      body.addEventListener('input', () => {
        current = body.innerHTML;
        oninput?.();
      });
  });
  return {
    element,
    html: () => current,
    text: () => inside()?.innerText.trim() ?? '',
    set(next) {
      current = next;
      fill();
    },
    insert(piece) {
      const body = inside();
      if (!body) return;
      const selection = body.ownerDocument.getSelection();
      const fragment = sanitise(piece, body.ownerDocument);
      if (selection?.rangeCount && body.contains(selection.anchorNode)) selection.getRangeAt(0).insertNode(fragment);
      else body.prepend(fragment);
      current = body.innerHTML;
    },
  };
}

function dress(inside: Document, label: string, editable: boolean): void {
  const style = inside.createElement('style');
  style.textContent = LOOK;
  inside.head.append(style);
  if (!editable) return;
  inside.body.contentEditable = 'true';
  inside.body.setAttribute('role', 'textbox');
  inside.body.setAttribute('aria-multiline', 'true');
  inside.body.setAttribute('aria-label', label);
}

/** As high as its content, so that the page scrolls and not the frame; the editor fills its place by itself. */
function fitHeight(element: HTMLIFrameElement, editable: boolean): void {
  if (editable) return;
  // A document is never lower than its frame, so the frame lets go first.
  element.style.height = '0';
  const height = element.contentDocument?.documentElement.scrollHeight ?? 0;
  element.style.height = `${Math.max(80, height + 4)}px`;
}

function followLink(event: MouseEvent, onlink: (href: string) => void): void {
  // Nodes of the frame belong to its own realm: `instanceof` of this page would not know them.
  const link = (event.target as Element | null)?.closest?.('a[href]');
  if (!link) return;
  event.preventDefault();
  onlink(link.getAttribute('href') ?? '');
}

/** HTML of plain text. */
export function htmlOf(text: string): string {
  const holder = document.createElement('div');
  for (const line of text.split(/\r?\n/)) {
    const block = document.createElement('div');
    if (line) block.textContent = line;
    else block.append(document.createElement('br'));
    holder.append(block);
  }
  return holder.innerHTML;
}
