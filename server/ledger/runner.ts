/**
 * Claims what is due, has it done, sleeps until more is due. Any number of runners may share a ledger.
 * Decides nothing about time: obligation.ts does; does nothing itself: handlers do.
 */
import { addMs, compareInstants, type IsoInstant } from '../../shared/time/instant.ts';
import type { ActParts } from './act.ts';
import { type Bell, createBell } from './bell.ts';
import { type Crew, createCrew } from './crew.ts';
import { POLL_MS } from './obligation.ts';

const DEFAULT_WORKERS = 8;
/** How long `stop` waits for acts that are under way, on the clock port. */
const STOP_GRACE_MS = 10_000;
/** Pause when something is due that this runner could not get. */
const RETRY_CLAIM_MS = 1_000;

export interface RunnerParts extends ActParts {
  /** Acts at once, in this process; 8 when not given. */
  readonly workers?: number;
}

export interface Runner {
  /** Keeps doing what falls due until `stop`. What fell due while nothing ran is done first. */
  start(): void;
  /** Claims nothing more, waits up to 10 seconds for acts under way, then lets their leases lapse. */
  stop(): Promise<void>;
  /** Does everything due now, and what becomes due through it, then gives the number of acts. Rejects when the ledger does. */
  runDue(): Promise<number>;
  /** Says that something new may be due. */
  poke(): void;
}

/** A runner at rest. */
export function createRunner(parts: RunnerParts): Runner {
  const { clock } = parts;
  const bell = createBell();
  const crew = createCrew({ ...parts, workers: parts.workers ?? DEFAULT_WORKERS, onEnd: bell.ring });
  let stopping = new AbortController();
  let loop: Promise<void> | null = null;

  const runDue = async () => {
    const before = crew.ended();
    for (;;) {
      const rung = bell.next();
      const wasIdle = crew.busy() === 0;
      if ((await crew.claimDue()) > 0) continue;
      // Somebody who was busy while we looked may have made room, or more work, by now: look again at the ring.
      if (wasIdle && crew.busy() === 0) return crew.ended() - before;
      await rung;
    }
  };
  const stop = async () => {
    stopping.abort();
    bell.ring();
    await loop;
    loop = null;
    const allEnded = crew.allEnded();
    const patience = new Promise<void>((resolve) => {
      void allEnded.then(clock.at(addMs(clock.now(), STOP_GRACE_MS), resolve));
    });
    await Promise.race([allEnded, patience]);
    crew.dropAll();
  };

  return {
    start() {
      if (loop) return;
      stopping = new AbortController();
      loop = keepRunning({ ...parts, crew, bell, stopping: stopping.signal });
    },
    stop,
    runDue,
    poke: bell.ring,
  };
}

interface LoopParts extends RunnerParts {
  readonly crew: Crew;
  readonly bell: Bell;
  readonly stopping: AbortSignal;
}

async function keepRunning(parts: LoopParts): Promise<void> {
  const { crew, bell, clock, log, stopping } = parts;
  const sleepUntil = async (instant: IsoInstant, rung: Promise<void>) => {
    const cancel = clock.at(instant, bell.ring);
    await rung;
    cancel();
  };
  while (!stopping.aborted) {
    // Taken before looking, so that a promise made meanwhile is not slept through.
    const rung = bell.next();
    try {
      if ((await crew.claimDue()) > 0) continue;
      await sleepUntil(await nextWakeAt(parts), rung);
    } catch (err) {
      log.error({ err }, 'the ledger could not be asked for what is due');
      await sleepUntil(addMs(clock.now(), POLL_MS), rung);
    }
  }
}

async function nextWakeAt({ ledger, clock, crew }: LoopParts): Promise<IsoInstant> {
  const now = clock.now();
  const poll = addMs(now, POLL_MS);
  const due = await ledger.nextDueAt(crew.openKinds());
  if (due === null || compareInstants(due, poll) >= 0) return poll;
  // Due, yet not claimed: another process is at it, or all workers are busy.
  return compareInstants(due, now) > 0 ? due : addMs(now, RETRY_CLAIM_MS);
}
