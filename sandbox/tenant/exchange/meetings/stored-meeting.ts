/**
 * Online meetings as they are kept.
 */
import type { Json } from '../../json.ts';

/** A transcript: WebVTT text with speakers in voice tags. */
export interface StoredTranscript {
  id: string;
  callId: string;
  contentCorrelationId: string;
  createdDateTime: string;
  endDateTime: string;
  content: string;
}

/** One online meeting. */
export interface StoredMeeting {
  id: string;
  organizerId: string;
  threadId: string;
  joinWebUrl: string;
  conferenceId: string;
  subject: string;
  creationDateTime: string;
  startDateTime: string;
  endDateTime: string;
  externalId: string | null;
  attendees: { upn: string; id: string | null }[];
  /** Settings that clients may change, as they were sent. */
  settings: Json;
  transcripts: StoredTranscript[];
  /** AI insights as they are shown. */
  insights: Json[];
}
