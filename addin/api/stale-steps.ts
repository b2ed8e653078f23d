/**
 * Steps that no longer fit: taken twice, refused because of where the item stands, or kept while somebody else went on.
 * A step is never repeated into another stage than the one the person saw.
 */
import type { ActionList, ActionView } from '../../shared/contract/action-items.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import type { Api } from './client.ts';
import type { ItemAct } from './item-acts.ts';
import { type Me, stepsFor } from './item-rights.ts';
import type { Unsaved } from './item-sending.ts';

/** Items one request names; their references fill its address. */
const PART = 50;

export const isStep = ({ act }: ItemAct): boolean => act.kind === 'move';

/** Whether both take the same step of the same item. */
export const isSameStep = (one: ItemAct, other: ItemAct): boolean =>
  one.act.kind === 'move' &&
  other.act.kind === 'move' &&
  one.item.reference === other.item.reference &&
  one.act.verb === other.act.verb;

/** Whether the server refused the step for where the item stands: sending it again can only do harm. */
export const isOutOfPlace = (one: Unsaved): boolean => isStep(one) && one.problem.kind === 'transition-refused';

/** Whether the item is not the one the person saw, or does not offer the step to this person any more. */
export function isStale({ item, act }: ItemAct, now: ActionView | undefined, me: Me): boolean {
  if (act.kind !== 'move') return false;
  if (!now || now.etag !== item.etag || now.version !== item.version || now.stage !== item.stage) return true;
  return !stepsFor(now, me).includes(act.verb);
}

/** The items of these acts as the server has them now, by reference. Rejects as the API does. */
export async function readAgain(api: Api, acts: readonly ItemAct[]): Promise<ReadonlyMap<string, ActionView>> {
  const references = [...new Set(acts.map(({ item }) => item.reference))];
  const found = new Map<string, ActionView>();
  for (let from = 0; from < references.length; from += PART) {
    const query = { references: references.slice(from, from + PART).join(',') };
    const { items } = (await api.send<ActionList>({ path: pathOf('actions'), query })).body;
    for (const item of items) found.set(item.reference, item);
  }
  return found;
}
