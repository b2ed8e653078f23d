/** Saving what a meeting agreed: the session's facts and the accepted candidates, each with its own key. */
import { type Static, Type } from 'typebox';
import { ACTION_TYPES, PRIORITIES, SOURCE_KINDS } from '../action-item/action-item.ts';
import { CHANNELS } from '../action-item/log-entry.ts';
import { CADENCES, SESSION_KINDS } from '../meeting/session.ts';
import { ActionView } from './action-items.ts';
import {
  ClientKey,
  closed,
  DateOnly,
  Instant,
  line,
  MailText,
  nullable,
  Person,
  text,
  WebAddress,
  ZoneName,
} from './common.ts';
import { SessionView } from './sessions.ts';

/** Most items one request may carry; a longer meeting is saved in parts, which is safe. */
export const MAX_CAPTURE_ITEMS = 200;

const texts = Type.Optional(Type.Array(text(2_000), { maxItems: 100 }));

/** The meeting as the pane read it. Lists that are left out stay as they are in the record. */
export const SessionFacts = closed({
  title: line(255, 1),
  kind: Type.Optional(Type.Enum(SESSION_KINDS)),
  eventId: nullable(Type.String({ maxLength: 512 })),
  iCalUId: nullable(Type.String({ maxLength: 512 })),
  seriesId: nullable(Type.String({ maxLength: 512 })),
  organiser: Person,
  attendees: Type.Array(Person, { maxItems: 500 }),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: ZoneName,
  objectives: texts,
  keyPoints: texts,
  decisions: texts,
  challenges: texts,
  recommendations: texts,
  adjustments: texts,
  cadence: Type.Optional(Type.Enum(CADENCES)),
  nextOn: Type.Optional(nullable(DateOnly)),
});
export type SessionFacts = Static<typeof SessionFacts>;

/** One accepted candidate. `owner` is as written or picked; the server matches it and never invents one. */
export const CaptureItem = closed({
  key: ClientKey,
  title: line(255, 1),
  notes: Type.Optional(text(20_000)),
  owner: Type.Optional(
    nullable(
      closed({
        key: Type.Optional(nullable(Type.String({ maxLength: 64 }))),
        name: line(255),
        mail: Type.Optional(nullable(MailText)),
      }),
    ),
  ),
  dueOn: Type.Optional(nullable(DateOnly)),
  priority: Type.Optional(Type.Enum(PRIORITIES)),
  actionType: Type.Optional(Type.Enum(ACTION_TYPES)),
  sourceQuote: Type.Optional(text(4_000)),
  /** An open item of the series this restates: it is counted as a sighting, no new item is made. */
  sameAs: Type.Optional(Type.String({ maxLength: 12, pattern: '^AI-\\d{3,8}$' })),
});
export type CaptureItem = Static<typeof CaptureItem>;

export const CaptureParams = closed({ key: ClientKey });

export const CaptureBody = closed({
  session: SessionFacts,
  items: Type.Array(CaptureItem, { maxItems: MAX_CAPTURE_ITEMS }),
  sourceKind: Type.Optional(Type.Enum(SOURCE_KINDS)),
  sourceLink: Type.Optional(WebAddress),
  channel: Type.Optional(Type.Enum(CHANNELS)),
});
export type CaptureBody = Static<typeof CaptureBody>;

/** What is still missing on an item, said before people leave. */
const ITEM_FLAGS = ['owner-missing', 'owner-unknown', 'due-missing'] as const;

/** What became of one candidate. `failed` wrote nothing and may be sent again with the same key. */
export const CapturedItem = closed({
  key: Type.String(),
  outcome: Type.Enum(['created', 'known', 'sighted', 'failed'] as const),
  item: nullable(ActionView),
  flags: Type.Array(Type.Enum(ITEM_FLAGS)),
  /** Problem type of the failure; null otherwise. */
  problem: nullable(Type.String()),
});
export type CapturedItem = Static<typeof CapturedItem>;

/** 201 when something was made, 200 when all was there already, 207 when some items failed. */
export const CaptureAnswer = closed({ session: SessionView, items: Type.Array(CapturedItem) });
export type CaptureAnswer = Static<typeof CaptureAnswer>;
