/** Two entries that are one task. Pure. */
import type { Entry } from './entry.ts';

/** The second entry with what the first adds; what both know, the second knows better. It counts as accepted. */
export function mergedEntry(from: Entry, into: Entry): Entry {
  const isSameText = from.text.trim().toLowerCase() === into.text.trim().toLowerCase();
  return {
    ...into,
    text: isSameText ? into.text : `${into.text.replace(/[.;\s]+$/, '')}; ${from.text}`,
    owner: into.owner ?? from.owner,
    dueOn: into.dueOn ?? from.dueOn,
    duePhrase: into.duePhrase ?? from.duePhrase,
    dueVague: into.dueOn || from.dueOn ? false : into.dueVague || from.dueVague,
    marks: [...into.marks, ...from.marks],
    decision: 'accepted',
  };
}
