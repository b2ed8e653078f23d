/** Deciding on a card, by button and by key. */
import type { KeyboardEvent } from 'react';
import type { CardActions } from './card-actions.ts';
import type { Entry } from './entry.ts';

/** What is said after a decision. */
export type Said = Readonly<Record<'accepted' | 'discarded' | 'restored', string>>;

/** Decides and says so to screen readers. */
export function decide(
  { id }: Entry,
  decision: 'open' | 'accepted' | 'discarded',
  { dispatch, announce }: CardActions,
  said: Said,
): void {
  dispatch({ kind: 'decide', id, decision });
  announce(said[decision === 'open' ? 'restored' : decision]);
}

/** Shortcuts count only while the card itself has the focus: A or Enter accepts, E edits, Delete discards. */
export function onCardKey(event: KeyboardEvent<HTMLLIElement>, entry: Entry, actions: CardActions, said: Said): void {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(event);
  if (event.target !== event.currentTarget || entry.saved || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === 'a' || key === 'enter') decide(entry, entry.decision === 'accepted' ? 'open' : 'accepted', actions, said);
  else if (key === 'e' || key === 'f2') actions.edit(entry.id);
  else if (key === 'delete' || key === 'backspace') {
    const next = neighbour(event.currentTarget, 1) ?? neighbour(event.currentTarget, -1);
    decide(entry, 'discarded', actions, said);
    next?.focus();
  } else return;
  event.preventDefault();
}

function walk(event: KeyboardEvent<HTMLLIElement>): void {
  neighbour(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)?.focus();
  event.preventDefault();
}

function neighbour(card: HTMLLIElement, step: 1 | -1): HTMLElement | null {
  const cards = [...(card.parentElement?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])];
  return cards[cards.indexOf(card) + step] ?? null;
}
