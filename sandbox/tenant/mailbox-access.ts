/**
 * Who may open which mailbox: applications within their access policy, people their own and those shared with them.
 * @see https://learn.microsoft.com/graph/auth-limit-mailbox-access
 */

import type { Caller } from './caller.ts';
import type { Person } from './directory/people.ts';
import { fail } from './errors.ts';
import { findApplication } from './login/applications.ts';
import { forbidden } from './permissions.ts';
import type { SliceDefinition, Store } from './store.ts';

/** Object ids of the people each mailbox (by owner's object id) is shared with. */
const MAILBOX_SHARES: SliceDefinition<Record<string, string[]>> = { name: 'mailbox-shares', empty: () => ({}) };

/** @throws 403 when the caller may not open the person's mailbox, 404 when there is none. */
export function checkMailboxAccess(store: Store, caller: Caller, person: Person): void {
  if (person.mail === null) {
    throw fail(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  }
  if (caller.kind === 'app') {
    const allowed = findApplication(store, caller.appId)?.mailboxes ?? null;
    if (allowed !== null && !allowed.includes(person.id)) {
      throw fail(403, 'ErrorAccessDenied', 'Access to OData is disabled.');
    }
    return;
  }
  const shared = store.slice(MAILBOX_SHARES)[person.id]?.includes(caller.userId ?? '') ?? false;
  if (caller.userId !== person.id && !shared) throw forbidden('exchange');
}
