/** A clock that follows another one over HTTP: in a demo the tenant's clock jumps, and the product jumps with it. */
import { epochMs, instantOf } from '../../../shared/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import { createAlarms } from './alarms.ts';

const POLL_MS = 250;
const ANSWER_TIMEOUT_MS = 2_000;

export interface FollowedClock extends Clock {
  /** Asks now instead of at the next poll; false when the clock could not be reached. */
  follow(): Promise<boolean>;
  stop(): void;
}

export interface FollowOptions {
  /** Between one answer and the next question; 250 when not given. */
  readonly pollMs?: number;
  /** Told when the clock jumped back. */
  readonly onSetBack?: () => void;
}

/**
 * Follows the clock at `url`, which answers `{ "now": instant }`. Between answers, and while it cannot be reached, it runs
 * on from the last one. The first answer has come, or failed, when this resolves.
 */
export async function createFollowedClock(url: string, options: FollowOptions = {}): Promise<FollowedClock> {
  let offsetMs = 0;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const nowMs = () => Date.now() + offsetMs;
  const alarms = createAlarms(nowMs, options.onSetBack);

  const follow = async (): Promise<boolean> => {
    const askedAt = Date.now();
    const theirs = await ask(url);
    if (theirs === null || isStopped) return false;
    // Their clock was read somewhere between the question and the answer.
    const offset = theirs - (askedAt + Date.now()) / 2;
    const isJump = Math.abs(offset - offsetMs) > POLL_MS;
    // Small differences are the network's: following them would make the clock tremble, and step back.
    if (isJump) offsetMs = offset;
    if (isJump) alarms.recheck();
    return true;
  };
  const poll = async (): Promise<void> => {
    await follow();
    if (!isStopped) timer = setTimeout(() => void poll(), options.pollMs ?? POLL_MS).unref();
  };

  await poll();
  return {
    now: () => instantOf(nowMs()),
    at: alarms.at,
    follow,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Milliseconds since 1970 as the clock tells; null when it does not. Never rejects. */
async function ask(url: string): Promise<number | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS), redirect: 'error' });
    const answer: unknown = response.ok ? await response.json() : null;
    if (typeof answer !== 'object' || answer === null || !('now' in answer)) return null;
    return typeof answer.now === 'string' ? epochMs(answer.now) : null;
  } catch {
    return null;
  }
}
