/**
 * Cancelling and deleting: the organizer calls the meeting off, a guest just takes it off the calendar.
 */
import type { Person } from '../../directory/people.ts';
import type { Tenant } from '../../tenant.ts';
import { invalidRequest } from '../failures.ts';
import { openMailbox } from '../mailboxes.ts';
import type { Instance } from './event.ts';
import { removeInstance } from './event-changes.ts';
import { withdraw } from './invitations.ts';

/** Calls a meeting or one occurrence off. @throws 400 for anybody but the organizer. */
export function cancelInstance(tenant: Tenant, owner: Person, at: Instance, comment: string): void {
  if (!at.event.isOrganizer) {
    throw invalidRequest("Your request can't be completed. You need to be an organizer to cancel a meeting.");
  }
  deleteInstance(tenant, owner, at, comment);
}

/** Takes an event or occurrence off the calendar; the organizer's guests are told. */
export function deleteInstance(tenant: Tenant, owner: Person, at: Instance, comment: string): void {
  const { attendees } = at.fields;
  if (at.event.isOrganizer && attendees.length > 0) withdraw(tenant, owner, at, attendees, comment);
  removeInstance(tenant, openMailbox(tenant, owner), at);
}
