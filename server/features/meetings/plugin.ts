/** HTTP of the open meeting: what the calendar of the person knows about the item in Outlook or the meeting in Teams. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PATHS } from '../../../shared/contract/paths.ts';
import { MeetingAnswer, MeetingQuery, TranscriptAnswer, TranscriptQuery } from '../../../shared/contract/people.ts';
import { readMeeting } from './read-meeting.ts';
import { readTranscript, type TranscriptPorts } from './read-transcript.ts';

/** Routes of meetings. */
export const meetingsPlugin =
  (ports: TranscriptPorts): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      PATHS.meeting,
      { schema: { operationId: 'readMeeting', querystring: MeetingQuery, response: { 200: MeetingAnswer } } },
      async ({ caller, query }, reply) => {
        const read = await readMeeting(ports, caller, query);
        return read.ok ? read.value : reply.refuse(read.failure);
      },
    );
    api.get(
      PATHS.transcript,
      {
        schema: { operationId: 'readTranscript', querystring: TranscriptQuery, response: { 200: TranscriptAnswer } },
      },
      async ({ caller, query }, reply) => {
        const read = await readTranscript(ports, caller, query);
        return read.ok ? read.value : reply.refuse(read.failure);
      },
    );
  };
