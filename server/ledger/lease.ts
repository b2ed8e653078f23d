/** Keeps a claim alive with heartbeats for as long as its act runs. */
import { addMs, compareInstants, type IsoInstant } from '../../shared/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import { LeaseLost, type RunnerLog } from './handler.ts';
import { HEARTBEAT_MS, HEARTBEATS_PER_ACT, leaseFrom } from './obligation.ts';
import type { Claim, Ledger } from './store.ts';

export interface Lease {
  /** Aborted with `LeaseLost` as reason when the row is no longer ours to act on. */
  readonly signal: AbortSignal;
  /** Renews now. Rejects `LeaseLost`, or the ledger's own failure. */
  renew(): Promise<void>;
  /** Whether it has run out at that instant without a heartbeat, as after a jump of the clock. */
  hasLapsed(now: IsoInstant): boolean;
  /** Gives up: heartbeats stop and the signal is aborted. */
  drop(): void;
  /** The act is over: heartbeats stop. */
  end(): void;
}

/** Starts the heartbeats of a claim. Never rejects on its own. */
export function holdLease(claim: Claim, parts: { ledger: Ledger; clock: Clock; log: RunnerLog }): Lease {
  const { ledger, clock, log } = parts;
  const { id, kind } = claim.obligation;
  const abort = new AbortController();
  let leaseUntil = claim.leaseUntil;
  let beats = 0;
  let cancelBeat = () => {};

  const end = () => {
    cancelBeat();
    beats = HEARTBEATS_PER_ACT;
  };
  const drop = () => {
    end();
    if (!abort.signal.aborted) abort.abort(new LeaseLost(id));
  };
  const renew = async () => {
    abort.signal.throwIfAborted();
    const until = leaseFrom(clock.now());
    if (!(await ledger.extend(claim, until))) drop();
    abort.signal.throwIfAborted();
    leaseUntil = until;
  };
  const beat = async () => {
    beats += 1;
    if (beats >= HEARTBEATS_PER_ACT) {
      log.warn({ id, kind }, 'an act takes too long and is let go');
      return drop();
    }
    await renew().catch((err: unknown) => {
      if (!abort.signal.aborted) log.warn({ id, kind, err }, 'a heartbeat failed');
    });
    if (beats < HEARTBEATS_PER_ACT) planBeat();
  };
  const planBeat = () => {
    cancelBeat = clock.at(addMs(clock.now(), HEARTBEAT_MS), () => void beat());
  };

  planBeat();
  return { signal: abort.signal, renew, hasLapsed: (now) => compareInstants(leaseUntil, now) <= 0, drop, end };
}
