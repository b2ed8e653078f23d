/**
 * What the organiser is told when no follow-up could be booked as it should: why, which times come closest, what to do.
 * Finished words in a fixed order; how they become a mail is decided by whoever sends them.
 */
import { cleanLine } from '../action-item/shown-text.ts';
import type { Session } from '../meeting/session.ts';
import { formatInstant, formatTime } from '../time/format.ts';
import type { IsoInstant } from '../time/instant.ts';
import type { Attendee } from './attendees.ts';
import type { AskFollowUp } from './plan.ts';
import { namesOf, type ReasonContext, reasonsOf } from './reasons.ts';
import type { Slot } from './slot.ts';

/** A time to choose, and what speaks against it. */
export interface ProposedTime {
  readonly when: string;
  readonly details: readonly string[];
}

/** The letter, piece by piece. */
export interface AskLetter {
  readonly subject: string;
  /** The first line: what it comes to. */
  readonly verdict: string;
  readonly title: string;
  /** What stays as it is; null when nothing was booked before. */
  readonly standing: string | null;
  readonly reasons: readonly string[];
  /** Best first. Empty when no time comes near. */
  readonly proposals: readonly ProposedTime[];
  /** What to do now. */
  readonly next: string;
}

/** What the letter is about. */
export interface AskAbout {
  readonly session: Pick<Session, 'title' | 'reference'>;
  /** The follow-up that is booked and could not be moved; null when there is none yet. */
  readonly booked: { readonly startsAt: IsoInstant } | null;
}

const TITLE_LENGTH = 80;

/** The letter for a plan that a person has to decide. */
export function askLetter(plan: AskFollowUp, { session, booked }: AskAbout, context: ReasonContext): AskLetter {
  const { words } = context;
  const title = cleanLine(session.title, TITLE_LENGTH);
  const proposals = plan.proposals.map((slot) => proposedTime(slot, plan, context));
  return {
    subject: words.askSubject(title, session.reference),
    verdict: booked ? words.notMoved : words.notBooked,
    title: words.title(title),
    standing: booked && words.staysOn(whenText(booked.startsAt, context)),
    reasons: reasonsOf(plan, context),
    proposals,
    next: proposals.length > 0 ? words.chooseOne : words.chooseFreely,
  };
}

function proposedTime(slot: Slot, plan: AskFollowUp, context: ReasonContext): ProposedTime {
  const { words, locale, timeZone } = context;
  const attendees = plan.need?.attendees ?? [];
  const isUnknown = (one: Attendee) => plan.unknown.some(({ person }) => person.mail === one.person.mail);
  const required = attendees.filter(({ attendance }) => attendance === 'required');
  const optional = attendees.filter(({ attendance }) => attendance === 'optional');
  const among = (people: readonly Attendee[], mails: readonly string[]) =>
    people.filter(({ person }) => mails.includes(person.mail)).map(({ person }) => person);
  const missing = among(required, slot.optionalBusy);
  const known = required.filter((one) => !isUnknown(one)).map(({ person }) => person);
  const said = (people: Parameters<typeof namesOf>[0], say: (names: string) => string) =>
    people.length > 0 ? say(namesOf(people)) : '';
  return {
    when: words.span(whenText(slot.startsAt, context), formatTime(slot.endsAt, timeZone, locale)),
    details: [
      missing.length === 0 ? said(known, words.canCome) : '',
      said(missing, words.cannotCome),
      said(among(required, slot.tentative), words.perhapsTaken),
      said(among(optional, slot.optionalBusy), words.optionalBusy),
    ].filter((detail) => detail !== ''),
  };
}

const whenText = (instant: IsoInstant, { timeZone, locale }: ReasonContext): string =>
  formatInstant(instant, timeZone, locale);
