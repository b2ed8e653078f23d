/**
 * Who a typed line begins with: "Ana sends the budget". The engine asks for "will" or a label before it believes that a
 * sentence of strangers is a promise; a person who types one line here means one.
 */
import type { Person } from '../../../shared/extraction/extraction.ts';
import type { EntryOwner } from './entry.ts';

/** A name and then a verb: "Ana sends", "Ana Lima to send". */
const NAME_AND_VERB = /^(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2})\s+(?:to|will|should|must|\p{Ll}+s)\b/u;

/** An attendee by full or first name, else the name as written; null when the line begins with neither. */
export function ownerAtFront(line: string, attendees: readonly Person[]): EntryOwner | null {
  const start = line.trim().toLowerCase();
  const begins = (name: string): boolean => name !== '' && start.startsWith(`${name.toLowerCase()} `);
  const whole = attendees.filter(({ name }) => begins(name));
  const first = attendees.filter(({ name }) => begins(name.split(/\s+/)[0] ?? ''));
  const [only, ...others] = whole.length > 0 ? whole : first;
  if (only && others.length === 0) {
    return { key: only.key ?? null, name: only.name, mail: only.mail ?? null, isUncertain: false };
  }
  const written = NAME_AND_VERB.exec(line.trim())?.[1];
  return written === undefined ? null : { key: null, name: written, mail: null, isUncertain: true };
}
