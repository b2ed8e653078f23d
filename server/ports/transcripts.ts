/** What was said in online meetings, where the organisation has it written down. */
import type { IsoInstant } from '../../shared/time/instant.ts';
import type { Actor } from './identity.ts';

export interface Transcript {
  readonly createdAt: IsoInstant;
  /** WebVTT, as the meeting service wrote it. */
  readonly vtt: string;
}

export interface Transcripts {
  /**
   * The transcripts that were begun in the range, oldest first; a series keeps those of all its meetings in one place.
   * Empty when there is no such meeting or nothing was written down. Rejects `denied` when they may not be read.
   */
  ofMeeting(
    actor: Actor & { readonly kind: 'person' },
    joinUrl: string,
    range: { readonly from: IsoInstant; readonly to: IsoInstant },
  ): Promise<readonly Transcript[]>;
}
