/**
 * The follow-up of a session: whether there is one, who comes, in which days it is looked for, and at last which slot.
 * Two pure steps around one question to the calendars: {@link followUpNeed} says what to ask, {@link planFollowUp}
 * takes the answers. Nothing here books.
 */
import type { ActionItem } from '../action-item/action-item.ts';
import { isOverdue } from '../action-item/overdue.ts';
import type { PersonRef } from '../action-item/person.ts';
import { isOpenStage } from '../action-item/status.ts';
import type { Session } from '../meeting/session.ts';
import { addDays } from '../time/day-count.ts';
import type { IsoInstant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/working-days.ts';
import { localDate, startOfDay } from '../time/zone.ts';
import { type Agenda, type AgendaInput, agendaOf } from './agenda.ts';
import { type Attendee, attendeesOf } from './attendees.ts';
import { type NextDay, nextSessionDay } from './cadence.ts';
import type { PersonTime, WorkingHours } from './person-time.ts';
import { findSlots, type Slot } from './slot.ts';

/** What a follow-up is planned from. */
export interface FollowUpInput extends Omit<AgendaInput, 'session' | 'items'> {
  /** The session that was. */
  readonly session: Session;
  /** Of the session and its series. */
  readonly items: readonly ActionItem[];
  readonly stakeholders: readonly PersonRef[];
  readonly calendar: WorkCalendar;
  readonly assumedHours: WorkingHours;
  readonly durationMinutes: number;
  /** Calendar days after the wished day in which a slot is looked for. 14 when absent. */
  readonly searchDays?: number;
}

/** The day that was found. */
export type FoundDay = Extract<NextDay, { kind: 'on' }>;

/** What is needed before a slot can be chosen: the calendars of these people in this span. */
export interface FollowUpNeed {
  readonly kind: 'needed';
  readonly day: FoundDay;
  readonly attendees: readonly Attendee[];
  /** People who should come but have no mail address. */
  readonly unreachable: readonly PersonRef[];
  readonly earliest: IsoInstant;
  readonly latest: IsoInstant;
}

/** No session: nothing is open and no day named; or the register wants none. */
export interface NoFollowUp {
  readonly kind: 'none';
  readonly reason: 'no-open-items' | 'no-cadence';
}

/**
 * A person has to decide. `proposals` are second-best: without those whose calendar is unknown, and where nothing suits
 * all others, times at which as few as possible are missing; who is missing stands in the slot's `optionalBusy`.
 */
export interface AskFollowUp {
  readonly kind: 'ask';
  readonly reason: 'no-day' | 'nobody-to-invite' | 'unknown-calendar' | 'no-common-time';
  readonly need: FollowUpNeed | null;
  /** Whose calendar could not be read. */
  readonly unknown: readonly Attendee[];
  readonly proposals: readonly Slot[];
  readonly agenda: Agenda;
}

/** A slot that can be booked as it is; `alternatives` are the next best if it is refused. */
export interface BookFollowUp {
  readonly kind: 'book';
  readonly need: FollowUpNeed;
  readonly slot: Slot;
  readonly alternatives: readonly Slot[];
  /** Whose working hours were assumed. */
  readonly assumed: readonly Attendee[];
  readonly agenda: Agenda;
}

export type FollowUpPlan = BookFollowUp | AskFollowUp | NoFollowUp;

/**
 * Whether there is a next session, in which days, with whom.
 * Without open items one is held only when the notes name a day.
 * @see SOP 4 §1 C and §5 C
 */
export function followUpNeed(input: FollowUpInput): FollowUpNeed | AskFollowUp | NoFollowUp {
  const { session, now, zoneOf } = input;
  const open = input.items.filter((item) => isOpenStage(item.stage) || item.stage === 'Completed');
  if (open.length === 0 && session.nextOn === null) return { kind: 'none', reason: 'no-open-items' };
  const day = nextSessionDay({
    cadence: session.cadence,
    heldOn: localDate(session.startsAt, session.timeZone),
    namedOn: session.nextOn,
    hasCriticalOverdue: open.some((item) => item.priority === 'Critical' && isOverdue(item, now, zoneOf(item.owner))),
    today: localDate(now, session.timeZone),
    calendar: input.calendar,
  });
  if (day.kind === 'none') return { kind: 'none', reason: 'no-cadence' };
  if (day.kind === 'ask') return ask(input, 'no-day', null);
  const { attendees, unreachable } = attendeesOf(session.organiser, open, input.stakeholders);
  const need: FollowUpNeed = {
    kind: 'needed',
    day,
    attendees,
    unreachable,
    earliest: startOfDay(day.on, session.timeZone),
    latest: startOfDay(addDays(day.on, (input.searchDays ?? 14) + 1), session.timeZone),
  };
  const isSomebodyRequired = attendees.some((attendee) => attendee.attendance === 'required');
  return isSomebodyRequired ? need : ask(input, 'nobody-to-invite', need);
}

/** What is known of a person's calendar; entries are matched by mail address, whoever has none counts as unknown. */
export type KnownTime = Pick<PersonTime, 'mail' | 'busy' | 'workingHours'> & Partial<Pick<PersonTime, 'holidays'>>;

/** The plan, given the calendars of {@link followUpNeed}'s attendees in its span. */
export function planFollowUp(input: FollowUpInput, times: readonly KnownTime[]): FollowUpPlan {
  const need = followUpNeed(input);
  if (need.kind !== 'needed') return need;
  const byMail = new Map(times.map((time) => [time.mail.toLowerCase(), time]));
  const people = need.attendees.map((attendee) =>
    personTime(attendee, byMail.get(attendee.person.mail.toLowerCase()), input.calendar),
  );
  const isUnknown = (person: PersonTime) => person.attendance === 'required' && person.busy === null;
  const attendeesWho = (applies: (person: PersonTime) => boolean) =>
    need.attendees.filter((_attendee, index) => applies(people[index] as PersonTime));
  const known = people.filter((person) => !isUnknown(person));
  const slots = slotsFor(input, need, known);
  const [slot, ...alternatives] = slots;
  const proposals = slot ? slots : closestSlots(input, need, known);
  const unknown = attendeesWho(isUnknown);
  if (unknown.length > 0) return ask(input, 'unknown-calendar', need, { unknown, proposals });
  if (!slot) return ask(input, 'no-common-time', need, { proposals });
  const assumed = attendeesWho((person) => person.workingHours === null && person.busy !== null);
  return { kind: 'book', need, slot, alternatives, assumed, agenda: agendaOf(input) };
}

const ask = (
  input: FollowUpInput,
  reason: AskFollowUp['reason'],
  need: FollowUpNeed | null,
  found: Partial<Pick<AskFollowUp, 'unknown' | 'proposals'>> = {},
): AskFollowUp => ({ kind: 'ask', reason, need, unknown: [], proposals: [], agenda: agendaOf(input), ...found });

const personTime = (attendee: Attendee, time: KnownTime | undefined, calendar: WorkCalendar): PersonTime => ({
  mail: attendee.person.mail,
  name: attendee.person.name,
  attendance: attendee.attendance,
  busy: time?.busy ?? null,
  workingHours: time?.workingHours ?? null,
  holidays: time?.holidays ?? calendar.holidays,
});

const slotsFor = (input: FollowUpInput, need: FollowUpNeed, people: readonly PersonTime[]): readonly Slot[] =>
  findSlots({
    people,
    earliest: need.earliest,
    latest: need.latest,
    durationMinutes: input.durationMinutes,
    timeZone: input.session.timeZone,
    assumedHours: input.assumedHours,
  });

/** Where nothing suits all: only the chair, or else the first owner who has time at all, has to be free. */
function closestSlots(input: FollowUpInput, need: FollowUpNeed, people: readonly PersonTime[]): readonly Slot[] {
  for (const anchor of people.filter(({ attendance }) => attendance === 'required')) {
    const loose = people.map((person) => (person === anchor ? person : { ...person, attendance: 'optional' as const }));
    const slots = slotsFor(input, need, loose);
    if (slots.length > 0) return slots;
  }
  return [];
}
