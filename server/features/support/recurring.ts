/**
 * Work that comes round: one row per slot of time, so that any number of servers and restarts make one run of it.
 * The next slot is promised before a run begins, and a run that fails is told and left to the next one: no chain breaks,
 * and a site that is down for a night leaves one line an hour, not a heap of dead letters.
 */
import { addMinutes, epochMs, type IsoInstant, instantOf } from '../../../shared/time/instant.ts';
import type { Handler, RunnerLog } from '../../ledger/handler.ts';
import type { NewObligation, Obligation, ObligationKind } from '../../ledger/store.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Ports } from '../../ports/ports.ts';

export interface Recurrence {
  readonly tenantId: string;
  readonly kind: ObligationKind;
  readonly subject: string;
  readonly everyMinutes: number;
}

const row = ({ tenantId, kind, subject }: Recurrence, revision: string, dueAt: IsoInstant): NewObligation => ({
  tenantId,
  kind,
  subject,
  revision,
  dueAt,
  deadlineAt: addMinutes(dueAt, 24 * 60),
  payload: {},
  isUncertain: false,
});

/** The run of the slot that `now` is in, due at once: what a server promises when it starts. */
export function currentRun(what: Recurrence, now: IsoInstant): NewObligation {
  const slot = slotOf(what, now);
  return row(what, slot, slot);
}

/** The run of the next slot. After a jump of days it is still one run. */
function nextRun(what: Recurrence, now: IsoInstant): NewObligation {
  const slot = addMinutes(slotOf(what, now), what.everyMinutes);
  return row(what, slot, slot);
}

/** A run outside the rhythm, for news that came in. News within the same few seconds make one run. */
export function extraRun(what: Omit<Recurrence, 'everyMinutes'>, now: IsoInstant): NewObligation {
  const settled = instantOf((Math.floor(epochMs(now) / SETTLE_MS) + 1) * SETTLE_MS);
  return row({ ...what, everyMinutes: 0 }, `news ${settled}`, settled);
}

/** Notifications come while the writer still waits for its answer; a moment later its own record is in the mirror. */
const SETTLE_MS = 3_000;

const slotOf = ({ everyMinutes }: Recurrence, now: IsoInstant): IsoInstant => {
  const step = everyMinutes * 60_000;
  return instantOf(Math.floor(epochMs(now) / step) * step);
};

/**
 * A handler that promises the next run, then works. What the outside refuses is logged, not retried.
 * @param everyMinutes of the obligation's subject; null when such a run does not come round.
 */
export const recurring =
  (
    ports: Pick<Ports, 'clock' | 'ledger'>,
    log: RunnerLog,
    everyMinutes: (obligation: Obligation) => number | null,
    work: (obligation: Obligation) => Promise<void>,
  ): Handler =>
  async ({ obligation }) => {
    const { tenantId, kind, subject } = obligation;
    const minutes = everyMinutes(obligation);
    const isRegular = !obligation.revision.startsWith('news ');
    if (minutes !== null && isRegular) {
      await ports.ledger.promise([nextRun({ tenantId, kind, subject, everyMinutes: minutes }, ports.clock.now())]);
    }
    try {
      await work(obligation);
    } catch (error) {
      if (!isPortFailure(error)) throw error;
      const { requestId } = error.facts;
      log.warn({ tenant: tenantId, kind, fault: error.kind, requestId }, 'a regular run failed; the next one goes on');
    }
    return { outcome: 'done' };
  };
