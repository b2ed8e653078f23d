/**
 * Times at which a group can meet, best first. All required people are truly free within their working hours; what is
 * unknown is never free. Interval sweeps, so that six weeks of twenty people take milliseconds.
 */
import { epochMs, type IsoInstant, instantOf, type TimeZone } from '../time/instant.ts';
import { minutesIntoDay } from '../time/zone.ts';
import { covers, type Interval, intersect, overlaps } from './intervals.ts';
import { freeTime, type PersonTime, type Times, timesReader, type WorkingHours } from './person-time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What is looked for. */
export interface SlotRequest {
  readonly people: readonly PersonTime[];
  /** No slot begins before. */
  readonly earliest: IsoInstant;
  /** No slot ends after. */
  readonly latest: IsoInstant;
  readonly durationMinutes: number;
  /** Slots begin on multiples of it, counted from midnight in `timeZone`. 30 when absent. */
  readonly stepMinutes?: number;
  /** The zone of the session. */
  readonly timeZone: TimeZone;
  /** For people whose working hours are unknown. */
  readonly assumedHours: WorkingHours;
  /** How many slots to give at most; they do not overlap each other. 5 when absent. */
  readonly limit?: number;
}

/** A time at which all required people can meet. */
export interface Slot {
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant;
  /** Optional people who can come, and who cannot. Mail addresses, as in the request. */
  readonly optionalFree: readonly string[];
  readonly optionalBusy: readonly string[];
  /** Required people with something tentative then. Only where no time is quite free. */
  readonly tentative: readonly string[];
}

/**
 * The best slots, at most `limit`. Earlier is better; one optional person more, or one tentative overlap fewer, is worth
 * waiting a day. Tentative appointments count as busy unless nothing else is left. Empty when there is no common time,
 * nobody is required, or somebody's calendar is unknown.
 */
export function findSlots(request: SlotRequest): readonly Slot[] {
  if (!(request.durationMinutes >= 1 && (request.stepMinutes ?? 30) >= 1))
    throw new RangeError('a slot lasts and steps at least a minute');
  const span = { from: epochMs(request.earliest), to: epochMs(request.latest) };
  const timesOf = timesReader(span, request.assumedHours);
  const people = request.people.map((person) => ({ person, times: timesOf(person) }));
  const required = people.filter(({ person }) => person.attendance === 'required');
  if (required.length === 0) return [];
  const strict = startsIn(commonTime(required, true), request);
  const starts = strict.length > 0 ? strict : startsIn(commonTime(required, false), request);
  const optional = people
    .filter(({ person }) => person.attendance === 'optional')
    .map(({ person, times }) => ({ mail: person.mail, free: freeTime(times, true) }));
  const ranked = starts
    .map((from) => ranking({ from, to: from + request.durationMinutes * MINUTE_MS }, required, optional))
    .map((one) => ({ ...one, cost: one.span.from - span.from + one.drawbacks * DAY_MS }))
    .sort((a, b) => a.cost - b.cost || a.span.from - b.span.from);
  return apart(ranked, request.limit ?? 5).map(({ slot }) => slot);
}

interface Someone {
  readonly person: PersonTime;
  readonly times: Times;
}

interface Ranked {
  readonly span: Interval;
  readonly slot: Slot;
  readonly drawbacks: number;
}

const commonTime = (required: readonly Someone[], isStrict: boolean): readonly Interval[] =>
  required.map(({ times }) => freeTime(times, isStrict)).reduce((common, free) => intersect(common, free));

/** Every start on the grid at which the whole meeting fits into one of the intervals. */
function startsIn(free: readonly Interval[], request: SlotRequest): readonly number[] {
  const step = request.stepMinutes ?? 30;
  const length = request.durationMinutes * MINUTE_MS;
  const starts: number[] = [];
  for (const { from, to } of free) {
    for (let at = onGrid(from, step, request.timeZone); at + length <= to; at += step * MINUTE_MS) starts.push(at);
  }
  return starts;
}

/** The first instant from there on at which clocks in the zone show a multiple of the step. */
function onGrid(from: number, step: number, zone: TimeZone): number {
  const minute = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
  const past = minutesIntoDay(instantOf(minute), zone) % step;
  return past === 0 ? minute : minute + (step - past) * MINUTE_MS;
}

function ranking(
  span: Interval,
  required: readonly Someone[],
  optional: readonly { readonly mail: string; readonly free: readonly Interval[] }[],
): Ranked {
  const optionalFree = optional.filter(({ free }) => covers(free, span)).map(({ mail }) => mail);
  const optionalBusy = optional.map(({ mail }) => mail).filter((mail) => !optionalFree.includes(mail));
  const tentative = required.filter(({ times }) => overlaps(times.perhaps, span)).map(({ person }) => person.mail);
  const slot = { startsAt: instantOf(span.from), endsAt: instantOf(span.to), optionalFree, optionalBusy, tentative };
  return { span, slot, drawbacks: optionalBusy.length + tentative.length };
}

/** The first ones that do not overlap a better one: a second choice half an hour off is none. */
function apart(ranked: readonly Ranked[], limit: number): readonly Ranked[] {
  const chosen: Ranked[] = [];
  for (const one of ranked) {
    if (chosen.length === limit) break;
    if (!chosen.some(({ span }) => overlaps([span], one.span))) chosen.push(one);
  }
  return chosen;
}
