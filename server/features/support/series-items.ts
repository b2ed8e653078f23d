/** The items of a session and what the sessions before it left open: one set for summary, agenda and review. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';

const MAX_ITEMS = 500;
/** A weekly meeting of four years. People can tie sessions to a ring in SharePoint; that ends the walk as well. */
const MAX_SESSIONS_BACK = 200;

/** Whether a session still has to talk about it: open, or completed and not yet checked. */
export const isLeft = ({ record: { stage } }: Stored<ActionItem>): boolean =>
  isOpenStage(stage) || stage === 'Completed';

/** All items of the session, then what is left of the ones before it, the latest session first. */
export async function seriesItems(
  ports: Pick<Ports, 'mirror'>,
  tenantId: string,
  session: Pick<Session, 'reference' | 'previousRef'>,
): Promise<readonly Stored<ActionItem>[]> {
  const itemsOf = async (sessionRef: string) =>
    (await ports.mirror.findActions(tenantId, { sessionRef, limit: MAX_ITEMS, offset: 0 })).items;
  const items = [...(await itemsOf(session.reference))];
  const seen = new Set([session.reference]);
  let before = session.previousRef;
  while (before !== null && !seen.has(before) && seen.size <= MAX_SESSIONS_BACK) {
    seen.add(before);
    items.push(...(await itemsOf(before)).filter(isLeft));
    const held = await ports.mirror.byReference(tenantId, 'sessions', before);
    before = held?.record.previousRef ?? null;
  }
  return items;
}
