/** Requests and answers about sessions, their tracking and their summaries. */
import { type Static, Type } from 'typebox';
import { CADENCES, SESSION_KINDS, SUMMARY_STATES } from '../meeting/session.ts';
import { ActionView } from './action-items.ts';
import { closed, InstantView, MailText, nullable, PersonView, SessionReference, Versioned } from './common.ts';

const texts = Type.Array(Type.String());

export const SessionView = closed({
  key: Type.String(),
  reference: Type.String(),
  title: Type.String(),
  kind: Type.Enum(SESSION_KINDS),
  eventId: nullable(Type.String()),
  iCalUId: nullable(Type.String()),
  seriesId: nullable(Type.String()),
  organiser: PersonView,
  attendees: Type.Array(PersonView),
  startsAt: InstantView,
  endsAt: InstantView,
  timeZone: Type.String(),
  objectives: texts,
  keyPoints: texts,
  decisions: texts,
  challenges: texts,
  recommendations: texts,
  adjustments: texts,
  cadence: Type.Enum(CADENCES),
  nextOn: nullable(Type.String()),
  previousRef: nullable(Type.String()),
  nextRef: nullable(Type.String()),
  summaryState: Type.Enum(SUMMARY_STATES),
  summaryDueAt: nullable(InstantView),
  summarySentAt: nullable(InstantView),
  summaryRevision: Type.Number(),
  ...Versioned,
});
export type SessionView = Static<typeof SessionView>;

export const SessionParams = closed({ reference: SessionReference });
export const SessionsQuery = closed({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) });
export const SessionList = closed({ sessions: Type.Array(SessionView), revision: Type.Number() });
export type SessionList = Static<typeof SessionList>;
export const SessionDetail = closed({ session: SessionView, items: Type.Array(ActionView) });
export type SessionDetail = Static<typeof SessionDetail>;

export const SeriesParams = closed({ seriesId: Type.String({ minLength: 1, maxLength: 512 }) });
/** Tracking of a series: every occurrence becomes a session of the register, with summary and follow-up. */
export const TrackingBody = closed({ isTracked: Type.Boolean(), mailbox: MailText });
export type TrackingBody = Static<typeof TrackingBody>;
export const TrackingAnswer = closed({ seriesId: Type.String(), isTracked: Type.Boolean() });
export type TrackingAnswer = Static<typeof TrackingAnswer>;

/** The summary as one recipient would get it now. */
export const SummaryPreview = closed({
  reference: Type.String(),
  state: Type.Enum(SUMMARY_STATES),
  dueAt: nullable(InstantView),
  recipients: Type.Array(PersonView),
  subject: Type.String(),
  html: Type.String(),
  text: Type.String(),
});
export type SummaryPreview = Static<typeof SummaryPreview>;
