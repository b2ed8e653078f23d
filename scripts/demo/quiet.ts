/** Waiting until the server has done what is due. */
import { setTimeout as pause } from 'node:timers/promises';
import { pathOf } from '../../shared/contract/paths.ts';
import type { Stage } from './stage.ts';

interface Promised {
  readonly state: string;
  readonly dueAt: string;
}

const POLL_MS = 250;
const WITHIN_MS = 60_000;
/** New promises may follow from those just kept, so quiet must last. */
const LOOKS = 3;

/** Settles when nothing due waits or is in hand. Rejects after a minute, with what is left. */
export async function untilQuiet(stage: Stage): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  let quiet = 0;
  let left: readonly Promised[] = [];
  while (quiet < LOOKS) {
    if (performance.now() > deadline) throw new Error(`the server is still busy: ${JSON.stringify(left.slice(0, 3))}`);
    left = await unfinished(stage);
    quiet = left.length === 0 ? quiet + 1 : 0;
    await pause(POLL_MS);
  }
}

async function unfinished(stage: Stage): Promise<readonly Promised[]> {
  const { now } = await stage.control<{ now: string }>('/clock');
  const path = `${pathOf('obligations')}?states=waiting,claimed,acted&limit=500`;
  const { obligations } = await stage.api<{ obligations: readonly Promised[] }>(stage.chair, path);
  return obligations.filter((one) => one.state !== 'waiting' || Date.parse(one.dueAt) <= Date.parse(now));
}
