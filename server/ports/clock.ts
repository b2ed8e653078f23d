/** Time as the use cases see it. Nothing else in the server reads the wall clock or sets a timer. */
import type { IsoInstant } from '../../shared/time/instant.ts';

export interface Clock {
  /** The present, UTC. May jump forward by days when the clock follows a demo's. */
  now(): IsoInstant;
  /**
   * Calls back when this clock reaches the instant, or at once when it is past; also after a jump.
   * @returns a function that cancels the call.
   */
  at(instant: IsoInstant, wake: () => void): () => void;
}

/** Random text. Injected, so that a run can be replayed. */
export interface Random {
  /** A version 4 UUID. */
  uuid(): string;
  /** 0 ≤ x < 1, for jitter only. */
  fraction(): number;
}
