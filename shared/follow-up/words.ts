/**
 * Every word the follow-up says to people: reasons, agenda headings. One catalogue a language; a language is a value of
 * {@link FollowUpWords}.
 */
import type { AgendaKind } from './agenda.ts';
import type { DayReason } from './cadence.ts';

export interface FollowUpWords {
  readonly language: string;
  readonly title: (session: string) => string;
  readonly objectives: string;
  readonly issues: string;
  readonly questions: string;
  readonly headings: Readonly<Record<AgendaKind, string>>;
  readonly noOwner: string;
  readonly noDate: string;
  readonly due: (date: string) => string;
  readonly daysLate: (days: number) => string;
  readonly blockedBy: (barrier: string) => string;
  readonly more: (count: number) => string;
  readonly nothing: string;
  readonly days: Readonly<Record<DayReason, (day: string) => string>>;
  readonly moved: (wished: string, day: string) => string;
  readonly allFree: (count: number) => string;
  readonly localTimes: (times: string) => string;
  readonly localTime: (time: string, zone: string) => string;
  readonly optionalFree: (names: string) => string;
  readonly optionalBusy: (names: string) => string;
  readonly overTentative: (names: string) => string;
  readonly withoutMail: (names: string) => string;
  readonly assumedHours: (names: string) => string;
  readonly unknownCalendar: (names: string) => string;
  readonly noCommonTime: (from: string, to: string) => string;
  readonly noDay: string;
  readonly noOpenItems: string;
  readonly noCadence: string;
  readonly nobody: string;
  readonly askSubject: (session: string, reference: string) => string;
  readonly notBooked: string;
  readonly notMoved: string;
  readonly staysOn: (when: string) => string;
  readonly why: string;
  readonly closestTimes: string;
  readonly span: (start: string, end: string) => string;
  readonly canCome: (names: string) => string;
  readonly cannotCome: (names: string) => string;
  readonly perhapsTaken: (names: string) => string;
  readonly whatNow: string;
  readonly chooseOne: string;
  readonly chooseFreely: string;
}

const FREE: Readonly<Record<number, string>> = {
  1: 'The one required person is free.',
  2: 'Both required people are free.',
};

const ENGLISH: FollowUpWords = {
  language: 'en',
  title: (session) => `Follow-up: ${session}`,
  objectives: 'Objectives',
  issues: 'Challenges left from last time',
  questions: 'Open questions',
  headings: {
    overdue: 'Overdue',
    blocked: 'Blocked',
    unresolved: 'Unresolved from earlier sessions',
    undecided: 'To be decided: owner, date or agreement',
    open: 'In progress',
    'to-check': 'Completed, to be checked',
  },
  noOwner: 'no owner yet',
  noDate: 'no date yet',
  due: (date) => `due ${date}`,
  daysLate: (days) => (days === 1 ? '1 day late' : `${days} days late`),
  blockedBy: (barrier) => `blocked: ${barrier}`,
  more: (count) => `and ${count} more`,
  nothing: 'Nothing is open.',
  days: {
    named: (day) => `The notes name ${day}.`,
    cadence: (day) => `By the agreed rhythm it is ${day}.`,
    'critical-overdue': (day) => `A critical action is overdue, so it is brought forward to ${day}.`,
  },
  moved: (wished, day) => `${wished} is no working day or already over: ${day} instead.`,
  allFree: (count) => FREE[count] ?? `All ${count} required people are free.`,
  localTimes: (times) => `Within everybody's working hours: ${times}.`,
  localTime: (time, zone) => `${time} in ${zone}`,
  optionalFree: (names) => `Also free: ${names}.`,
  optionalBusy: (names) => `Not free, but optional: ${names}.`,
  overTentative: (names) => `No time is quite free: it overlaps tentative appointments of ${names}.`,
  withoutMail: (names) => `Cannot be invited, no mail address is known: ${names}.`,
  assumedHours: (names) => `Working hours are not known and were assumed: ${names}.`,
  unknownCalendar: (names) => `The calendar cannot be read, and unknown is never free: ${names}.`,
  noCommonTime: (from, to) => `No time is free for all required people from ${from} to ${to}.`,
  noDay: 'No follow-up date was named: please name one.',
  noOpenItems: 'Nothing is open and no date was named.',
  noCadence: 'No follow-up is wanted for this session.',
  nobody: 'Nobody required has a mail address.',
  askSubject: (session, reference) => `Please choose a time: follow-up of ${session} (${reference})`,
  notBooked: 'The follow-up session was not booked: please choose a time.',
  notMoved: 'The follow-up session could not be moved: please choose another time.',
  staysOn: (when) => `Until then it stays on ${when}.`,
  why: 'Why',
  closestTimes: 'Times that come closest',
  span: (start, end) => `${start}, until ${end}`,
  canCome: (names) => `Can come: ${names}.`,
  cannotCome: (names) => `Cannot come: ${names}.`,
  perhapsTaken: (names) => `Has something tentative then: ${names}.`,
  whatNow: 'What to do',
  chooseOne: 'Agree on one of these times with those who are missing and send the invitation from your own calendar.',
  chooseFreely: 'Ask the people when they can come and send the invitation from your own calendar.',
};

/** By primary language subtag. */
const CATALOGUES: ReadonlyMap<string, FollowUpWords> = new Map([['en', ENGLISH]]);

/** The catalogue for a locale such as `de-CH`; English where there is none. */
export const followUpWordsFor = (locale: string): FollowUpWords =>
  CATALOGUES.get(locale.toLowerCase().split('-')[0] ?? '') ?? ENGLISH;
