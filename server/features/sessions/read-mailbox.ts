/** Changes of one calendar since last time. The window of the feed is fixed by its token, so it is begun anew weekly. */
import { addHours, type IsoInstant, isDue } from '../../../shared/time/instant.ts';
import type { EventChanges } from '../../ports/calendar.ts';
import type { Ports } from '../../ports/ports.ts';

const BACK_HOURS = 3 * 24;
const AHEAD_HOURS = 62 * 24;
const ANEW_HOURS = 7 * 24;

interface Position {
  readonly token: string;
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  readonly begunAt: IsoInstant;
}

export interface MailboxRead {
  readonly changes: EventChanges;
  /** What the changes are about: an event that is moved out of it is told as deleted. */
  readonly window: { readonly from: IsoInstant; readonly to: IsoInstant };
  /** Keeps the place; call it when the changes were worked on. */
  remember(): Promise<void>;
}

/** Rejects as the calendar does: `denied` when the mailbox is out of scope. */
export async function readMailbox(
  ports: Pick<Ports, 'calendar' | 'clock' | 'settings'>,
  tenantId: string,
  mailbox: string,
): Promise<MailboxRead> {
  const name = `calendar:${mailbox}`;
  const now = ports.clock.now();
  const known = JSON.parse((await ports.settings.recall(tenantId, name)) ?? 'null') as Position | null;
  const isFresh = known !== null && isDue(now, addHours(known.begunAt, ANEW_HOURS));
  const window = isFresh
    ? { from: known.from, to: known.to, begunAt: known.begunAt }
    : { from: addHours(now, -BACK_HOURS), to: addHours(now, AHEAD_HOURS), begunAt: now };
  const actor = { kind: 'app', tenantId } as const;
  const changes = await ports.calendar.changes(actor, mailbox, window, isFresh ? known.token : null);
  const position: Position = { ...window, token: changes.token };
  return { changes, window, remember: () => ports.settings.remember(tenantId, name, JSON.stringify(position)) };
}
