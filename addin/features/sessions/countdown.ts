/** How long a summary still has. Pure. */
import type { SessionView } from '../../../shared/contract/sessions.ts';

export interface TimeLeft {
  readonly hours: number;
  readonly minutes: number;
  /** Share of the 24 hours that is gone, 0 to 1. */
  readonly gone: number;
  readonly isLate: boolean;
}

const DAY_MS = 86_400_000;
const OPEN_STATES: readonly SessionView['summaryState'][] = ['Waiting', 'Approved'];

/** Null when nothing is awaited: no summary is due, or it is out. */
export function timeLeft(
  { summaryState, summaryDueAt }: Pick<SessionView, 'summaryState' | 'summaryDueAt'>,
  nowMs: number,
): TimeLeft | null {
  if (summaryDueAt === null || !OPEN_STATES.includes(summaryState)) return null;
  const leftMs = Date.parse(summaryDueAt) - nowMs;
  const minutes = Math.max(0, Math.floor(leftMs / 60_000));
  return {
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
    gone: Math.min(1, Math.max(0, 1 - leftMs / DAY_MS)),
    isLate: leftMs <= 0,
  };
}
