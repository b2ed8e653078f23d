/** What the threads of all pages did while something happened, from Chromium's own trace. */
import type { Page } from 'playwright-core';

/** Milliseconds of processor time: what other programs of the machine take away meanwhile does not count. */
export interface TaskTimes {
  /** The longest single task of a page's main thread: so long nobody could click or type. */
  readonly longestMs: number;
  /** All work of the threads that pages started for themselves. */
  readonly workersMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const MAIN = 'CrRendererMain';
const WORKER = 'DedicatedWorker thread';

/** Throws when the trace says nothing about a page, so that no figure ever comes from an empty one. */
export async function taskTimes(page: Page, work: () => Promise<void>): Promise<TaskTimes> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser of its own');
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const tasksOf = (thread: string): readonly number[] => {
    const named = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === thread);
    const places = new Set(named.map(placeOf));
    return traceEvents
      .filter((event) => event.name.endsWith('RunTask') && places.has(placeOf(event)))
      .map(({ tdur = 0 }) => tdur / 1000);
  };
  const longestMs = tasksOf(MAIN).reduce((most, ms) => Math.max(most, ms), 0);
  if (longestMs === 0) throw new Error('the trace holds no task of a page');
  return { longestMs, workersMs: tasksOf(WORKER).reduce((sum, ms) => sum + ms, 0) };
}

const placeOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
