/** Roles an administrator grants, and the names of who has them. Pure. */
import type { PersonRef } from '../../../shared/action-item/person.ts';
import type { RoleBody } from '../../../shared/contract/admin.ts';
import type { SessionView } from '../../../shared/contract/sessions.ts';

export type GrantedRole = RoleBody['roles'][number];

/** Everybody reads, and everybody may own actions: those two are not granted. */
export const GRANTABLE: readonly GrantedRole[] = ['coordinator', 'case-manager', 'supervisor', 'quality', 'admin'];

/** Names by directory key, from the sessions people were in, the signed-in person, and who was just picked. */
export function namesIn(
  sessions: readonly Pick<SessionView, 'organiser' | 'attendees'>[],
  me: PersonRef,
  picked: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const people = [...sessions.flatMap(({ organiser, attendees }) => [organiser, ...attendees]), me];
  const known = people.flatMap(({ key, name }) => (key === null ? [] : [[key, name] as const]));
  return new Map([...known, ...picked]);
}
