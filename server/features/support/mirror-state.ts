/** Whether the mirror can be trusted to hold everything: a fresh database begins empty and is filled from the lists. */
import type { IsoInstant } from '../../../shared/time/instant.ts';
import type { ListName } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';

/** Log first: lines that tell of a change must be known before the change is looked at. */
export const MIRRORED: readonly ListName[] = ['log', 'sessions', 'actions'];

/** Name under which a list's token is remembered. Absent: the list was not read yet. */
export const tokenName = (list: ListName): string => `delta:${list}`;

/** Whether every list was read at least once since the database began. */
export async function isMirrorComplete(ports: Pick<Ports, 'settings'>, tenantId: string): Promise<boolean> {
  const tokens = await Promise.all(MIRRORED.map((list) => ports.settings.recall(tenantId, tokenName(list))));
  return tokens.every((token) => token !== null);
}

const SYNCED_AT = 'delta:read-at';

/** When the lists were last read from end to end; null before the first time. */
export const syncedAt = (ports: Pick<Ports, 'settings'>, tenantId: string): Promise<IsoInstant | null> =>
  ports.settings.recall(tenantId, SYNCED_AT);

/** Remembers that all lists were read. @param at the instant at which reading began. */
export const rememberSync = (ports: Pick<Ports, 'settings'>, tenantId: string, at: IsoInstant): Promise<void> =>
  ports.settings.remember(tenantId, SYNCED_AT, at);
