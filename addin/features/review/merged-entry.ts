/** Two entries that are one task. Pure. */
import type { Entry } from './entry.ts';

/** The second entry with what the first adds; what both know, the second knows better. It counts as accepted. */
export function mergedEntry(from: Entry, into: Entry): Entry {
  return {
    ...into,
    text: mergedText(from.text, into.text),
    owner: into.owner ?? from.owner,
    dueOn: into.dueOn ?? from.dueOn,
    duePhrase: into.duePhrase ?? from.duePhrase,
    dueVague: into.dueOn || from.dueOn ? false : into.dueVague || from.dueVague,
    marks: [...into.marks, ...from.marks],
    decision: 'accepted',
  };
}

/** Both tasks in one line; where one says all of the other, that one alone. */
function mergedText(from: string, into: string): string {
  const [first, second] = [bare(from), bare(into)];
  if (second.toLowerCase().includes(first.toLowerCase())) return into;
  if (first.toLowerCase().includes(second.toLowerCase())) return from;
  return `${second}; ${from}`;
}

const bare = (text: string): string => text.trim().replace(/[.;\s]+$/, '');
