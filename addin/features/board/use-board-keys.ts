/** Keys of the board: one card is the tab stop, arrow keys go from card to card, Ctrl with an arrow moves the card. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { Me } from '../../api/item-rights.ts';
import { useLanguage } from '../../words/words.ts';
import { type BoardStage, columnOf, nextStep } from './board-columns.ts';

export interface BoardKeysInput {
  readonly columns: Readonly<Record<BoardStage, readonly ActionView[]>>;
  readonly stages: readonly BoardStage[];
  readonly me: Me;
  readonly onStep: (item: ActionView, verb: Verb) => void;
  readonly onRefused: () => void;
}

export function useBoardKeys({ columns, stages, me, onStep, onRefused }: BoardKeysInput) {
  const [active, setActive] = useState<string | null>(null);
  const isRightToLeft = useLanguage().direction === 'rtl';
  const all = stages.flatMap((stage) => columns[stage]);
  const activeItem = all.find(({ reference }) => reference === active) ?? all[0];
  const moved = useRef<{ readonly reference: string; readonly from: BoardStage | null } | null>(null);
  // A card that moves is drawn anew in its other column, where the focus follows it.
  useEffect(() => {
    const item = all.find(({ reference }) => reference === moved.current?.reference);
    const stage = item && columnOf(item);
    if (!stage || stage === moved.current?.from) return;
    const card = document.querySelector<HTMLElement>(`[data-stage="${stage}"] [data-card="${item.reference}"] button`);
    if (!card || card === document.activeElement) return;
    if (document.activeElement === document.body) card.focus();
    moved.current = null;
  });
  /** The focus goes with the card when it stands in another column. */
  const follow = (item: ActionView) => {
    moved.current = { reference: item.reference, from: columnOf(item) };
  };
  const focus = (item: ActionView | undefined) => {
    if (!item) return;
    setActive(item.reference);
    document.querySelector<HTMLElement>(`[data-card="${item.reference}"] button`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-card]') : null;
    const item = all.find(({ reference }) => reference === card?.dataset.card);
    if (!item) return;
    const stage = stages.indexOf(columnOf(item) ?? 'In Progress');
    const column = columns[stages[stage] ?? 'In Progress'];
    const at = column.indexOf(item);
    const sideways = sideOf(event.key, isRightToLeft);
    if (sideways !== 0 && (event.ctrlKey || event.metaKey)) {
      const verb = nextStep(item, sideways, me);
      if (verb) {
        follow(item);
        onStep(item, verb);
      }
      if (!verb) onRefused();
    } else if (sideways !== 0) {
      let next = stage + sideways;
      while (stages[next] && columns[stages[next] ?? 'In Progress'].length === 0) next += sideways;
      const target = stages[next];
      if (target) focus(columns[target][Math.min(at, columns[target].length - 1)]);
    } else if (event.key === 'ArrowDown') focus(column[at + 1]);
    else if (event.key === 'ArrowUp') focus(column[at - 1]);
    else return;
    event.preventDefault();
  };
  return { activeReference: activeItem?.reference ?? null, setActive, onKeyDown, follow };
}

function sideOf(key: string, isRightToLeft: boolean): 1 | -1 | 0 {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return 0;
  return (key === 'ArrowRight') === isRightToLeft ? -1 : 1;
}
