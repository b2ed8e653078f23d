/** A date an owner proposes instead of the one asked for. It stands in the reason of the change: an ISO date, then why. Pure. */
import type { ActionView, LogView } from '../../../shared/contract/action-items.ts';

export interface Proposal {
  /** Calendar date. */
  readonly date: string;
  readonly why: string;
}

const WRITTEN = /^(\d{4}-\d{2}-\d{2}): (.+)$/s;

/** The proposal as it is written into the record. */
export const proposalText = ({ date, why }: Proposal): string => `${date}: ${why.trim()}`;

/** A reason read as a proposal; null when it is none. */
export function readProposal(reason: string): Proposal | null {
  const [, date, why] = WRITTEN.exec(reason) ?? [];
  return date && why ? { date, why } : null;
}

/** The proposal that is open for an item: the newest of its history, as long as nobody has answered it. */
export function openProposal({ agreement }: Pick<ActionView, 'agreement'>, log: readonly LogView[]): Proposal | null {
  if (agreement !== 'Date proposed') return null;
  const newestFirst = [...log].sort((a, b) => (a.at < b.at ? 1 : -1));
  return newestFirst.map(({ comment }) => readProposal(comment)).find((proposal) => proposal !== null) ?? null;
}
