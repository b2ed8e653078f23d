/** What was said in the meeting behind an id that Outlook gave, or behind a join link. Read as the person. */
import { MAX_TEXT_UNITS } from '../../../shared/contract/limits.ts';
import type { TranscriptAnswer, TranscriptQuery } from '../../../shared/contract/people.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { addHours, type IsoInstant } from '../../../shared/time/instant.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Caller } from '../../ports/identity.ts';
import type { Ports } from '../../ports/ports.ts';

export type TranscriptPorts = Pick<Ports, 'calendar' | 'clock' | 'transcripts'>;

/** Meetings begin early and run over; a series keeps the transcripts of all its meetings together. */
const AROUND_HOURS = 6;
/** Without an event nothing tells which meeting of a series is meant: the latest ones are. */
const RECENT_HOURS = 24;

interface Meant {
  readonly joinUrl: string | null;
  readonly range: { readonly from: IsoInstant; readonly to: IsoInstant };
}

/**
 * Oldest first; refuses `transcript-missing` when nothing was written down, or the person may not read it, `too-large`
 * when one is longer than any text that extraction takes.
 */
export async function readTranscript(
  ports: TranscriptPorts,
  caller: Caller,
  query: TranscriptQuery,
): Promise<Result<TranscriptAnswer, Refusal>> {
  if ((query.itemId === undefined) === (query.joinUrl === undefined)) {
    return fail({ kind: 'invalid-fields', errors: [{ pointer: '/querystring', detail: 'takes itemId or joinUrl' }] });
  }
  const actor = { kind: 'person', caller } as const;
  try {
    const { joinUrl, range } = await meantBy(ports, caller, query);
    const found = joinUrl === null ? [] : await ports.transcripts.ofMeeting(actor, joinUrl, range);
    if (found.some(({ vtt }) => vtt.length > MAX_TEXT_UNITS)) return fail({ kind: 'too-large' });
    return found.length === 0 ? fail({ kind: 'transcript-missing' }) : ok({ transcripts: [...found] });
  } catch (error) {
    if (isPortFailure(error, 'not-found')) return fail({ kind: 'not-found' });
    if (isPortFailure(error, 'denied')) return fail({ kind: 'transcript-missing', detail: DENIED });
    throw error;
  }
}

const DENIED = 'Microsoft 365 does not let you read what was said in this meeting.';

async function meantBy(
  { calendar, clock }: TranscriptPorts,
  caller: Caller,
  { itemId, joinUrl }: TranscriptQuery,
): Promise<Meant> {
  const now = clock.now();
  if (itemId === undefined) return { joinUrl: joinUrl ?? null, range: { from: addHours(now, -RECENT_HOURS), to: now } };
  if (caller.mail === null) return { joinUrl: null, range: { from: now, to: now } };
  const event = await calendar.read({ kind: 'person', caller }, caller.mail, itemId);
  const range = { from: addHours(event.startsAt, -AROUND_HOURS), to: addHours(event.endsAt, AROUND_HOURS) };
  return { joinUrl: event.joinUrl, range };
}
