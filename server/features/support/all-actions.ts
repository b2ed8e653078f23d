/** Reading the mirror to its end, where leaving some out would leave people out. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import type { Stored } from '../../ports/lists.ts';
import type { ActionQuery } from '../../ports/mirror.ts';
import type { Ports } from '../../ports/ports.ts';

const PAGE = 500;

/** Every item that matches, page by page. */
export async function allActions(
  { mirror }: Pick<Ports, 'mirror'>,
  tenantId: string,
  query: Omit<ActionQuery, 'limit' | 'offset'>,
): Promise<readonly Stored<ActionItem>[]> {
  const items: Stored<ActionItem>[] = [];
  for (;;) {
    const page = await mirror.findActions(tenantId, { ...query, limit: PAGE, offset: items.length });
    items.push(...page.items);
    if (page.items.length === 0 || items.length >= page.total) return items;
  }
}
