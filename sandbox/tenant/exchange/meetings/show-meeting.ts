/**
 * An online meeting and its transcripts as Graph shows them.
 */
import { findPerson } from '../../directory/people.ts';
import type { Json } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import type { StoredMeeting, StoredTranscript } from './stored-meeting.ts';

/** The meeting. */
export function meetingEntity(tenant: Tenant, meeting: StoredMeeting): Json {
  const organizer = findPerson(tenant.store, meeting.organizerId);
  const participant = (upn: string, id: string | null, role: string) => ({ upn, role, identity: identity(tenant, id) });
  return {
    id: meeting.id,
    creationDateTime: meeting.creationDateTime,
    startDateTime: meeting.startDateTime,
    endDateTime: meeting.endDateTime,
    joinWebUrl: meeting.joinWebUrl,
    subject: meeting.subject,
    isBroadcast: false,
    videoTeleconferenceId: meeting.conferenceId,
    externalId: meeting.externalId,
    isEntryExitAnnounced: true,
    allowedPresenters: 'everyone',
    allowMeetingChat: 'enabled',
    allowTeamworkReactions: true,
    allowAttendeeToEnableCamera: true,
    allowAttendeeToEnableMic: true,
    recordAutomatically: false,
    participants: {
      organizer: participant(organizer?.userPrincipalName ?? '', meeting.organizerId, 'presenter'),
      attendees: meeting.attendees.map(({ upn }) => {
        return participant(upn, findPerson(tenant.store, upn)?.id ?? null, 'attendee');
      }),
    },
    lobbyBypassSettings: { scope: 'organization', isDialInBypassEnabled: false },
    audioConferencing: {
      conferenceId: meeting.conferenceId,
      tollNumber: '+44 20 7946 0999',
      tollFreeNumber: '+44 800 496 0999',
      dialinUrl: `https://dialin.teams.microsoft.com/?id=${meeting.conferenceId}`,
    },
    chatInfo: { threadId: meeting.threadId, messageId: '0', replyChainMessageId: null },
    joinInformation: null,
    ...meeting.settings,
  };
}

function identity(tenant: Tenant, id: string | null): Json {
  const user = id === null ? null : { id, displayName: null, tenantId: tenant.tenantId, identityProvider: 'AAD' };
  return { azureApplicationInstance: null, applicationInstance: null, application: null, device: null, user };
}

function userIdentity({ tenantId }: Tenant, id: string): Json {
  return {
    '@odata.type': '#microsoft.graph.teamworkUserIdentity',
    id,
    displayName: null,
    userIdentityType: 'aadUser',
    tenantId,
  };
}

/** One transcript of a meeting. */
export function transcriptEntity(tenant: Tenant, meeting: StoredMeeting, transcript: StoredTranscript): Json {
  const { id, callId, contentCorrelationId, createdDateTime, endDateTime } = transcript;
  const path = `users/${meeting.organizerId}/onlineMeetings/${meeting.id}/transcripts/${id}/content`;
  return {
    id,
    meetingId: meeting.id,
    callId,
    contentCorrelationId,
    transcriptContentUrl: `${tenant.graphBaseUrl}/${path}`,
    createdDateTime,
    endDateTime,
    meetingOrganizer: { application: null, device: null, user: userIdentity(tenant, meeting.organizerId) },
  };
}
