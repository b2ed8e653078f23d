/** The end gate (SOP 4 §5): what is still missing is said before people leave. Pure. */
import { type Entry, isToSave } from './entry.ts';

export type Gap = 'owner-missing' | 'owner-unknown' | 'due-missing' | 'due-vague';

export interface Gaps {
  readonly id: string;
  readonly text: string;
  readonly gaps: readonly Gap[];
}

/** What one entry lacks. */
export function gapsOf({ owner, dueOn, dueVague }: Pick<Entry, 'owner' | 'dueOn' | 'dueVague'>): readonly Gap[] {
  const gaps: Gap[] = [];
  if (!owner || owner.name.trim() === '') gaps.push('owner-missing');
  else if (owner.isUncertain) gaps.push('owner-unknown');
  if (dueOn === null) gaps.push(dueVague ? 'due-vague' : 'due-missing');
  return gaps;
}

/** Entries that would be saved now with something missing. A sighting of an open item needs nothing. */
export const gapsToSave = (entries: readonly Entry[]): readonly Gaps[] =>
  entries
    .filter((entry) => isToSave(entry) && entry.sameAs === null)
    .map((entry) => ({ id: entry.id, text: entry.text, gaps: gapsOf(entry) }))
    .filter(({ gaps }) => gaps.length > 0);
