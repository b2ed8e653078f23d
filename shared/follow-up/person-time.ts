/** One person's time as intervals: when they work, when they are surely taken, when only perhaps. */
import { addDays, weekdayOf } from '../time/day-count.ts';
import { epochMs, type IsoDate, type IsoInstant, instantOf, type TimeZone } from '../time/instant.ts';
import { atMinute, localDate } from '../time/zone.ts';
import { type Interval, intersect, subtract, union } from './intervals.ts';

const MINUTES_A_DAY = 1440;

/** Days as 0 Sunday to 6 Saturday, minutes since local midnight; an end at or before the start is on the next day. */
export interface WorkingHours {
  readonly days: readonly number[];
  readonly startMinute: number;
  readonly endMinute: number;
  readonly timeZone: TimeZone;
}

/** One appointment of a calendar. */
export interface BusyTime {
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant;
  readonly kind: string;
}

/** One person to meet; a calendar's availability fits in. */
export interface PersonTime {
  readonly mail: string;
  readonly name: string;
  readonly attendance: 'required' | 'optional';
  /** Null when it could not be learnt: unknown is never free. */
  readonly busy: readonly BusyTime[] | null;
  /** Null when unknown: the register's hours are assumed. */
  readonly workingHours: WorkingHours | null;
  /** Public holidays and days off where the person is. */
  readonly holidays: ReadonlySet<IsoDate>;
}

/** A person's time in the span asked for. */
export interface Times {
  readonly working: readonly Interval[];
  /** Surely taken: busy, out of office, and whatever kind is not known. */
  readonly taken: readonly Interval[];
  /** Perhaps taken: tentative, working elsewhere. */
  readonly perhaps: readonly Interval[];
}

/** Kinds that give way when no time is quite free. All others never do. */
const SOFT_KINDS: ReadonlySet<string> = new Set(['tentative', 'workingElsewhere']);

/**
 * Reader of people's time within one span. Working time is worked out once for people who share hours and holidays.
 * A person whose calendar is unknown is taken for the whole span.
 */
export function timesReader(span: Interval, assumed: WorkingHours): (person: PersonTime) => Times {
  const known = new Map<ReadonlySet<IsoDate>, Map<string, readonly Interval[]>>();
  return (person) => {
    const hours = person.workingHours ?? assumed;
    const name = JSON.stringify(hours);
    const ofHolidays = known.get(person.holidays) ?? new Map<string, readonly Interval[]>();
    const working = ofHolidays.get(name) ?? workingTime(span, hours, person.holidays);
    known.set(person.holidays, ofHolidays.set(name, working));
    const busy = person.busy ?? [{ startsAt: instantOf(span.from), endsAt: instantOf(span.to), kind: 'unknown' }];
    return { working, taken: ofKinds(busy, false), perhaps: ofKinds(busy, true) };
  };
}

const ofKinds = (busy: readonly BusyTime[], isSoft: boolean): readonly Interval[] =>
  union(
    busy
      .filter((one) => SOFT_KINDS.has(one.kind) === isSoft && one.kind !== 'free')
      .map(({ startsAt, endsAt }) => ({ from: epochMs(startsAt), to: epochMs(endsAt) })),
  );

/** The working time within the span: local hours of each working day, so that summer time moves them along. */
function workingTime(span: Interval, hours: WorkingHours, holidays: ReadonlySet<IsoDate>): readonly Interval[] {
  const { days, startMinute, endMinute, timeZone } = hours;
  const end = endMinute > startMinute ? endMinute : endMinute + MINUTES_A_DAY;
  const last = localDate(instantOf(span.to), timeZone);
  const spans: Interval[] = [];
  for (let date = addDays(localDate(instantOf(span.from), timeZone), -1); date <= last; date = addDays(date, 1)) {
    if (!days.includes(weekdayOf(date)) || holidays.has(date)) continue;
    const from = epochMs(atMinute(date, startMinute, timeZone));
    spans.push({ from, to: epochMs(atMinute(date, end, timeZone)) });
  }
  return intersect(union(spans), [span]);
}

/** When the person can meet: working and not taken; with `isStrict` not even perhaps. */
export const freeTime = ({ working, taken, perhaps }: Times, isStrict: boolean): readonly Interval[] =>
  subtract(working, isStrict ? union([...taken, ...perhaps]) : taken);
