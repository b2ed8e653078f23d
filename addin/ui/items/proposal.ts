/** A date an owner proposes instead of the one asked for. It stands in the reason of the change: an ISO date, then why. Pure. */
import type { ActionView, LogView } from '../../../shared/contract/action-items.ts';
import { parseDate } from '../../../shared/time/calendar-date.ts';

export interface Proposal {
  /** Calendar date. */
  readonly date: string;
  readonly why: string;
}

const WRITTEN = /^(\d{4}-\d{2}-\d{2}): (.+)$/s;

/** The proposal as it is written into the record. */
export const proposalText = ({ date, why }: Proposal): string => `${date}: ${why.trim()}`;

/** A reason read as a proposal; null when it is none, or when its date is in no calendar. */
export function readProposal(reason: string): Proposal | null {
  const [, date, why] = WRITTEN.exec(reason) ?? [];
  return date && why && parseDate(date) ? { date, why } : null;
}

/** The proposal a line of history made; null when it made none. A comment may look like one: everybody may write it. */
export const proposalIn = (line: Pick<LogView, 'after' | 'comment'>): Proposal | null =>
  proposes(line) ? readProposal(line.comment) : null;

/** The proposal that is open for an item: the newest of its history, as long as nobody has answered it. */
export function openProposal({ agreement }: Pick<ActionView, 'agreement'>, log: readonly LogView[]): Proposal | null {
  if (agreement !== 'Date proposed') return null;
  const [newest] = log.filter(proposes).sort((a, b) => (a.at < b.at ? 1 : -1));
  return newest ? readProposal(newest.comment) : null;
}

/** Whether the line changed the agreement to a proposed date. */
function proposes({ after }: Pick<LogView, 'after'>): boolean {
  try {
    return (JSON.parse(after || '{}') as Partial<ActionView> | null)?.agreement === 'Date proposed';
  } catch {
    // A damaged line proposes nothing.
    return false;
  }
}
