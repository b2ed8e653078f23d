/**
 * The Teams side of an event: switching it on, keeping the link in the body, losing it with the body.
 */
import type { Person } from '../../directory/people.ts';
import type { Json } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import { oneOf } from '../enums.ts';
import { asHtmlBody, createMeeting, hasJoinLink, onlineMeetingInfo, withJoinBlock } from '../meetings/meeting.ts';
import { EXCHANGE } from '../state.ts';
import type { StoredEvent } from './event.ts';

/** Switches the online meeting on when the body asks for it. It cannot be switched off again. */
export function makeOnline(tenant: Tenant, owner: Person, event: StoredEvent, body: Json): void {
  const { fields } = event;
  const provider = oneOf('onlineMeetingProvider', body.onlineMeetingProvider, 'teamsForBusiness');
  if (body.isOnlineMeeting !== true || fields.isOnlineMeeting || provider !== 'teamsForBusiness') return;
  const meeting = createMeeting(tenant, owner, {
    subject: fields.subject,
    startDateTime: new Date(fields.startMs).toISOString(),
    endDateTime: new Date(fields.endMs).toISOString(),
    attendees: fields.attendees.map(({ address }) => ({ upn: address, id: null })),
  });
  event.meetingId = meeting.id;
  fields.isOnlineMeeting = true;
  fields.onlineMeetingProvider = provider;
  fields.onlineMeeting = onlineMeetingInfo(meeting);
  fields.body = withJoinBlock('html', asHtmlBody(fields.bodyType, fields.body), meeting);
  fields.bodyType = 'html';
}

/** A body written without the join link takes the online meeting off the event. */
export function checkJoinLink(tenant: Tenant, event: StoredEvent): void {
  const meeting = event.meetingId === null ? undefined : tenant.store.slice(EXCHANGE).meetings[event.meetingId];
  const { fields } = event;
  if (!meeting) return;
  meeting.subject = fields.subject;
  meeting.startDateTime = new Date(fields.startMs).toISOString();
  meeting.endDateTime = new Date(fields.endMs).toISOString();
  if (hasJoinLink(fields.body, meeting.joinWebUrl)) return;
  fields.isOnlineMeeting = false;
  fields.onlineMeetingProvider = 'unknown';
  fields.onlineMeeting = null;
  event.meetingId = null;
}
