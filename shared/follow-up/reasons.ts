/** Why a plan is what it is, in sentences for people: the day, who is free, whose clock shows what, what was assumed. */
import type { PersonRef } from '../action-item/person.ts';
import { cleanLine } from '../action-item/shown-text.ts';
import { formatDate, formatTime } from '../time/format.ts';
import { addMinutes, type TimeZone } from '../time/instant.ts';
import { localDate } from '../time/zone.ts';
import type { Attendee } from './attendees.ts';
import type { AskFollowUp, FollowUpNeed, FollowUpPlan } from './plan.ts';
import type { AgendaLanguage } from './render-agenda.ts';
import type { Slot } from './slot.ts';

/** The words, and the zones of the people when they are known. */
export interface ReasonContext extends AgendaLanguage {
  /** Zone of the session. */
  readonly timeZone: TimeZone;
  /** Zones of the attendees; those of the same zone are said once. */
  readonly zonesOf?: (attendee: Attendee) => TimeZone | null;
}

/** The reasons of a plan, the weightiest first. */
export function reasonsOf(plan: FollowUpPlan, context: ReasonContext): readonly string[] {
  const { words } = context;
  if (plan.kind === 'none') return [plan.reason === 'no-cadence' ? words.noCadence : words.noOpenItems];
  if (plan.need === null) return [words.noDay];
  const day = dayReasons(plan.need, context);
  const absent = saidOf(plan.need.unreachable, words.withoutMail);
  if (plan.kind === 'ask') return [...askReasons(plan, plan.need, context), ...day, ...absent];
  const assumed = saidOf(plan.assumed.map(personOf), words.assumedHours);
  return [...day, ...slotReasons(plan.slot, plan.need.attendees, context), ...assumed, ...absent];
}

function askReasons(plan: AskFollowUp, { earliest, latest }: FollowUpNeed, context: ReasonContext): readonly string[] {
  const { words } = context;
  if (plan.reason === 'nobody-to-invite') return [words.nobody];
  if (plan.reason === 'unknown-calendar') return saidOf(plan.unknown.map(personOf), words.unknownCalendar);
  return [words.noCommonTime(dayText(earliest, context), dayText(addMinutes(latest, -1), context))];
}

/**
 * Why one slot, for a list of alternatives or proposals.
 * @param attendees those it was looked for with: for a proposal without the people whose calendar is unknown.
 */
export function slotReasons(slot: Slot, attendees: readonly Attendee[], context: ReasonContext): readonly string[] {
  const { words } = context;
  const named = (mails: readonly string[]) =>
    namesOf(attendees.filter(({ person }) => mails.includes(person.mail)).map(({ person }) => person));
  const required = attendees.filter(({ attendance }) => attendance === 'required');
  return [
    slot.tentative.length > 0 ? words.overTentative(named(slot.tentative)) : words.allFree(required.length),
    words.localTimes(localTimes(slot, attendees, context)),
    slot.optionalFree.length > 0 ? words.optionalFree(named(slot.optionalFree)) : '',
    slot.optionalBusy.length > 0 ? words.optionalBusy(named(slot.optionalBusy)) : '',
  ].filter((reason) => reason !== '');
}

function dayReasons({ day }: FollowUpNeed, { words, locale }: ReasonContext): readonly string[] {
  const on = formatDate(day.on, locale);
  if (day.on === day.wished || day.why === 'critical-overdue') return [words.days[day.why](on)];
  const wished = formatDate(day.wished, locale);
  return [words.days[day.why](wished), words.moved(wished, on)];
}

function localTimes(
  slot: Slot,
  attendees: readonly Attendee[],
  { words, locale, timeZone, zonesOf }: ReasonContext,
): string {
  const zones = [timeZone, ...attendees.flatMap((attendee) => zonesOf?.(attendee) ?? [])];
  return [...new Set(zones)]
    .map((zone) => words.localTime(formatTime(slot.startsAt, zone, locale), zone.replaceAll('_', ' ')))
    .join(', ');
}

const dayText = (instant: string, { timeZone, locale }: ReasonContext): string =>
  formatDate(localDate(instant, timeZone), locale);

const personOf = ({ person }: Attendee): PersonRef => person;

const saidOf = (people: readonly PersonRef[], say: (names: string) => string): readonly string[] =>
  people.length > 0 ? [say(namesOf(people))] : [];

/** The people's names on one line. */
export const namesOf = (people: readonly PersonRef[]): string =>
  people.map(({ name }) => cleanLine(name, 100)).join(', ');
