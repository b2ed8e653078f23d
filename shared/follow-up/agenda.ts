/**
 * The agenda of a follow-up session as data (SOP 4 §1 and §3): what is overdue, blocked, unresolved, undecided, open,
 * to be checked. Each item stands once, where it needs most attention. Its text and HTML are in render-agenda.ts.
 */
import type { ActionItem } from '../action-item/action-item.ts';
import { daysLate, slippedDays } from '../action-item/overdue.ts';
import type { PersonRef } from '../action-item/person.ts';
import { compareReferences } from '../action-item/reference.ts';
import { cleanLine } from '../action-item/shown-text.ts';
import { isOpenStage } from '../action-item/status.ts';
import type { Session } from '../meeting/session.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../time/instant.ts';

const AGENDA_KINDS = ['overdue', 'blocked', 'unresolved', 'undecided', 'open', 'to-check'] as const;
/**
 * `unresolved`: promised in more than one session or put off. `undecided`: no owner, no date, another date proposed or
 * declined. `to-check`: the owner says it is done.
 */
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** Items a section shows; the rest is counted. An invitation is no register. */
const SECTION_LIMIT = 30;
const NOTE_LIMIT = 20;

/** One action to talk about. */
export interface AgendaEntry {
  readonly reference: string;
  readonly title: string;
  /** Null when nobody owns it. */
  readonly owner: string | null;
  readonly dueOn: IsoDate | null;
  readonly daysLate: number;
  readonly barrier: string;
  readonly link: string | null;
}

export interface AgendaSection {
  readonly kind: AgendaKind;
  readonly entries: readonly AgendaEntry[];
  readonly omitted: number;
}

/** What a follow-up session goes through. */
export interface Agenda {
  readonly title: string;
  readonly objectives: readonly string[];
  /** In the order of {@link AGENDA_KINDS}; empty ones are left out. */
  readonly sections: readonly AgendaSection[];
  /** Challenges the last session left. */
  readonly issues: readonly string[];
  readonly questions: readonly string[];
}

/** What an agenda is made from. */
export interface AgendaInput {
  /** The session that was. */
  readonly session: Pick<Session, 'title' | 'objectives' | 'challenges'>;
  readonly items: readonly ActionItem[];
  /** Questions the notes left open. */
  readonly questions?: readonly string[];
  readonly now: IsoInstant;
  readonly zoneOf: (owner: PersonRef | null) => TimeZone;
  readonly linkTo: (reference: string) => string | null;
}

/** The agenda for the session after this one. */
export function agendaOf(input: AgendaInput): Agenda {
  const sorted = [...input.items].sort(
    (a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999', 'en') || compareReferences(a.reference, b.reference),
  );
  const sections = AGENDA_KINDS.map((kind) => {
    const items = sorted.filter((item) => kindOf(item, input) === kind);
    const entries = items.slice(0, SECTION_LIMIT).map((item) => entryOf(item, input));
    return { kind, entries, omitted: items.length - entries.length };
  });
  return {
    title: cleanLine(input.session.title, 255),
    objectives: notes(input.session.objectives),
    sections: sections.filter((section) => section.entries.length > 0),
    issues: notes(input.session.challenges),
    questions: notes(input.questions ?? []),
  };
}

/** Where an item stands; null when there is nothing left to say about it. */
function kindOf(item: ActionItem, { now, zoneOf }: AgendaInput): AgendaKind | null {
  if (item.stage === 'Completed') return 'to-check';
  if (!isOpenStage(item.stage)) return null;
  if (daysLate(item, now, zoneOf(item.owner)) > 0) return 'overdue';
  if (item.stage === 'Blocked') return 'blocked';
  if (item.sightings > 1 || slippedDays(item) > 0) return 'unresolved';
  const isAgreed = item.agreement === 'Agreed' || item.agreement === 'Asked';
  return item.owner === null || item.dueOn === null || !isAgreed ? 'undecided' : 'open';
}

const entryOf = (item: ActionItem, { now, zoneOf, linkTo }: AgendaInput): AgendaEntry => ({
  reference: item.reference,
  title: cleanLine(item.title, 255),
  owner: item.owner && cleanLine(item.owner.name, 100),
  dueOn: item.dueOn,
  daysLate: daysLate(item, now, zoneOf(item.owner)),
  barrier: item.stage === 'Blocked' ? cleanLine(item.barrier, 200) : '',
  link: linkTo(item.reference),
});

const notes = (texts: readonly string[]): readonly string[] =>
  texts
    .map((text) => cleanLine(text, 400))
    .filter((text) => text !== '')
    .slice(0, NOTE_LIMIT);
