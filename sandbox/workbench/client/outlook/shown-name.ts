/** How a person is named on the screens. */
import type { Session } from '../session.ts';
import type { Recipient } from './graph-types.ts';

/** A colleague by name, everybody else as written. */
export function shownName({ setup }: Session, { emailAddress: { name, address } }: Recipient): string {
  const colleague = setup.users.find(({ mail }) => mail.toLowerCase() === address?.toLowerCase());
  return colleague?.displayName ?? name ?? address ?? '';
}
