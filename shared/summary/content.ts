/**
 * A session's summary as data (SOP 4 §6): what was said, what is to be done, what is late, what is missing.
 * No words and no layout: those are in words.ts, summary-page.ts and the renderers. The same input gives the same content.
 */
import type { ActionItem } from '../action-item/action-item.ts';
import type { LogEntry } from '../action-item/log-entry.ts';
import { slippedDays } from '../action-item/overdue.ts';
import { cleanBlock, cleanLine } from '../action-item/shown-text.ts';
import { isOpenStage } from '../action-item/status.ts';
import type { Session } from '../meeting/session.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../time/instant.ts';
import { type ActionLine, actionLine, byUrgency, type LineContext } from './action-line.ts';
import { isLate, summaryDueAt } from './deadline.ts';
import type { Recipients } from './recipients.ts';

/** What a session's record says, in the order a reader wants it. */
export const NOTE_KINDS = ['decisions', 'keyPoints', 'challenges', 'recommendations', 'adjustments'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Bounds of a summary; what is beyond is counted in `omitted` and said. */
export const SUMMARY_LIMITS = { notes: 50, noteLength: 600, actions: 500, names: 100 } as const;

/** A list that was cut to its bound. */
export interface Bounded<T> {
  readonly entries: readonly T[];
  readonly omitted: number;
}

/** A deadline that was put off since it was first agreed. */
export interface Delay {
  readonly line: ActionLine;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  /** As given when it was last moved; empty when nobody said. */
  readonly reason: string;
}

/** When the next session is: booked, named in the notes only, or not known. */
export type NextSession =
  | { readonly kind: 'booked'; readonly startsAt: IsoInstant; readonly timeZone: TimeZone }
  | { readonly kind: 'day'; readonly on: IsoDate }
  | { readonly kind: 'unknown' };

/** How many of what; `open` includes the overdue and the blocked. */
export interface SummaryCounts {
  readonly open: number;
  readonly overdue: number;
  readonly blocked: number;
  readonly finished: number;
  readonly delayed: number;
  readonly withoutOwner: number;
  readonly withoutDate: number;
}

/** The summary, the same for all recipients; whose actions come first is decided by the page. */
export interface SummaryContent {
  readonly reference: string;
  readonly title: string;
  readonly organiser: string;
  /** Whom a reply reaches; null when the organiser has no mail address. */
  readonly replyTo: { readonly name: string; readonly address: string } | null;
  readonly attendees: Bounded<string>;
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant;
  readonly timeZone: TimeZone;
  readonly dueAt: IsoInstant;
  readonly revision: number;
  /** Nobody approved it. */
  readonly isDraft: boolean;
  /** It is past its 24 hours. */
  readonly isLate: boolean;
  readonly counts: SummaryCounts;
  readonly notes: Readonly<Record<NoteKind, Bounded<string>>>;
  /** Most urgent first. */
  readonly open: Bounded<ActionLine>;
  /** Completed and closed. */
  readonly finished: Bounded<ActionLine>;
  readonly delayed: Bounded<Delay>;
  /** References of open actions nobody owns, and of those without a date. */
  readonly withoutOwner: readonly string[];
  readonly withoutDate: readonly string[];
  readonly next: NextSession;
  /** People it could not be sent to. */
  readonly unreachable: Bounded<string>;
  readonly link: string | null;
}

/** What a summary is made from. */
export interface SummaryInput extends LineContext {
  readonly session: Session;
  /** Actions captured in the session and those it went through; cancelled ones are left out. */
  readonly items: readonly ActionItem[];
  /** Oldest first; where the reasons of moved deadlines are found. */
  readonly log: readonly LogEntry[];
  readonly recipients: Recipients;
  /** The booked next session; null when none is. */
  readonly nextSession: { readonly startsAt: IsoInstant; readonly timeZone: TimeZone } | null;
  readonly isDraft: boolean;
}

function replyToOf({ session, recipients }: SummaryInput): SummaryContent['replyTo'] {
  const organiser = recipients.reachable.find(({ capacities }) => capacities.includes('organiser'));
  return organiser ? { name: nameOf(session.organiser), address: organiser.person.mail } : null;
}

/** The summary of a session as it stands at `now`. */
export function summaryContent(input: SummaryInput): SummaryContent {
  const { session, items, now } = input;
  const open = items.filter((item) => isOpenStage(item.stage));
  const finished = items.filter((item) => item.stage === 'Completed' || item.stage === 'Closed');
  const openLines = open.map((item) => actionLine(item, input)).sort(byUrgency);
  const dueAt = summaryDueAt(session.endsAt);
  const delays = delaysOf(open, input);
  const withoutOwner = openLines.filter((line) => line.owner === null).map((line) => line.reference);
  const withoutDate = openLines.filter((line) => line.dueOn === null).map((line) => line.reference);
  return {
    reference: session.reference,
    title: cleanLine(session.title, 255),
    organiser: nameOf(session.organiser),
    replyTo: replyToOf(input),
    attendees: bounded(session.attendees.map(nameOf), SUMMARY_LIMITS.names),
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    timeZone: session.timeZone,
    dueAt,
    revision: session.summaryRevision,
    isDraft: input.isDraft,
    isLate: isLate(now, dueAt),
    counts: {
      open: open.length,
      overdue: openLines.filter((line) => line.daysLate > 0).length,
      blocked: open.filter((item) => item.stage === 'Blocked').length,
      finished: finished.length,
      delayed: delays.length,
      withoutOwner: withoutOwner.length,
      withoutDate: withoutDate.length,
    },
    notes: notesOf(session),
    open: bounded(openLines, SUMMARY_LIMITS.actions),
    finished: bounded(finished.map((item) => actionLine(item, input)).sort(byUrgency), SUMMARY_LIMITS.actions),
    delayed: bounded(delays, SUMMARY_LIMITS.actions),
    withoutOwner: withoutOwner.slice(0, SUMMARY_LIMITS.names),
    withoutDate: withoutDate.slice(0, SUMMARY_LIMITS.names),
    next: nextOf(input),
    unreachable: bounded(input.recipients.unreachable.map(nameOf), SUMMARY_LIMITS.names),
    link: input.linkTo(session.reference),
  };
}

const nameOf = ({ name }: { readonly name: string }): string => cleanLine(name, 100);

const bounded = <T>(all: readonly T[], limit: number): Bounded<T> => ({
  entries: all.slice(0, limit),
  omitted: Math.max(0, all.length - limit),
});

function notesOf(session: Session): Record<NoteKind, Bounded<string>> {
  const cleaned = (kind: NoteKind) =>
    session[kind].map((text) => cleanBlock(text, SUMMARY_LIMITS.noteLength)).filter((text) => text !== '');
  const sections = NOTE_KINDS.map((kind) => [kind, bounded(cleaned(kind), SUMMARY_LIMITS.notes)] as const);
  return Object.fromEntries(sections) as Record<NoteKind, Bounded<string>>;
}

function delaysOf(open: readonly ActionItem[], input: SummaryInput): readonly Delay[] {
  return open
    .flatMap((item) => {
      const days = slippedDays(item);
      if (days <= 0 || item.dueOn === null || item.originalDueOn === null) return [];
      const reason = reasonOfMove(item.reference, input.log);
      return [{ line: actionLine(item, input), from: item.originalDueOn, to: item.dueOn, days, reason }];
    })
    .sort((a, b) => b.days - a.days || byUrgency(a.line, b.line));
}

/** The comment of the latest log line that set a new deadline. `after` is text from a list and may be anything. */
function reasonOfMove(reference: string, log: readonly LogEntry[]): string {
  const move = log.findLast((entry) => entry.on === reference && /"dueOn"\s*:/.test(entry.after));
  return cleanLine(move?.comment ?? '', 200);
}

function nextOf({ nextSession, session }: SummaryInput): NextSession {
  if (nextSession) return { kind: 'booked', ...nextSession };
  return session.nextOn === null ? { kind: 'unknown' } : { kind: 'day', on: session.nextOn };
}
