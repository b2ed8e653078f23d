/**
 * The lists and the library of a register, column by column. Internal names are for ever; a new column raises the
 * version, and the lists doctor adds it to the lists that exist.
 */
import {
  ACTION_TYPES,
  AGREEMENTS,
  PRIORITIES,
  SOURCE_KINDS,
  STAGES,
  STATUSES,
} from '../../../shared/action-item/action-item.ts';
import { CHANNELS } from '../../../shared/action-item/log-entry.ts';
import { CADENCES, SESSION_KINDS, SUMMARY_STATES } from '../../../shared/meeting/session.ts';
import {
  choice,
  count,
  date,
  indexedChoice,
  indexedDate,
  indexedLine,
  instant,
  type ListSchema,
  line,
  long,
  measured,
  peopleColumns,
  personColumns,
  uniqueLine,
  yesNo,
} from './list-schema.ts';

/** Written into each list's description; raised with every new column. */
export const SCHEMA_VERSION = 2;

const key = uniqueLine('FtKey');
const reference = uniqueLine('Reference');

const actions: ListSchema = {
  list: 'actions',
  displayName: 'Actions',
  about: 'Agreed actions with owner, deadline and status.',
  template: 'genericList',
  columns: [
    key,
    reference,
    long('Notes'),
    ...personColumns('Owner'),
    ...peopleColumns('Contributors'),
    indexedDate('Deadline'),
    date('OriginalDeadline'),
    indexedChoice('Stage', STAGES),
    indexedChoice('Status', STATUSES),
    choice('Agreement', AGREEMENTS),
    choice('Priority', PRIORITIES),
    choice('ActionType', ACTION_TYPES),
    count('Progress'),
    long('Barrier'),
    date('BarrierSince'),
    long('HelpAsked'),
    long('Resources'),
    yesNo('ResourcesConfirmed'),
    indexedLine('SessionRef'),
    indexedLine('CaseRef'),
    indexedLine('MeasureRef'),
    choice('SourceKind', SOURCE_KINDS),
    long('SourceLink'),
    long('SourceQuote'),
    long('ActionTaken'),
    long('Outcome'),
    long('Lessons'),
    long('NextSteps'),
    ...personColumns('Verifier'),
    instant('VerifiedOn'),
    instant('CompletedOn'),
    instant('ClosedOn'),
    long('EvidenceLinks'),
    count('EscalationLevel'),
    count('Sightings'),
  ],
};

const sessions: ListSchema = {
  list: 'sessions',
  displayName: 'Sessions',
  about: 'Meetings and follow-up sessions with their summary.',
  template: 'genericList',
  columns: [
    key,
    reference,
    choice('Kind', SESSION_KINDS),
    line('EventId'),
    line('EventMailbox'),
    line('ICalUId'),
    indexedLine('SeriesId'),
    ...personColumns('Organiser'),
    ...peopleColumns('Attendees'),
    instant('StartsAt', { indexed: true }),
    instant('EndsAt'),
    line('TimeZone'),
    long('Objectives'),
    long('KeyPoints'),
    long('Decisions'),
    long('Challenges'),
    long('Recommendations'),
    long('Adjustments'),
    choice('Cadence', CADENCES),
    date('NextOn'),
    line('PreviousRef'),
    line('NextRef'),
    indexedChoice('SummaryState', SUMMARY_STATES),
    instant('SummaryDueAt'),
    instant('SummarySentAt'),
    count('SummaryRevision'),
  ],
};

const cases: ListSchema = {
  list: 'cases',
  displayName: 'Cases',
  about: 'Issues, root causes and their closure.',
  template: 'genericList',
  columns: [
    key,
    reference,
    choice('Kind', ['Incident', 'Audit', 'Evaluation', 'Improvement']),
    indexedLine('Department'),
    long('Impact'),
    date('OccurredOn'),
    long('SourceText'),
    long('RootCause'),
    line('CauseCategory'),
    long('OptionsConsidered'),
    ...personColumns('CaseManager'),
    ...personColumns('Supervisor'),
    ...peopleColumns('Stakeholders'),
    long('Milestones'),
    indexedChoice('Stage', ['Open', 'Monitoring', 'Closure requested', 'Returned', 'Closed', 'Archived']),
    long('Criteria'),
    long('Satisfaction'),
    indexedDate('EffectDueOn'),
    choice('EffectRating', ['Not rated', 'Effective', 'Partly effective', 'Not effective']),
    long('EffectNote'),
  ],
};

const measures: ListSchema = {
  list: 'measures',
  displayName: 'Measures',
  about: 'What is measured: baseline, target, current value and readings.',
  template: 'genericList',
  columns: [
    key,
    reference,
    line('Unit'),
    measured('Baseline'),
    measured('Target'),
    measured('Current'),
    long('Readings'),
    indexedLine('CaseRef'),
    indexedLine('SessionRef'),
  ],
};

const log: ListSchema = {
  list: 'log',
  displayName: 'Log',
  about: 'Who changed what and when. Lines are added, never changed.',
  template: 'genericList',
  columns: [
    key,
    instant('At', { indexed: true }),
    ...personColumns('Who'),
    line('What'),
    indexedLine('On'),
    long('Before'),
    long('After'),
    long('Comment'),
    choice('Channel', CHANNELS),
    long('MessageId'),
  ],
};

const evidence: ListSchema = {
  list: 'evidence',
  displayName: 'Evidence',
  about: 'Proof of what was done, one folder for each reference.',
  template: 'documentLibrary',
  columns: [],
};

/** Every list of a register, in the order they are made. */
export const LIST_SCHEMAS: readonly ListSchema[] = [actions, sessions, cases, measures, log, evidence];
