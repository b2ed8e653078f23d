/**
 * Online meetings: making one, its join link, the block that Teams writes into invitations.
 */
import type { Person } from '../../directory/people.ts';
import type { Json } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import { asDocument, escapeHtml, textToHtml } from '../html-text.ts';
import { EXCHANGE } from '../state.ts';
import type { StoredMeeting } from './stored-meeting.ts';

/** What a new meeting is made from. Times are ISO 8601 in UTC. */
export interface MeetingPlan {
  subject: string;
  startDateTime: string;
  endDateTime: string;
  externalId?: string | null;
  attendees?: StoredMeeting['attendees'];
}

/** Makes a meeting with a thread, a join link and a conference number. */
export function createMeeting(tenant: Tenant, organizer: Person, plan: MeetingPlan): StoredMeeting {
  const threadId = `19:meeting_${Buffer.from(tenant.ids.guid()).toString('base64url')}@thread.v2`;
  const context = JSON.stringify({ Tid: tenant.tenantId, Oid: organizer.id });
  const id = Buffer.from(`1*${organizer.id}*0**${threadId}`).toString('base64url');
  const meeting: StoredMeeting = {
    id,
    organizerId: organizer.id,
    threadId,
    joinWebUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(threadId)}/0?context=${encodeURIComponent(context)}`,
    conferenceId: String(Number.parseInt(tenant.ids.guid().slice(0, 7), 16)).padStart(9, '1'),
    creationDateTime: tenant.clock.iso(),
    externalId: null,
    attendees: [],
    settings: {},
    transcripts: [],
    insights: [],
    ...plan,
  };
  tenant.store.slice(EXCHANGE).meetings[id] = meeting;
  return meeting;
}

/** `onlineMeeting` of an event. */
export function onlineMeetingInfo({ joinWebUrl, conferenceId }: StoredMeeting): Json {
  return { joinUrl: joinWebUrl, conferenceId, tollNumber: '+44 20 7946 0999' };
}

const LINE = '_'.repeat(80);

/** The body with the join block below it. A body that already has the link stays as it is. */
export function withJoinBlock(bodyType: 'text' | 'html', body: string, meeting: StoredMeeting): string {
  if (hasJoinLink(body, meeting.joinWebUrl)) return body;
  const { joinWebUrl: url, conferenceId } = meeting;
  if (bodyType === 'text') {
    return `${body}\r\n${LINE}\r\nMicrosoft Teams meeting\r\nJoin: ${url}\r\nConference ID: ${conferenceId}#\r\n${LINE}\r\n`;
  }
  const block =
    `<br>\r\n<div>${LINE}</div>\r\n<div class="me-email-text" lang="en-US">\r\n` +
    `<div><b>Microsoft Teams meeting</b></div>\r\n` +
    `<div><a class="me-email-headline" href="${escapeHtml(url)}">Join the meeting now</a></div>\r\n` +
    `<div>Conference ID: ${conferenceId}#</div>\r\n</div>\r\n<div>${LINE}</div>\r\n`;
  return asDocument(body).replace(/<\/body>/i, `${block}</body>`);
}

/** Whether a body still holds the join link, plain or escaped. */
export function hasJoinLink(body: string, joinWebUrl: string): boolean {
  return body.includes(joinWebUrl) || body.includes(escapeHtml(joinWebUrl));
}

/** A text body as HTML, since the join block is rich text. */
export function asHtmlBody(bodyType: 'text' | 'html', body: string): string {
  return bodyType === 'html' ? body : asDocument(textToHtml(body));
}
