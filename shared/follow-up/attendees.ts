/**
 * Who is invited to a follow-up: the chair and the owners of what is open have to be there, stakeholders may (SOP 4 §1 C).
 * Only people of the record's person fields; no text is read for addresses.
 */
import type { ActionItem } from '../action-item/action-item.ts';
import { usableMail } from '../action-item/mail-address.ts';
import { isSamePerson, type PersonRef } from '../action-item/person.ts';

/** Somebody to invite. */
export interface Attendee {
  readonly person: PersonRef & { readonly mail: string };
  readonly attendance: 'required' | 'optional';
}

/** Those to invite, and those who cannot be. */
export interface Attendees {
  readonly attendees: readonly Attendee[];
  readonly unreachable: readonly PersonRef[];
}

/** Chair first, then owners, then stakeholders, each once; the first mention decides whether they are required. */
export function attendeesOf(
  chair: PersonRef,
  items: readonly Pick<ActionItem, 'owner'>[],
  stakeholders: readonly PersonRef[],
): Attendees {
  const owners = items.flatMap((item) => item.owner ?? []);
  const required = [chair, ...owners].map((person) => ({ person, attendance: 'required' as const }));
  const optional = stakeholders.map((person) => ({ person, attendance: 'optional' as const }));
  const once = [...required, ...optional].filter(
    ({ person }, index, all) => all.findIndex((other) => isSameOrNamesake(other.person, person)) === index,
  );
  return {
    attendees: once.flatMap(({ person, attendance }) => {
      const mail = usableMail(person.mail);
      return mail === null ? [] : [{ person: { ...person, mail }, attendance }];
    }),
    unreachable: once.filter(({ person }) => usableMail(person.mail) === null).map(({ person }) => person),
  };
}

/** People known by name alone are told apart by it, so that each is listed once. */
const isSameOrNamesake = (a: PersonRef, b: PersonRef): boolean =>
  isSamePerson(a, b) || (!a.key && !a.mail && !b.key && !b.mail && a.name === b.name);
