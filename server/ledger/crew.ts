/**
 * The workers of one process: claims as many due rows as there are free hands and has each acted on.
 * A kind takes at most half of the workers, so one that is slow or down does not stall the others.
 */
import { type ActParts, act } from './act.ts';
import { holdLease, type Lease } from './lease.ts';
import { leaseFrom } from './obligation.ts';
import type { Claim, ObligationKind } from './store.ts';

export interface Crew {
  /** Claims what is due and starts acting on it. The number of rows claimed; 0 when nothing is due or nobody is free. */
  claimDue(): Promise<number>;
  /** Kinds that have a free worker. */
  openKinds(): readonly ObligationKind[];
  /** Acts under way. */
  busy(): number;
  /** Acts ended since the start of the process. */
  ended(): number;
  /** Resolves when the acts under way have ended. Never rejects. */
  allEnded(): Promise<unknown>;
  /** Lets every lease lapse. */
  dropAll(): void;
}

interface Running {
  readonly kind: ObligationKind;
  readonly lease: Lease;
  readonly ended: Promise<void>;
}

/** An idle crew. `onEnd` is called after each act. */
export function createCrew(parts: ActParts & { readonly workers: number; readonly onEnd: () => void }): Crew {
  const { handlers, workers, onEnd } = parts;
  const kinds = Object.keys(handlers) as ObligationKind[];
  const perKind = Math.max(1, Math.ceil(workers / 2));
  const running = new Map<string, Running>();
  let endedCount = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const roomOf = (kind: ObligationKind): number =>
    perKind - [...running.values()].filter((one) => one.kind === kind).length;
  const openKinds = () => kinds.filter((kind) => roomOf(kind) > 0);
  const launch = (claim: Claim) => {
    const { id, kind } = claim.obligation;
    // A row that is under way here was lost and came back; acting on it twice at once is the one thing never to do.
    if (running.has(id)) return;
    const lease = holdLease(claim, parts);
    const ended = act(claim, lease, parts).finally(() => {
      endedCount += 1;
      running.delete(id);
      onEnd();
    });
    running.set(id, { kind, lease, ended });
  };
  const claimNow = async (): Promise<number> => {
    await renewLapsed([...running.values()], parts);
    const open = openKinds();
    const room = Math.min(workers - running.size, ...open.map(roomOf));
    if (open.length === 0 || room <= 0) return 0;
    const now = parts.clock.now();
    const claims = await parts.ledger.claim(now, leaseFrom(now), room, open);
    claims.forEach(launch);
    return claims.length;
  };

  return {
    claimDue() {
      // One after the other, or two callers would count the same free worker.
      const mine = turn.then(claimNow);
      turn = mine.catch(() => {});
      return mine;
    },
    openKinds,
    busy: () => running.size,
    ended: () => endedCount,
    allEnded: () => Promise.all([...running.values()].map((one) => one.ended)),
    dropAll() {
      for (const { lease } of running.values()) lease.drop();
    },
  };
}

// After a jump of the clock our own leases look abandoned: they are renewed before anybody takes the rows for orphans.
async function renewLapsed(running: readonly Running[], { clock }: ActParts): Promise<void> {
  const lapsed = running.filter(({ lease }) => lease.hasLapsed(clock.now()));
  await Promise.allSettled(lapsed.map(({ lease }) => lease.renew()));
}
