/** Which field of a record stands in which columns: one table a list, read in both directions. Pure. */
import {
  ACTION_TYPES,
  type ActionItem,
  AGREEMENTS,
  PRIORITIES,
  SOURCE_KINDS,
  STAGES,
  STATUSES,
} from '../../../shared/action-item/action-item.ts';
import { CHANNELS, LOG_ACTS, type LogEntry } from '../../../shared/action-item/log-entry.ts';
import { CADENCES, SESSION_KINDS, type Session, SUMMARY_STATES } from '../../../shared/meeting/session.ts';
import type { TimeZone } from '../../../shared/time/instant.ts';
import type { ListName, ListRecords } from '../../ports/lists.ts';
import {
  boolean,
  type Codec,
  dateOrNull,
  type Fields,
  instant,
  instantOrNull,
  type LookupIds,
  line,
  lines,
  number,
  oneOf,
  people,
  person,
  personOrNull,
  text,
  textOrNull,
  timeZone,
} from './field-codecs.ts';

/** What a column of one line holds. */
const TITLE_LENGTH = 255;

type Columns<Record> = { readonly [Name in keyof Record]: Codec<Record[Name]> };

const actions: Columns<ActionItem> = {
  key: text('FtKey'),
  reference: text('Reference'),
  title: line('Title', TITLE_LENGTH),
  notes: text('Notes'),
  owner: personOrNull('Owner'),
  contributors: people('Contributors'),
  dueOn: dateOrNull('Deadline'),
  originalDueOn: dateOrNull('OriginalDeadline'),
  stage: oneOf('Stage', STAGES, 'Open'),
  status: oneOf('Status', STATUSES, 'In Progress'),
  agreement: oneOf('Agreement', AGREEMENTS, 'Asked'),
  priority: oneOf('Priority', PRIORITIES, 'Normal'),
  actionType: oneOf('ActionType', ACTION_TYPES, 'Action'),
  progress: number('Progress'),
  barrier: text('Barrier'),
  barrierSince: dateOrNull('BarrierSince'),
  helpAsked: text('HelpAsked'),
  resources: text('Resources'),
  resourcesConfirmed: boolean('ResourcesConfirmed'),
  sessionRef: textOrNull('SessionRef'),
  caseRef: textOrNull('CaseRef'),
  measureRef: textOrNull('MeasureRef'),
  sourceKind: oneOf('SourceKind', SOURCE_KINDS, 'By hand'),
  sourceLink: text('SourceLink'),
  sourceQuote: text('SourceQuote'),
  actionTaken: text('ActionTaken'),
  outcome: text('Outcome'),
  lessons: text('Lessons'),
  nextSteps: text('NextSteps'),
  verifier: personOrNull('Verifier'),
  verifiedOn: instantOrNull('VerifiedOn'),
  completedOn: instantOrNull('CompletedOn'),
  closedOn: instantOrNull('ClosedOn'),
  evidenceLinks: lines('EvidenceLinks'),
  escalationLevel: number('EscalationLevel'),
  sightings: number('Sightings'),
};

const sessions: Columns<Session> = {
  key: text('FtKey'),
  reference: text('Reference'),
  title: line('Title', TITLE_LENGTH),
  kind: oneOf('Kind', SESSION_KINDS, 'Meeting'),
  eventId: textOrNull('EventId'),
  eventMailbox: textOrNull('EventMailbox'),
  iCalUId: textOrNull('ICalUId'),
  seriesId: textOrNull('SeriesId'),
  organiser: person('Organiser'),
  attendees: people('Attendees'),
  startsAt: instant('StartsAt'),
  endsAt: instant('EndsAt'),
  timeZone: timeZone('TimeZone'),
  objectives: lines('Objectives'),
  keyPoints: lines('KeyPoints'),
  decisions: lines('Decisions'),
  challenges: lines('Challenges'),
  recommendations: lines('Recommendations'),
  adjustments: lines('Adjustments'),
  cadence: oneOf('Cadence', CADENCES, 'None'),
  nextOn: dateOrNull('NextOn'),
  previousRef: textOrNull('PreviousRef'),
  nextRef: textOrNull('NextRef'),
  summaryState: oneOf('SummaryState', SUMMARY_STATES, 'Not due'),
  summaryDueAt: instantOrNull('SummaryDueAt'),
  summarySentAt: instantOrNull('SummarySentAt'),
  summaryRevision: number('SummaryRevision'),
};

const log: Columns<LogEntry> = {
  key: text('FtKey'),
  at: instant('At'),
  who: personOrNull('Who'),
  what: oneOf('What', LOG_ACTS, 'edited-in-sharepoint'),
  on: text('On'),
  before: text('Before'),
  after: text('After'),
  comment: text('Comment'),
  channel: oneOf('Channel', CHANNELS, 'SharePoint'),
  messageId: textOrNull('MessageId'),
};

const TABLES: { readonly [Name in ListName]: Columns<ListRecords[Name]> } = { actions, sessions, log };

const tableOf = <N extends ListName>(list: N): Columns<ListRecords[N]> => TABLES[list];

/** Columns to name in `$select`: every one a record is read from. */
export const columnsOf = (list: ListName): string[] =>
  Object.values<Codec<unknown>>(tableOf(list)).flatMap((codec) => codec.columns);

/** The `fields` to write for the given part of a record; null clears a column. */
export function toFields<N extends ListName>(list: N, part: Partial<ListRecords[N]>, lookupIds: LookupIds): Fields {
  const table = tableOf(list);
  const names = Object.keys(part) as (keyof ListRecords[N])[];
  const written = names.map((name) => writeOne(table, part, name, lookupIds));
  return Object.assign({}, ...written);
}

function writeOne<Record>(
  table: Columns<Record>,
  part: Partial<Record>,
  name: keyof Record,
  lookupIds: LookupIds,
): Fields {
  const value = part[name];
  return value === undefined ? {} : (table[name]?.write(value, lookupIds) ?? {});
}

/** As `toFields` for a new item: empty columns are left out, as SharePoint leaves them out of its answers. */
export function toNewFields<N extends ListName>(list: N, record: ListRecords[N], lookupIds: LookupIds): Fields {
  const fields = toFields(list, record, lookupIds);
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !isEmpty(value) && !isEmpty(fields[name.split('@')[0] ?? ''])),
  );
}

/** Where a record is read. */
export interface Reading<N extends ListName> {
  readonly list: N;
  /** The register's. */
  readonly timeZone: TimeZone;
}

/**
 * The record in the `fields` of an item.
 *
 * @param itemId stands in for the key of an item somebody made by hand in SharePoint: `item-12`.
 */
export function fromFields<N extends ListName>(
  { list, timeZone: zone }: Reading<N>,
  fields: Fields,
  itemId: string,
): ListRecords[N] {
  const entries = Object.entries<Codec<unknown>>(tableOf(list)).map(([name, codec]) => [
    name,
    codec.read(fields, zone),
  ]);
  const record = Object.fromEntries(entries) as ListRecords[N];
  return record.key === '' ? { ...record, key: `item-${itemId}` } : record;
}

/** Fields of dates whose value in the list cannot be kept; they read as none. */
export const unreadableFields = (list: ListName, fields: Fields): readonly string[] =>
  Object.entries<Codec<unknown>>(tableOf(list)).flatMap(([name, codec]) =>
    codec.isUnreadable?.(fields) ? [name] : [],
  );
