/** The changes of the page and the person who makes them, for hooks. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ActionView } from '../../shared/contract/action-items.ts';
import type { ChangesState } from './changes-state.ts';
import type { Act } from './item-acts.ts';
import type { ItemChanges } from './item-changes.ts';
import type { Me } from './item-rights.ts';

export interface ChangesBag {
  readonly changes: ItemChanges;
  readonly me: Me;
}

export const ChangesContext = createContext<ChangesBag | null>(null);

function useBag(): ChangesBag {
  const bag = useContext(ChangesContext);
  if (!bag) throw new Error('no ChangesContext above');
  return bag;
}

/** The signed-in person with roles. */
export const useWhoIAm = (): Me => useBag().me;

/** Does something to items, as the signed-in person. */
export function useAct(): (items: readonly ActionView[], act: Act) => Promise<boolean> {
  const { changes, me } = useBag();
  return (items, act) => changes.act(items, act, me);
}

/** Whether a step of the item is being sent: its steps wait for the answer. */
export function useIsMoving(reference: string): boolean {
  const { state } = useBag().changes;
  return useSyncExternalStore(state.subscribe, () => state.read().moving.includes(reference));
}

/** What was done, what is under way, what could not be saved; with the ways on. */
export function useChanges(): ChangesState & Omit<ChangesBag, 'state'> {
  const { changes, me } = useBag();
  return { ...useSyncExternalStore(changes.state.subscribe, changes.state.read), changes, me };
}
