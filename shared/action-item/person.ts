/** A person as the record names one. */
import { cleanLine } from './shown-text.ts';

/** `key` is the Entra object id; null for people outside the tenant. `mail` is null when only a name was said. */
export interface PersonRef {
  readonly key: string | null;
  readonly name: string;
  readonly mail: string | null;
}

/** What tells a person from others: the key, or the address of somebody whom no directory knows; null with neither. */
export const personIdOf = ({ key, mail }: PersonRef): string | null => key ?? mail?.toLowerCase() ?? null;

/** The person with a name that can stand in a header and beside other text. */
export const cleanPerson = (person: PersonRef): PersonRef => ({ ...person, name: cleanLine(person.name, 255) });

/** Whether two references mean the same person: by key when both have one, else by mail address. Never by name. */
export function isSamePerson(a: PersonRef | null, b: PersonRef | null): boolean {
  if (!a || !b) return false;
  if (a.key && b.key) return a.key === b.key;
  return a.mail !== null && b.mail !== null && a.mail.toLowerCase() === b.mail.toLowerCase();
}
