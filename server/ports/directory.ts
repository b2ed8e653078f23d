/** People of the tenant. */
import type { PersonRef } from '../../shared/action-item/person.ts';
import type { TimeZone } from '../../shared/time/instant.ts';
import type { Actor } from './identity.ts';

export interface DirectoryPerson extends PersonRef {
  readonly key: string;
  readonly department: string | null;
}

export interface Directory {
  /** In the order asked; null where nobody has that mail address or sign-in name. */
  byMail(actor: Actor, mails: readonly string[]): Promise<readonly (DirectoryPerson | null)[]>;
  /** Null when nobody has that key. */
  byKey(actor: Actor, key: string): Promise<DirectoryPerson | null>;
  /** At most 10, best first, by the beginning of name or mail. */
  search(actor: Actor, text: string): Promise<readonly DirectoryPerson[]>;
  /** Null when the directory names none. */
  managerOf(actor: Actor, key: string): Promise<DirectoryPerson | null>;
  /** IANA zone of a person's mailbox; null when it cannot be learnt. */
  timeZoneOf(actor: Actor, mail: string): Promise<TimeZone | null>;
}
