/** Keeps the ledger small: regular runs leave some hundreds of rows a day, which after a month tell nobody anything. */
import { addHours } from '../../../shared/time/instant.ts';
import type { Ports } from '../../ports/ports.ts';

const KEPT_HOURS = 30 * 24;
/** Under which name the day of the last look is remembered. */
const LOOKED_ON = 'ledger:forgotten-on';

/** Forgets regular runs that ended over 30 days ago, once a day (UTC); gives how many. Mails and bookings are kept. */
export async function forgetHousekeeping(
  { clock, ledger, settings }: Pick<Ports, 'clock' | 'ledger' | 'settings'>,
  tenantId: string,
): Promise<number> {
  const now = clock.now();
  const today = now.slice(0, 10);
  if ((await settings.recall(tenantId, LOOKED_ON)) === today) return 0;
  const count = await ledger.forgetHousekeeping(tenantId, addHours(now, -KEPT_HOURS));
  await settings.remember(tenantId, LOOKED_ON, today);
  return count;
}
