/**
 * Rooms answer for themselves: the first meeting gets the room, later ones at the same time are declined.
 */
import type { Person } from '../../directory/people.ts';
import type { Tenant } from '../../tenant.ts';
import { openMailbox } from '../mailboxes.ts';
import { answerMeeting } from './answer-meeting.ts';
import type { Instance } from './event.ts';
import { copyOf, findInstance } from './find-event.ts';
import { instancesBetween } from './occurrences.ts';

/** Lets a room answer an invitation that has just reached it. */
export function answerForRoom(tenant: Tenant, room: Person, at: Instance): void {
  const mailbox = openMailbox(tenant, room);
  const copy = copyOf(mailbox, at.event.uid);
  const instance = copy && findInstance(mailbox, copy.number, copy.recurrence ? at.part : 0);
  if (!copy || !instance) return;
  const { startMs, endMs } = instance.fields;
  const isTaken = Object.values(mailbox.events).some(
    (other) =>
      other !== copy && instancesBetween(other, startMs, endMs).some(({ fields }) => !['free'].includes(fields.showAs)),
  );
  answerMeeting(tenant, room, instance, {
    answer: isTaken ? 'declined' : 'accepted',
    comment: isTaken ? 'The room is already booked at this time.' : '',
    tell: true,
    proposedNewTime: null,
  });
}
