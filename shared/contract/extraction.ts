/** Reading candidates out of text or a file, for callers that cannot run the engine themselves. */
import { type Static, Type } from 'typebox';
import { CandidateKindName } from './candidate-kind.ts';
import { closed, Instant, line, MailText, nullable, text, ZoneName } from './common.ts';
import { MAX_TEXT_UNITS } from './limits.ts';

const Attendee = closed({
  name: line(255),
  mail: Type.Optional(MailText),
  key: Type.Optional(Type.String({ maxLength: 64 })),
});

/** Text with what is known about its meeting. */
export const ExtractBody = closed({
  format: Type.Enum(['plain', 'markdown', 'html', 'vtt'] as const),
  text: text(MAX_TEXT_UNITS),
  kind: Type.Optional(Type.Enum(['invite', 'minutes', 'notes', 'email', 'transcript'] as const)),
  context: closed({
    at: Type.Optional(Instant),
    timeZone: Type.Optional(ZoneName),
    locale: Type.Optional(Type.String({ maxLength: 35, pattern: '^[A-Za-z0-9-]+$' })),
    attendees: Type.Array(Attendee, { maxItems: 500 }),
    author: Type.Optional(Attendee),
  }),
  /** Asks the configured language model, too. The text then leaves the server; see docs/language-model.md. */
  secondReader: Type.Optional(Type.Boolean()),
});
export type ExtractBody = Static<typeof ExtractBody>;

/** `?…` of an uploaded file; the body is the file itself. */
export const ExtractFileQuery = closed({
  name: Type.Optional(line(200, 1)),
  at: Type.Optional(Instant),
  timeZone: Type.Optional(ZoneName),
});
export type ExtractFileQuery = Static<typeof ExtractFileQuery>;

const Candidate = closed({
  text: Type.String(),
  quote: Type.String(),
  start: Type.Number(),
  end: Type.Number(),
  kind: CandidateKindName,
  confidence: Type.Number(),
  rule: Type.String(),
  reasons: Type.Array(Type.String()),
  owner: nullable(Type.String()),
  ownerMatch: nullable(closed({ person: Attendee, score: Type.Number() })),
  duePhrase: nullable(Type.String()),
  dueOn: nullable(Type.String()),
  dueVague: Type.Boolean(),
  sameAs: nullable(closed({ reference: Type.String(), similarity: Type.Number(), why: Type.String() })),
});

/** What was found, with offsets into `text`. */
export const ExtractAnswer = closed({
  /** The text that was read: of a file, what its reader understood. */
  text: Type.String(),
  items: Type.Array(Candidate),
  decisions: Type.Array(Candidate),
  information: Type.Array(Candidate),
  questions: Type.Array(Candidate),
  followUp: nullable(
    closed({
      quote: Type.String(),
      start: Type.Number(),
      end: Type.Number(),
      phrase: Type.String(),
      on: nullable(Type.String()),
    }),
  ),
  notices: Type.Array(Type.String()),
  /** Only when a language model was asked and answered. */
  secondReading: Type.Optional(
    closed({
      /** Its candidates that are new, those of ours it confirmed, and what it said that is not in the text. */
      added: Type.Number(),
      agreed: Type.Number(),
      dropped: Type.Number(),
      /** True when it was given the beginning of the text only. */
      isCut: Type.Boolean(),
    }),
  ),
});
export type ExtractAnswer = Static<typeof ExtractAnswer>;
