/** Modal dialogs on the browser's own `dialog` element, and short notes that say what happened. */
import { type Child, h } from './dom.ts';
import { bareButton } from './parts.ts';

/** An open dialog. */
export interface OpenDialog {
  readonly element: HTMLDialogElement;
  close(): void;
}

/** Opens a dialog; `onclose` runs however it ends. The focus goes back where it was. */
export function openDialog(
  title: string,
  content: readonly Child[],
  onclose: () => void = () => undefined,
): OpenDialog {
  const element = h('dialog', { class: 'dialog', 'aria-label': title });
  const close = () => element.close();
  element.append(
    h('header', { class: 'dialog-head' }, h('h2', {}, title), bareButton('close', 'Close', close)),
    h('div', { class: 'dialog-body' }, ...content),
  );
  element.addEventListener('close', () => {
    element.remove();
    onclose();
  });
  document.body.append(element);
  element.showModal();
  return { element, close };
}

/** Asks yes or no. */
export function confirmDialog(title: string, text: string, yes: string): Promise<boolean> {
  return new Promise((settle) => {
    let answer = false;
    const accept = () => {
      answer = true;
      dialog.close();
    };
    const dialog = openDialog(
      title,
      [
        h('p', {}, text),
        h(
          'div',
          { class: 'dialog-actions' },
          h('button', { type: 'button', class: 'primary', onclick: accept }, yes),
          h('button', { type: 'button', class: 'tool', onclick: () => dialog.close() }, 'Cancel'),
        ),
      ],
      () => settle(answer),
    );
  });
}

const NOTE_MS = 6000;

/** Says something in the corner, politely to screen readers. */
export function note(text: string): void {
  const place = document.getElementById('notes');
  if (!place) return;
  const line = h('p', { class: 'note' }, text);
  place.append(line);
  setTimeout(() => line.remove(), NOTE_MS);
}
