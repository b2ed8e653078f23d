/**
 * Transcripts of Teams meetings through Graph: implements `Transcripts`. Read as the person, so that nobody reads what
 * was said in a meeting that is not theirs.
 * @see https://learn.microsoft.com/graph/api/onlinemeeting-list-transcripts
 */
import { epochMs, instantOf, isDue } from '../../../shared/time/instant.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Transcript, Transcripts } from '../../ports/transcripts.ts';
import type { Graph } from './client.ts';
import { readPages } from './pages.ts';

interface WireTranscript {
  readonly id: string;
  readonly createdDateTime: string;
}

/** The transcripts of meetings that the person may read. */
export function createGraphTranscripts(graph: Graph): Transcripts {
  return {
    async ofMeeting(actor, joinUrl, { from, to }) {
      const meeting = await findMeeting(graph, actor, joinUrl);
      if (meeting === null) return [];
      const path = `${meeting}/transcripts`;
      const listed = await readPages<WireTranscript>(graph, {
        actor,
        method: 'GET',
        path: `${path}?$select=id,createdDateTime`,
      });
      const wanted = listed.items
        .map(({ id, createdDateTime }) => ({ id, createdAt: instantOf(epochMs(createdDateTime)) }))
        .filter(({ createdAt }) => isDue(from, createdAt) && isDue(createdAt, to))
        .sort((a, b) => epochMs(a.createdAt) - epochMs(b.createdAt));
      const found: Transcript[] = [];
      for (const { id, createdAt } of wanted) {
        const content = `${path}/${encodeURIComponent(id)}/content?$format=text/vtt`;
        const { body } = await graph.call({ actor, method: 'GET', path: content, accept: 'bytes' });
        found.push({ createdAt, vtt: Buffer.isBuffer(body) ? body.toString('utf8') : '' });
      }
      return found;
    },
  };
}

/** Path of the meeting with that link; null when the person has none. There is no other way to find one. */
async function findMeeting(graph: Graph, actor: Actor, joinUrl: string): Promise<string | null> {
  const filter = encodeURIComponent(`JoinWebUrl eq '${joinUrl.replaceAll("'", "''")}'`);
  const path = `/me/onlineMeetings?$select=id&$filter=${filter}`;
  try {
    const { items } = await readPages<{ readonly id: string }>(graph, { actor, method: 'GET', path });
    return items[0] ? `/me/onlineMeetings/${encodeURIComponent(items[0].id)}` : null;
  } catch (error) {
    if (isPortFailure(error, 'not-found')) return null;
    throw error;
  }
}
