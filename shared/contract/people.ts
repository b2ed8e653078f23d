/** Looking for people of the tenant, and the facts of the meeting that is open in Outlook. */
import { type Static, Type } from 'typebox';
import { closed, InstantView, line, nullable, PersonView, text, ZoneName } from './common.ts';
import { MAX_TEXT_UNITS } from './limits.ts';

/** `?text=` is the beginning of a name or of an address. */
export const PeopleQuery = closed({ text: line(100, 2) });

const FoundPerson = closed({
  key: Type.String(),
  name: Type.String(),
  mail: nullable(Type.String()),
  department: nullable(Type.String()),
});
/** At most ten, best first. */
export const PeopleAnswer = closed({ people: Type.Array(FoundPerson) });
export type PeopleAnswer = Static<typeof PeopleAnswer>;

/**
 * `?itemId=` is the id Outlook gives to its add-ins, in the form Graph takes; `?chatId=` the one Teams gives to an app in
 * a meeting. One of them.
 */
export const MeetingQuery = closed({
  itemId: Type.Optional(Type.String({ minLength: 1, maxLength: 1_024 })),
  chatId: Type.Optional(Type.String({ maxLength: 512, pattern: '^19:\\S+$' })),
});
export type MeetingQuery = Static<typeof MeetingQuery>;

/** What the calendar knows beyond what an add-in can read: identity of the meeting, keys of the people. */
export const MeetingAnswer = closed({
  /** The session's key (meeting/key.ts). */
  key: Type.String(),
  eventId: Type.String(),
  iCalUId: Type.String(),
  seriesId: nullable(Type.String()),
  title: Type.String(),
  organiser: PersonView,
  attendees: Type.Array(PersonView),
  startsAt: InstantView,
  endsAt: InstantView,
  timeZone: ZoneName,
});
export type MeetingAnswer = Static<typeof MeetingAnswer>;

/** Which meeting: `?itemId=` as above, or `?joinUrl=`, the link under which a Teams meeting is joined. One of them. */
export const TranscriptQuery = closed({
  itemId: Type.Optional(Type.String({ minLength: 1, maxLength: 1_024 })),
  joinUrl: Type.Optional(Type.String({ maxLength: 2_048, pattern: '^https://[^\\s"<>]+$' })),
});
export type TranscriptQuery = Static<typeof TranscriptQuery>;

/** Oldest first: one each time that writing down was switched on. `vtt` goes into extraction as a file would. */
export const TranscriptAnswer = closed({
  transcripts: Type.Array(closed({ createdAt: InstantView, vtt: text(MAX_TEXT_UNITS) })),
});
export type TranscriptAnswer = Static<typeof TranscriptAnswer>;
