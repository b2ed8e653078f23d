/**
 * Reading files that people have: minutes, mails, invitations, transcripts and trackers, as text plus what the format
 * itself says. How each format is read is the adapter's business; what the text means is extraction's.
 */

import type { Person, SourceDocument } from '../../shared/extraction/extraction.ts';
import type { Result } from '../../shared/result.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../../shared/time/instant.ts';

/** Why a file gave no document. Closed, so that a screen has one sentence for each. */
export type UnreadableKind =
  | 'too-large'
  | 'empty'
  | 'encrypted'
  | 'not-this-format'
  | 'truncated'
  | 'damaged'
  | 'unknown-format'
  | 'bomb'
  | 'timed-out'
  | 'out-of-memory'
  | 'busy';

/** A file that cannot be read; `message` is one sentence for the person who chose it, without the file's content. */
export interface UnreadableDocument {
  readonly kind: UnreadableKind;
  readonly message: string;
}

/** What the file itself says about its meeting or mail; every field is absent or empty when the file is silent. */
export interface DocumentContext {
  /** UTC instant of the meeting's start or of the mail. */
  readonly at?: IsoInstant;
  /** Day of the meeting where the file gives no time. */
  readonly on?: IsoDate;
  /** IANA zone the file's times are meant in. */
  readonly timeZone?: TimeZone;
  readonly attendees: readonly Person[];
  readonly author?: Person;
  readonly addressees?: readonly Person[];
}

interface ReadBase {
  /** What a person would read, tables as `| a | b |` rows and list items on lines of their own. */
  readonly text: string;
  /** What extraction takes; the raw form where that says more than the text (HTML, VTT). */
  readonly source: SourceDocument;
  readonly context: DocumentContext;
  /** Sentences for people: what was cut, skipped or could not be understood. */
  readonly notices: readonly string[];
}

/** Text, Markdown or HTML. `date` is the day the document says its meeting was on. */
export interface ReadText extends ReadBase {
  readonly kind: 'text' | 'markdown' | 'html';
  readonly date?: IsoDate;
  readonly encoding: string;
}

/** A Word document; `tables` counts those in the body, nested ones too. */
export interface ReadDocx extends ReadBase {
  readonly kind: 'docx';
  readonly tables: number;
  readonly date?: IsoDate;
}

/** The first event of a calendar, and how many there are. */
export interface CalendarFacts {
  readonly method?: string;
  readonly events: number;
  readonly uid?: string;
  readonly summary?: string;
  readonly location?: string;
  /** Zone as the file names it. */
  readonly tzid?: string;
  readonly start?: IsoInstant;
  readonly end?: IsoInstant;
  /** All-day values as written; the end is exclusive. */
  readonly startDate?: IsoDate;
  readonly endDate?: IsoDate;
  /** Wall clock time whose zone nobody knows, `2026-03-05T14:30:00`. */
  readonly startLocal?: string;
  readonly endLocal?: string;
  /** Mail address in lower case. */
  readonly organizer?: string;
  readonly attendeesCount?: number;
  readonly rrule?: string;
  /** How many days the rule leaves out. */
  readonly exdates?: number;
  /** Value of RECURRENCE-ID as written. */
  readonly recurrenceId?: string;
  readonly status?: string;
}

/** A calendar file. */
export interface ReadCalendar extends ReadBase, CalendarFacts {
  readonly kind: 'ics';
}

/** A mail: `.eml`, Outlook's `.msg`, or the TNEF body Exchange calls winmail.dat. */
export interface ReadMail extends ReadBase {
  readonly kind: 'eml' | 'msg' | 'tnef';
  readonly subject: string;
  /** Mail addresses as written; `from` is empty when none is given. */
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly date?: IsoInstant;
  readonly attachmentNames: readonly string[];
  /** How many at the top level, with and without a name. */
  readonly attachments: number;
  /** The invitation in the mail. */
  readonly calendar?: CalendarFacts;
  /** Appointments only. */
  readonly start?: IsoInstant;
  readonly end?: IsoInstant;
  readonly location?: string;
  /** The repetition in Outlook's own words, or as a rule. */
  readonly recurrence?: string;
}

/** A WebVTT transcript; times are seconds, speakers in order of first appearance. */
export interface ReadTranscript extends ReadBase {
  readonly kind: 'vtt';
  readonly cues: number;
  readonly firstStartS?: number;
  /** End of the last cue in file order. */
  readonly lastEndS?: number;
  readonly speakers: readonly string[];
}

/** What a tracker's column holds for us. */
export type TrackerRole = 'reference' | 'description' | 'owner' | 'due' | 'status' | 'priority' | 'notes';

/** A tracker: one sheet, its header row and the rows under it. */
export interface ReadTracker extends ReadBase {
  readonly kind: 'xlsx' | 'csv';
  readonly sheet?: string;
  /** 1-based row of the sheet or record of the file; 0 when there is no row at all. */
  readonly headerRow: number;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly firstRow: Readonly<Record<string, string>>;
  /** Which column (by its name) we take for what. */
  readonly mapping: Readonly<Partial<Record<TrackerRole, string>>>;
  /** All data rows, cells in the order of `columns`; typed dates are ISO dates. */
  readonly cells: readonly (readonly string[])[];
  readonly delimiter?: string;
  readonly encoding?: string;
}

/** A file that was understood. */
export type ReadDocument = ReadText | ReadDocx | ReadCalendar | ReadMail | ReadTranscript | ReadTracker;

/** Reader of files. Never throws for what a file contains, and answers within its deadline whatever that is. */
export interface Documents {
  /**
   * The document in these bytes. Content decides the format, the name only where content cannot.
   * Safe to call at the same time from many places; files wait for each other, and `busy` is answered when too many do.
   */
  read(name: string, bytes: Uint8Array): Promise<Result<ReadDocument, UnreadableDocument>>;
  /** Frees the reader; files that still wait are answered `timed-out`. */
  close(): Promise<void>;
}
