/**
 * Writes the SOP's word into the lists, so that SharePoint's own views agree with ours: an item whose deadline has
 * passed where its owner is becomes Overdue. Only items whose word is wrong are written.
 */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { statusOf } from '../../../shared/action-item/status.ts';
import { localDate } from '../../../shared/time/zone.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { allActions } from '../support/all-actions.ts';
import { logLine, versionKey, writeLog } from '../support/log-lines.ts';
import { zonesOf } from '../support/zones.ts';

export type SweepPorts = Pick<Ports, 'clock' | 'directory' | 'lists' | 'mirror' | 'settings'>;

/** How many items were put right. */
export async function sweepStatus(ports: SweepPorts, tenantId: string): Promise<number> {
  const settings = await ports.settings.read(tenantId);
  const items = await allActions(ports, tenantId, {});
  const zoneOf = await zonesOf(
    ports,
    tenantId,
    items.map(({ record }) => record.owner),
    settings.timeZone,
  );
  const now = ports.clock.now();
  let written = 0;
  for (const held of items) {
    const { stage, dueOn, owner, status } = held.record;
    const right = statusOf(stage, dueOn, localDate(now, zoneOf(owner)));
    if (right !== status && (await putRight(ports, tenantId, held, right))) written += 1;
  }
  return written;
}

/** Somebody who was first has decided more than we know: their item is left to the next sweep. */
async function putRight(
  ports: SweepPorts,
  tenantId: string,
  { itemId, etag, record }: Stored<ActionItem>,
  status: ActionItem['status'],
): Promise<boolean> {
  const actor = { kind: 'app', tenantId } as const;
  try {
    const stored = await ports.lists.update(actor, 'actions', itemId, etag, { status });
    await ports.mirror.put(tenantId, 'actions', [stored]);
    const line = logLine(versionKey('actions', stored), ports.clock.now(), {
      who: null,
      what: 'changed',
      on: record.reference,
      before: { status: record.status },
      after: { status },
      channel: 'Server',
    });
    await writeLog(ports, actor, tenantId, [line]);
    return true;
  } catch (error) {
    if (isPortFailure(error, 'conflict', 'not-found')) return false;
    throw error;
  }
}
