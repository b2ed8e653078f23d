/** What the calendar knows about the item that is open in Outlook, or the meeting whose side panel we are in. */

import { useMutation, useQuery } from '@tanstack/react-query';
import { pathOf } from '../../shared/contract/paths.ts';
import type { MeetingAnswer, MeetingQuery, TranscriptAnswer } from '../../shared/contract/people.ts';
import { useApi } from './api-context.ts';
import type { Api } from './client.ts';
import { keys } from './keys.ts';
import { problemOf } from './problem.ts';

/** Refusals that mean: this is no meeting of the person's calendar. */
const NO_MEETING: ReadonlySet<string> = new Set(['not-found', 'mailbox-denied', 'access-denied', 'invalid-fields']);

/** The meeting, or null when the calendar does not hold it. Throws ApiFailure for everything that may pass. */
export const findMeeting = (api: Api, itemId: string, signal?: AbortSignal): Promise<MeetingAnswer | null> =>
  askMeeting(api, { itemId }, signal);

async function askMeeting(api: Api, query: MeetingQuery, signal?: AbortSignal): Promise<MeetingAnswer | null> {
  try {
    return (await api.send<MeetingAnswer>({ path: pathOf('meeting'), query, ...(signal && { signal }) })).body;
  } catch (error) {
    if (NO_MEETING.has(problemOf(error).kind)) return null;
    throw error;
  }
}

/** The same as a query; asks nothing while there is no id. */
export function useMeeting(itemId: string | null, { enabled = true }: { readonly enabled?: boolean } = {}) {
  const api = useApi();
  return useQuery({
    queryKey: keys.meeting(itemId ?? ''),
    enabled: enabled && itemId !== null,
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => findMeeting(api, itemId ?? '', signal),
  });
}

/** The meeting of a Teams chat, as the person's calendar knows it; null when it does not. Asks nothing without a chat. */
export function useMeetingOfChat(chatId: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: keys.meeting(chatId ?? ''),
    enabled: chatId !== null,
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => askMeeting(api, { chatId: chatId ?? '' }, signal),
  });
}

/** Fetches what was said in the meeting behind a join link: WebVTT, oldest first. Nothing is kept. */
export function useFetchTranscript() {
  const api = useApi();
  return useMutation({
    mutationFn: async (joinUrl: string) => {
      const { transcripts } = (await api.send<TranscriptAnswer>({ path: pathOf('transcript'), query: { joinUrl } }))
        .body;
      return transcripts.map(({ vtt }) => vtt);
    },
  });
}
