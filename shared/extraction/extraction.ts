/**
 * The words extraction speaks: the document that goes in, what is known about its meeting, and what comes out.
 * Types only. The engine is extract.ts; offsets are always UTF-16 units into the document's own text.
 */

/** How the text is written. `html` is an Outlook or Teams body, `vtt` a transcript with speakers. */
export type SourceFormat = 'plain' | 'markdown' | 'html' | 'vtt';

/** What the document is. Absent, it is guessed from the format and the first lines. */
export type SourceKind = 'invite' | 'minutes' | 'notes' | 'email' | 'transcript';

/** One document as it was found. Never changed: every quote is a slice of `text`. */
export interface SourceDocument {
  readonly format: SourceFormat;
  readonly text: string;
  readonly kind?: SourceKind;
}

/** Somebody who was at the meeting, or wrote or got the mail. `key` is the Entra object id. */
export interface Person {
  readonly name: string;
  readonly mail?: string;
  readonly key?: string;
}

/** An action of the series that is still open; a restated promise is matched against it. */
export interface OpenItem {
  readonly reference: string;
  readonly text: string;
  readonly owner?: string;
}

/** What is known about the meeting or mail the document belongs to. */
export interface ExtractionContext {
  /** UTC instant of the meeting; relative dates count from its day in `timeZone`. Empty string: no date is known, and no due date is resolved. */
  readonly at: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** BCP 47, the reader's. Decides 03/04, and the language of a text too short to show its own. */
  readonly locale?: string;
  readonly attendees: readonly Person[];
  /** Sender of a mail: who "I" is. */
  readonly author?: Person;
  /** Who "you" is. */
  readonly addressees?: readonly Person[];
  /** ISO date of the series' next meeting, for "before the next meeting". */
  readonly nextMeetingOn?: string;
  readonly openItems?: readonly OpenItem[];
}

/** What a sentence does. Only commitments and requests are action items; the others are reported apart. */
export type CandidateKind = 'commitment' | 'request' | 'proposal' | 'decision' | 'information' | 'open-question';

/** An attendee for an owner's name; `score` in 0..1 says how sure, 1 is the same full name or address. */
export interface OwnerMatch {
  readonly person: Person;
  readonly score: number;
}

/** An open item that says the same thing, and the words both share. */
export interface Sighting {
  readonly reference: string;
  readonly similarity: number;
  readonly why: string;
}

/** One thing the document says, with the place where it says it and the reason we think so. */
export interface Candidate {
  /** The task in one line, without markers, owner or mark-up. */
  readonly text: string;
  /** Exactly `document.text.slice(start, end)`. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly kind: CandidateKind;
  /** 0..1. */
  readonly confidence: number;
  /** Name of the rule that fired, or `model`. */
  readonly rule: string;
  /** Why, in a few words each: rule, heading, top features, what was lowered. */
  readonly reasons: readonly string[];
  /** The owner as written; null when the document names none. */
  readonly owner: string | null;
  /** Null when unknown or ambiguous; never invented. */
  readonly ownerMatch: OwnerMatch | null;
  readonly duePhrase: string | null;
  /** ISO date, the last acceptable day. */
  readonly dueOn: string | null;
  /** True when a time is named that no calendar can hold: "soon", "next sprint". */
  readonly dueVague: boolean;
  readonly sameAs: Sighting | null;
}

/** The next session the document asks for: "reconvene in four weeks". */
export interface FollowUpMention {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
  /** ISO date, or null when the phrase names none. */
  readonly on: string | null;
}

/** Why a document was not read at all. */
export type ExtractionRefusal = {
  readonly kind: 'document-too-large';
  readonly units: number;
  readonly limit: number;
};

/** Everything found in one document, in reading order. */
export interface Extraction {
  /** Action items: commitments and requests. */
  readonly items: readonly Candidate[];
  readonly followUp: FollowUpMention | null;
  readonly decisions: readonly Candidate[];
  readonly information: readonly Candidate[];
  readonly questions: readonly Candidate[];
  /** Sentences for people: what was cut, what could not be read. */
  readonly notices: readonly string[];
  /** Set when the document was refused; all lists are empty then. */
  readonly refused: ExtractionRefusal | null;
}
