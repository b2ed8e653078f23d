/**
 * The people and rooms of the tenant as kept in the store; how Graph shows them is `users.ts`.
 */

import type { SliceDefinition, Store } from '../store.ts';
import type { Tenant } from '../tenant.ts';

/** Working hours of a mailbox: local clock times in the person's zone. */
export interface WorkingHours {
  days: string[];
  /** `09:00:00.0000000`. */
  start: string;
  end: string;
}

/** One person, or one bookable room. */
export interface Person {
  /** Entra object id. */
  id: string;
  kind: 'person' | 'room';
  displayName: string;
  givenName: string | null;
  surname: string | null;
  userPrincipalName: string;
  /** SMTP address; null for people without a mailbox. */
  mail: string | null;
  jobTitle: string | null;
  department: string | null;
  officeLocation: string | null;
  mobilePhone: string | null;
  businessPhones: string[];
  preferredLanguage: string | null;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  /** Object id of the manager, null at the top. */
  managerId: string | null;
  /** Windows name of the mailbox's zone. */
  timeZone: string;
  workingHours: WorkingHours;
  /** Seats, for rooms. */
  capacity: number | null;
}

/** What the directory keeps. */
export interface Directory {
  people: Record<string, Person>;
  groups: Record<string, Group>;
  /** Counts changes for delta; each entry is the number of the person's latest change. */
  changeNumber: number;
  changes: Record<string, number>;
  removed: Record<string, number>;
  organization: { name: string; domain: string };
}

/** A group with its members' object ids. */
export interface Group {
  id: string;
  displayName: string;
  description: string | null;
  mail: string | null;
  memberIds: string[];
}

/** The directory's slice. */
export const DIRECTORY: SliceDefinition<Directory> = {
  name: 'directory',
  empty: () => ({
    people: {},
    groups: {},
    changeNumber: 0,
    changes: {},
    removed: {},
    organization: { name: '', domain: '' },
  }),
};

/** The person with that object id, UPN or mail address; null when there is none. */
export function findPerson(store: Store, idOrName: string): Person | null {
  const { people } = store.slice(DIRECTORY);
  const byId = people[idOrName.toLowerCase()];
  if (byId) return byId;
  const wanted = idOrName.toLowerCase();
  if (!wanted.includes('@')) return null;
  return (
    Object.values(people).find(
      (person) => person.userPrincipalName.toLowerCase() === wanted || person.mail?.toLowerCase() === wanted,
    ) ?? null
  );
}

/** Adds or replaces a person and notes the change for delta. */
export function savePerson(tenant: Pick<Tenant, 'store'>, person: Person): void {
  const directory = tenant.store.slice(DIRECTORY);
  directory.people[person.id] = person;
  directory.changeNumber += 1;
  directory.changes[person.id] = directory.changeNumber;
  tenant.store.touch();
}
