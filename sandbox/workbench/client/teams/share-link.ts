/** Shows a deep link to copy, as Teams does for `shareDeepLink`. */
import { openDialog } from '../ui/dialogs.ts';
import { h } from '../ui/dom.ts';
import { iconButton } from '../ui/parts.ts';

/** Always true: the link can be shared. */
export function shareLink(link: string): true {
  const field = h('input', { type: 'text', value: link, readonly: true, 'aria-label': 'Link' });
  const copy = () => void navigator.clipboard.writeText(link).then(() => dialog.close());
  const dialog = openDialog('Link to this page', [
    field,
    h('div', { class: 'dialog-actions' }, iconButton('link', 'Copy', copy, { class: 'primary' })),
  ]);
  field.select();
  return true;
}
