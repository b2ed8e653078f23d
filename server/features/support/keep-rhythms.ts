/**
 * Work that comes round goes on when the clock is set back. The next run was promised while the clock was ahead, so
 * until it gets there again nothing regular would fall due: for that time every slot is promised as it comes.
 */
import { type IsoInstant, isDue } from '../../../shared/time/instant.ts';
import type { Ledger } from '../../ledger/store.ts';
import type { Ports } from '../../ports/ports.ts';
import { currentRun } from './recurring.ts';
import { rhythmsOf } from './rhythms.ts';

/** The ledger as the runner looks into it. Costs nothing while the clock only goes forward. */
export function keepRhythms({ ledger, settings }: Pick<Ports, 'ledger' | 'settings'>): Ledger {
  let furthest: IsoInstant | null = null;
  let promised = '';

  const promiseSlots = async (now: IsoInstant): Promise<void> => {
    const runs = (await settings.tenants()).flatMap((tenantId) =>
      rhythmsOf(tenantId).map((one) => currentRun(one, now)),
    );
    const slots = runs.map(({ revision }) => revision).join();
    if (slots === promised) return;
    await ledger.promise(runs);
    promised = slots;
  };
  return {
    ...ledger,
    async claim(now, leaseUntil, limit, kinds) {
      if (furthest === null || isDue(furthest, now)) furthest = now;
      else await promiseSlots(now);
      return ledger.claim(now, leaseUntil, limit, kinds);
    },
  };
}
