/** `people.selectPeople`: choosing among the people of the tenant. */
import type { Session } from '../session.ts';
import { openDialog } from '../ui/dialogs.ts';
import { h } from '../ui/dom.ts';
import { avatar } from '../ui/parts.ts';

const CANCELLED = 8000;

/** Settles with `[undefined, people]`, or with the error of a person who closed the window. */
export function selectPeople(session: Session, wish: Readonly<Record<string, unknown>>): Promise<readonly unknown[]> {
  const isSingle = wish.singleSelect === true;
  const preset = Array.isArray(wish.setSelected) ? wish.setSelected.map(String) : [];
  return new Promise((settle) => {
    let outcome: readonly unknown[] = [{ errorCode: CANCELLED, message: 'User cancelled.' }];
    const boxes = session.setup.users.map((user) => {
      const isChosen = preset.includes(user.id);
      const box = h('input', {
        type: isSingle ? 'radio' : 'checkbox',
        name: 'person',
        value: user.id,
        checked: isChosen,
      });
      return { user, box };
    });
    const choose = () => {
      const chosen = boxes.filter(({ box }) => box.checked).map(({ user }) => user);
      outcome = [undefined, chosen.map(({ id, displayName, mail }) => ({ objectId: id, displayName, email: mail }))];
      dialog.close();
    };
    const dialog = openDialog(
      String(wish.title ?? 'Choose people'),
      [
        h(
          'ul',
          { class: 'picker' },
          ...boxes.map(({ user, box }) => h('li', {}, h('label', {}, box, avatar(user.displayName), user.displayName))),
        ),
        h(
          'div',
          { class: 'dialog-actions' },
          h('button', { type: 'button', class: 'primary', onclick: choose }, 'Done'),
        ),
      ],
      () => settle(outcome),
    );
  });
}
