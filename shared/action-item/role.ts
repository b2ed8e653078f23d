/** Roles a person may hold in a register, and how somebody stands to one item. Who may do what is in status.ts. */
import type { PersonRef } from './person.ts';

export const REGISTER_ROLES = [
  'viewer',
  'owner',
  'coordinator',
  'case-manager',
  'supervisor',
  'quality',
  'admin',
] as const;
/** `owner` in a register means "may own actions"; owning one item is decided by {@link ownsItem}. */
export type RegisterRole = (typeof REGISTER_ROLES)[number];

/**
 * Whether a person is the owner for the purpose of being allowed something: the same directory key, or, where both have
 * none (people outside the tenant, acting through verified mail), the same address. A key on one side only is no match:
 * a mail address alone never grants a right.
 */
export function ownsItem(owner: PersonRef | null, person: PersonRef): boolean {
  if (!owner) return false;
  if (owner.key !== null || person.key !== null) return owner.key === person.key;
  return owner.mail !== null && person.mail !== null && owner.mail.toLowerCase() === person.mail.toLowerCase();
}
