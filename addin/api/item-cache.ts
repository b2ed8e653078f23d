/** Items in the answers the page holds: shown as changed at once, corrected by what the server says. */
import type { QueryClient } from '@tanstack/react-query';
import type { ActionDetail, ActionView } from '../../shared/contract/action-items.ts';
import type { SessionDetail } from '../../shared/contract/sessions.ts';
import { keys, REGISTER } from './keys.ts';
import type { WholeRegister } from './register.ts';

/** Puts items into every answer that holds them. */
export function showItems(client: QueryClient, items: readonly ActionView[]): void {
  const fresh = new Map(items.map((item) => [item.reference, item]));
  const swap = (all: readonly ActionView[]) => all.map((one) => fresh.get(one.reference) ?? one);
  client.setQueryData<WholeRegister>(keys.all, (old) => old && { ...old, items: swap(old.items) });
  for (const item of items) {
    client.setQueryData<ActionDetail>(keys.action(item.reference), (old) => old && { ...old, item });
  }
  client.setQueriesData<SessionDetail>(
    { queryKey: [...REGISTER, 'session'] },
    (old) => old && { ...old, items: [...swap(old.items)] },
  );
}
