/** The bar above an item with what add-ins have to say. */
import type { Notice } from '../protocol/dispatch-item.ts';
import { h, put } from '../ui/dom.ts';
import { bareButton } from '../ui/parts.ts';

const KINDS = ['info', 'progress', 'error', 'insight'];

export interface NoticeBar {
  readonly element: HTMLElement;
  all(): readonly Notice[];
  place(notice: Notice): void;
  remove(key: string): void;
}

/** @param appName whose messages they are. @param onaction called with an action's details for `olkInfobarClicked`. */
export function noticeBar(appName: string, onaction: (details: unknown) => void): NoticeBar {
  const notices = new Map<string, Notice>();
  const element = h('div', { class: 'notices', role: 'status' });
  const render = () => put(element, ...[...notices.values()].map(line));
  const line = (notice: Notice): HTMLElement =>
    h(
      'div',
      { class: `notice ${KINDS[notice.type] ?? 'info'}` },
      h('strong', {}, appName),
      h('span', {}, notice.message),
      ...actionsOf(notice).map((action) =>
        h(
          'button',
          { type: 'button', class: 'tool', onclick: () => onaction(action) },
          String(action.actionText ?? 'Open'),
        ),
      ),
      bareButton('close', 'Dismiss', () => remove(notice.key)),
    );
  const remove = (key: string) => {
    notices.delete(key);
    render();
  };
  return {
    element,
    all: () => [...notices.values()],
    place(notice) {
      notices.set(notice.key, notice);
      render();
    },
    remove,
  };
}

function actionsOf({ actions }: Notice): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(actions) ? (actions as Record<string, unknown>[]) : [];
}
