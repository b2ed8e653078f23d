/** Transcripts by join link; who may read one is whoever is among its readers. */
import { PortFailure } from '../../server/ports/failures.ts';
import type { Transcript, Transcripts } from '../../server/ports/transcripts.ts';
import { compareInstants, isDue } from '../../shared/time/instant.ts';

export interface MemoryTranscripts extends Transcripts {
  /** Writes down what was said. */
  add(joinUrl: string, transcript: Transcript): void;
  /** Every reading is refused. */
  isDenied: boolean;
}

/** Nothing was said yet. */
export function createMemoryTranscripts(): MemoryTranscripts {
  const held: (Transcript & { readonly joinUrl: string })[] = [];
  const transcripts: MemoryTranscripts = {
    isDenied: false,
    add: (joinUrl, transcript) => void held.push({ joinUrl, ...transcript }),
    async ofMeeting(_actor, joinUrl, { from, to }) {
      if (transcripts.isDenied) throw new PortFailure('denied', 'no consent');
      return held
        .filter((one) => one.joinUrl === joinUrl && isDue(from, one.createdAt) && isDue(one.createdAt, to))
        .map(({ createdAt, vtt }) => ({ createdAt, vtt }))
        .sort((a, b) => compareInstants(a.createdAt, b.createdAt));
    },
  };
  return transcripts;
}
