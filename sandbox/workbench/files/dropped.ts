/** What a dropped file is read into before it becomes a Graph object, and the limits that hold for every kind. */

/** A name with its address; the address is empty when the file has only a name. */
export interface Party {
  readonly name: string;
  readonly address: string;
}

/** A file's content as a meeting or message to be. */
export interface Dropped {
  /** Empty when the file says nothing that could be one. */
  readonly title: string;
  /** Body as HTML of a stranger: shown in the locked frame only. */
  readonly html: string;
  /** Attendees, or recipients. */
  readonly people: readonly Party[];
  /** Organiser, or sender. */
  readonly from?: Party;
  /** As Graph takes times; absent when the file names none. */
  readonly start?: GraphTime;
  readonly end?: GraphTime;
  readonly isAllDay?: boolean;
  readonly location?: string;
  /** WebVTT text of the meeting. */
  readonly transcript?: string;
  /** The whole mail, when the file is one. */
  readonly mime?: Uint8Array;
  /** A mail is a message; everything else may be either. */
  readonly isMail?: boolean;
  /** What was left out, in words for the person. */
  readonly notices: readonly string[];
}

/** Graph's dateTimeTimeZone. */
export interface GraphTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** A file that cannot be taken, with the reason in words for the person. */
export class RefusedFile extends Error {}

/** Largest file taken. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Longest body kept, in characters; Graph objects of a demonstration need no more. */
export const MAX_BODY_CHARS = 1_000_000;

/** The body cut at the limit, and the notice when it was. */
export function boundBody(html: string): { html: string; notices: readonly string[] } {
  if (html.length <= MAX_BODY_CHARS) return { html, notices: [] };
  return {
    html: html.slice(0, MAX_BODY_CHARS),
    notices: ['The text was longer than a million characters and is cut.'],
  };
}
