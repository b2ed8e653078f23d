/**
 * Every word of our mails, one catalogue a language. A language is a value of {@link MailWords} in {@link CATALOGUES}:
 * the compiler says what is missing. Sentences with a number are functions, because languages count differently.
 */
import type { Priority, Stage } from '../action-item/action-item.ts';
import type { NoteKind, SummaryCounts } from './content.ts';
import type { Capacity } from './recipients.ts';

export interface MailWords {
  /** BCP 47, of the words and, unless the reader's own locale is known, of the dates. */
  readonly language: string;
  readonly notes: Readonly<Record<NoteKind, string>>;
  readonly headings: Readonly<
    Record<
      | 'ownActions'
      | 'otherActions'
      | 'actions'
      | 'finished'
      | 'delayed'
      | 'missing'
      | 'next'
      | 'unreachable'
      | 'overdue'
      | 'dueSoon'
      | 'toAgree',
      string
    >
  >;
  /** The SOP's words (SOP 1 §4.5): to it, what was agreed is in progress, started or not. */
  readonly stages: Readonly<Record<Stage | 'Overdue', string>>;
  readonly priorities: Readonly<Record<Priority, string>>;
  readonly reasons: Readonly<Record<Capacity, (reference: string) => string>>;
  /** First line of a summary. `own` is how many of the open actions are the reader's. */
  readonly verdict: (counts: SummaryCounts, own: number) => string;
  readonly draft: string;
  readonly late: (due: string) => string;
  readonly span: (start: string, end: string) => string;
  readonly organisedBy: (name: string) => string;
  readonly attendedBy: (names: string, omitted: number) => string;
  readonly open: string;
  readonly owner: (name: string) => string;
  readonly noOwner: string;
  readonly due: (date: string, zone: string) => string;
  readonly noDue: string;
  readonly daysLate: (days: number) => string;
  readonly progress: (percent: number) => string;
  readonly blockedBy: (barrier: string) => string;
  readonly pleaseAgree: string;
  readonly moved: (from: string, to: string, days: number) => string;
  readonly movedBecause: (reason: string) => string;
  readonly withoutOwner: (references: string) => string;
  readonly withoutDate: (references: string) => string;
  readonly nextBooked: (when: string) => string;
  readonly nextOn: (date: string) => string;
  readonly nextUnknown: string;
  readonly more: (count: number) => string;
  /** Where a reply goes, so that it reaches a person. */
  readonly replyNote: (name: string) => string;
  readonly optOut: string;
  readonly noticeReason: string;
  readonly summarySubject: (title: string, reference: string, verdict: string) => string;
  readonly draftSubject: (subject: string) => string;
  readonly noticeVerdict: (counts: { overdue: number; dueSoon: number; toAgree: number }) => string;
  readonly noticeTitle: (name: string) => string;
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
const list = (parts: readonly (string | false)[]): string => parts.filter((part) => part !== false).join(', ');

const ENGLISH: MailWords = {
  language: 'en',
  notes: {
    decisions: 'Decisions',
    keyPoints: 'Key points',
    challenges: 'Challenges',
    recommendations: 'Recommendations',
    adjustments: 'Adjustments',
  },
  headings: {
    ownActions: 'Your actions',
    otherActions: 'Actions of others',
    actions: 'Actions',
    finished: 'Completed and closed',
    delayed: 'Put off',
    missing: 'Still missing',
    next: 'Next session',
    unreachable: 'Not reached by mail',
    overdue: 'Overdue',
    dueSoon: 'Due soon',
    toAgree: 'Waiting for your answer',
  },
  stages: {
    Open: 'In progress',
    'In Progress': 'In progress',
    Overdue: 'Overdue',
    Blocked: 'Blocked',
    Completed: 'Completed, to be checked',
    Closed: 'Closed',
    Cancelled: 'Cancelled',
  },
  priorities: { Low: 'Low priority', Normal: '', High: 'High priority', Critical: 'Critical' },
  reasons: {
    organiser: (reference) => `You get this because you organised session ${reference}.`,
    owner: (reference) => `You get this because you own an action of session ${reference}.`,
    attendee: (reference) => `You get this because you attended session ${reference}.`,
    stakeholder: (reference) => `You get this because you are a stakeholder of session ${reference}.`,
  },
  verdict: (counts, own) => {
    const state = list([
      counts.overdue > 0 && `${counts.overdue} overdue`,
      counts.open > 0 ? count(counts.open, 'action open', 'actions open') : 'no action open',
      counts.blocked > 0 && `${counts.blocked} blocked`,
      counts.finished > 0 && `${counts.finished} done`,
    ]);
    const missing = list([
      counts.withoutOwner > 0 && `${counts.withoutOwner} without an owner`,
      counts.withoutDate > 0 && `${counts.withoutDate} without a date`,
    ]);
    const yours = own > 0 ? `${count(own, 'is', 'are')} yours` : '';
    const sentences = [state, missing, yours].filter((part) => part !== '');
    return sentences.map((sentence) => `${capital(sentence)}.`).join(' ');
  },
  draft: 'Draft: nobody has approved this summary yet. Corrections are welcome.',
  late: (due) => `Late: this summary was due by ${due}.`,
  span: (start, end) => `${start}, until ${end}`,
  organisedBy: (name) => `Organiser: ${name}`,
  attendedBy: (names, omitted) => `Attendees: ${names}${omitted > 0 ? ` and ${omitted} more` : ''}`,
  open: 'Open in Followthrough',
  owner: (name) => `Owner: ${name}`,
  noOwner: 'No owner yet',
  due: (date, zone) => `Due: ${date} (${zone})`,
  noDue: 'No date yet',
  daysLate: (days) => `${count(days, 'day', 'days')} late`,
  progress: (percent) => `${percent} %`,
  blockedBy: (barrier) => `Blocked: ${barrier}`,
  pleaseAgree: 'Please accept it, or propose another date',
  moved: (from, to, days) => `From ${from} to ${to}, ${count(days, 'day', 'days')}`,
  movedBecause: (reason) => `Reason: ${reason}`,
  withoutOwner: (references) => `Without an owner: ${references}`,
  withoutDate: (references) => `Without a date: ${references}`,
  nextBooked: (when) => when,
  nextOn: (date) => `${date}, time not booked yet`,
  nextUnknown: 'No follow-up date was agreed.',
  more: (number) => `${number} more: open the link above to see all.`,
  replyNote: (name) => `A reply to this mail goes to ${name}.`,
  optOut: 'To get fewer of these mails, change the notices in the settings of Followthrough or ask the organiser.',
  noticeReason: 'You get this because you own these actions.',
  summarySubject: (title, reference, verdict) => `Summary: ${title} (${reference}): ${verdict}`,
  draftSubject: (subject) => `[Draft] ${subject}`,
  noticeVerdict: ({ overdue, dueSoon, toAgree }) =>
    `${capital(
      list([
        overdue > 0 && count(overdue, 'action overdue', 'actions overdue'),
        dueSoon > 0 && `${dueSoon} due soon`,
        toAgree > 0 && `${toAgree} waiting for your answer`,
      ]),
    )}.`,
  noticeTitle: (name) => `Actions of ${name}`,
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** By primary language subtag. */
const CATALOGUES: ReadonlyMap<string, MailWords> = new Map([['en', ENGLISH]]);

/** The catalogue for a locale such as `de-CH`; English where there is none. */
export const wordsFor = (locale: string): MailWords =>
  CATALOGUES.get(locale.toLowerCase().split('-')[0] ?? '') ?? ENGLISH;
