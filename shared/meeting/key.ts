/**
 * Stable identity of a session: the same meeting gives the same key in every mailbox and from every source,
 * also after it was moved or renamed. The key is the session's `FtKey`.
 */
import { stableKey } from '../text-key.ts';
import { epochMs, type IsoInstant, instantOf } from '../time/instant.ts';

/** What identifies a calendar meeting. */
export interface MeetingIdentity {
  /** Graph's `iCalUId` or the UID of an iCalendar file. */
  readonly iCalUId: string;
  /**
   * For an occurrence of a series: the start the series planned for it (Graph's `originalStart`, iCalendar's
   * RECURRENCE-ID), which stays when the occurrence is moved. Null for a single meeting, whose start plays no part.
   */
  readonly originalStartsAt: IsoInstant | null;
}

/** Start of every global object id that Exchange makes, in hex. */
const EXCHANGE_ID = /^040000008200e00074c5b7101a82e008[0-9a-f]{24,}$/;

/**
 * Key of a meeting or of one occurrence of a series.
 * Exchange writes an occurrence's date into bytes 16 to 19 of its id, iCalendar files repeat the series' id;
 * the bytes are cleared, so that both give one key.
 * @see [MS-OXOCAL] 2.2.1.27 and 2.2.1.28
 */
export function meetingKey({ iCalUId, originalStartsAt }: MeetingIdentity): string {
  const start = originalStartsAt === null ? '' : instantOf(epochMs(originalStartsAt));
  return stableKey(['meeting', seriesIdentity(iCalUId), start]);
}

/** What all occurrences of a series have in common, in every mailbox; a single meeting's own id. */
export function seriesIdentity(iCalUId: string): string {
  const id = iCalUId.trim();
  const hex = id.toLowerCase();
  return EXCHANGE_ID.test(hex) ? `${hex.slice(0, 32)}00000000${hex.slice(40)}` : id;
}

/** What identifies a session captured from text alone. */
export interface TextIdentity {
  readonly title: string;
  readonly startsAt: IsoInstant;
  readonly organiserMail: string | null;
}

/** Key of a session that no calendar knows. Case, spaces and compatible letter forms of the title make no difference. */
export const textSessionKey = ({ title, startsAt, organiserMail }: TextIdentity): string =>
  stableKey(['text', plain(title), instantOf(epochMs(startsAt)), plain(organiserMail ?? '')]);

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
