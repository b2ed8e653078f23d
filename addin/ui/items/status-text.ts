/**
 * The words people read for where an item stands: the four of SOP 1 §4.5, and beside them only what they cannot say,
 * blocked and cancelled. Every screen takes them from here; the stages are the lifecycle's own.
 */
import type { Stage, Status } from '../../../shared/action-item/action-item.ts';
import type { Words } from '../../words/words.ts';

/** What is said of an item: a status of the SOP, or what it leaves out. */
export type Standing = Status | 'Blocked' | 'Cancelled';

export interface Stands {
  readonly status: Status;
  readonly stage: Stage;
}

/** Overdue counts more than blocked: it is what has to be acted on. */
export function standingOf({ status, stage }: Stands): Standing {
  if (stage === 'Cancelled') return 'Cancelled';
  return stage === 'Blocked' && status !== 'Overdue' ? 'Blocked' : status;
}

/** Its word. */
export const standingText = (standing: Standing, { shell }: Words): string =>
  standing === 'Blocked' || standing === 'Cancelled' ? shell.stage[standing] : shell.status[standing];
