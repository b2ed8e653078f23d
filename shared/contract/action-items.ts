/** Requests and answers about action items. The list answers from the mirror; `revision` says whether it changed. */
import { type Static, Type } from 'typebox';
import { ACTION_TYPES, AGREEMENTS, PRIORITIES, SOURCE_KINDS, STAGES, STATUSES } from '../action-item/action-item.ts';
import { CHANNELS, LOG_ACTS } from '../action-item/log-entry.ts';
import {
  ActionReference,
  ClientKey,
  closed,
  DateOnly,
  InstantView,
  line,
  nullable,
  Person,
  PersonView,
  SessionReference,
  text,
  Versioned,
} from './common.ts';

/** What a person may write on an item. Stage, status and the closing facts move by transitions only. */
const editable = {
  title: line(255, 1),
  notes: text(20_000),
  owner: nullable(Person),
  contributors: Type.Array(Person, { maxItems: 20 }),
  dueOn: nullable(DateOnly),
  agreement: Type.Enum(AGREEMENTS),
  priority: Type.Enum(PRIORITIES),
  actionType: Type.Enum(ACTION_TYPES),
  progress: Type.Integer({ minimum: 0, maximum: 100 }),
  barrier: text(2_000),
  barrierSince: nullable(DateOnly),
  helpAsked: text(2_000),
  resources: text(4_000),
  resourcesConfirmed: Type.Boolean(),
};

/** The record as answers carry it. */
export const ActionView = closed({
  key: Type.String(),
  reference: Type.String(),
  ...editable,
  // NOTE: answers are looser than requests, because people also write in SharePoint itself.
  title: Type.String(),
  owner: nullable(PersonView),
  contributors: Type.Array(PersonView),
  dueOn: nullable(Type.String()),
  barrierSince: nullable(Type.String()),
  originalDueOn: nullable(Type.String()),
  stage: Type.Enum(STAGES),
  status: Type.Enum(STATUSES),
  sessionRef: nullable(Type.String()),
  caseRef: nullable(Type.String()),
  measureRef: nullable(Type.String()),
  sourceKind: Type.Enum(SOURCE_KINDS),
  sourceLink: Type.String(),
  sourceQuote: Type.String(),
  actionTaken: Type.String(),
  outcome: Type.String(),
  lessons: Type.String(),
  nextSteps: Type.String(),
  verifier: nullable(PersonView),
  verifiedOn: nullable(InstantView),
  completedOn: nullable(InstantView),
  closedOn: nullable(InstantView),
  evidenceLinks: Type.Array(Type.String()),
  escalationLevel: Type.Number(),
  sightings: Type.Number(),
  ...Versioned,
});
export type ActionView = Static<typeof ActionView>;

/** One line of an item's history. */
export const LogView = closed({
  at: InstantView,
  who: nullable(PersonView),
  what: Type.Enum(LOG_ACTS),
  before: Type.String(),
  after: Type.String(),
  comment: Type.String(),
  channel: Type.Enum(CHANNELS),
});
export type LogView = Static<typeof LogView>;

/** `?…` of the register. Several stages or statuses are joined by commas. */
export const ListQuery = closed({
  /** `me`, or an Entra object id. */
  owner: Type.Optional(Type.String({ maxLength: 64 })),
  stages: Type.Optional(Type.String({ maxLength: 120 })),
  statuses: Type.Optional(Type.String({ maxLength: 120 })),
  session: Type.Optional(SessionReference),
  /** Exactly these items, joined by commas, as far as they are there; nothing else is looked at. */
  references: Type.Optional(Type.String({ maxLength: 720, pattern: '^AI-\\d{3,8}(,AI-\\d{3,8})*$' })),
  text: Type.Optional(line(100)),
  dueBefore: Type.Optional(DateOnly),
  orderBy: Type.Optional(
    Type.Enum(['reference', 'dueOn', 'title', 'owner', 'status', 'priority', 'modifiedAt'] as const),
  ),
  descending: Type.Optional(Type.Boolean()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
});
export type ListQuery = Static<typeof ListQuery>;

export const ActionList = closed({
  items: Type.Array(ActionView),
  /** How many the filter matches, whatever the page. */
  total: Type.Number(),
  /** Grows with each change of the register. */
  revision: Type.Number(),
});
export type ActionList = Static<typeof ActionList>;

export const ActionDetail = closed({ item: ActionView, log: Type.Array(LogView) });
export type ActionDetail = Static<typeof ActionDetail>;

export const ActionParams = closed({ reference: ActionReference });

/**
 * A change. `base` holds the values the person saw in the same fields: with them a change somebody else made to other
 * fields meanwhile is merged; without them a stale version is refused.
 */
export const ChangeBody = closed({
  changes: Type.Partial(closed(editable), { additionalProperties: false }),
  base: Type.Optional(Type.Partial(closed(editable), { additionalProperties: false })),
  reason: Type.Optional(text(2_000)),
});
export type ChangeBody = Static<typeof ChangeBody>;

export const CommentBody = closed({ key: ClientKey, comment: Type.String({ minLength: 1, maxLength: 4_000 }) });
export type CommentBody = Static<typeof CommentBody>;

export const EvidenceQuery = closed({ name: line(200, 1) });

export const EvidenceAnswer = closed({ item: ActionView, name: Type.String(), webUrl: Type.String() });
export type EvidenceAnswer = Static<typeof EvidenceAnswer>;
