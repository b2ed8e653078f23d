/** What the server still has to do: waiting until that is nothing, and when the next thing falls due. */
import { setTimeout as pause } from 'node:timers/promises';
import { pathOf } from '../../shared/contract/paths.ts';
import type { Stage } from './stage.ts';

interface Promised {
  readonly kind: string;
  readonly state: string;
  readonly dueAt: string;
}

const POLL_MS = 100;
const WITHIN_MS = 60_000;
/** New promises may follow from those just kept, so quiet must last. */
const LOOKS = 3;

/** A promise that waits for another is tried again seconds later. */
const SOON_MS = 60_000;
/** Housekeeping comes round for ever. */
const ENDLESS = ['delta-sync', 'subscription-renewal', 'status-sweep'];

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

/** The next instant after the present, and not after `until`, at which something falls due; null when nothing does. */
export async function nextDueAt(stage: Stage, until: string): Promise<string | null> {
  const { now, promised } = await look(stage);
  const times = promised.filter((one) => one.state === 'waiting').map((one) => one.dueAt);
  const ahead = times.filter((at) => Date.parse(at) > Date.parse(now) && Date.parse(at) < Date.parse(until));
  return ahead.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

async function unfinished(stage: Stage): Promise<readonly Promised[]> {
  const { now, promised } = await look(stage);
  const soon = Date.parse(now) + SOON_MS;
  return promised.filter((one) => one.state !== 'waiting' || Date.parse(one.dueAt) <= soon);
}

async function look(stage: Stage): Promise<{ readonly now: string; readonly promised: readonly Promised[] }> {
  const { now } = await stage.control<{ now: string }>('/clock');
  const path = `${pathOf('obligations')}?states=waiting,claimed,acted&limit=500`;
  const { obligations } = await stage.api<{ obligations: readonly Promised[] }>(stage.chair, path);
  return { now, promised: obligations.filter((one) => !ENDLESS.includes(one.kind)) };
}
