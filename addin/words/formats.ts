/**
 * Dates, instants, numbers and lists as the reader writes them. Formatters are made once: making them is slow.
 * One form a context: `day` in lists, cells and chips; `fullDay` in sentences, labels and the history; `moment` wherever
 * the time of day counts. Native date fields write dates their own way.
 */

export interface Formats {
  readonly locale: string;
  readonly timeZone: string;
  /** A calendar date, `Fri 6 Mar`; with the year, too, when it is not `today`'s. */
  day(date: string, today: string): string;
  /** A calendar date in full, `Friday 6 March 2026`. */
  fullDay(date: string): string;
  /** Day and time of a UTC instant, in the reader's zone; with the year when it is not this one. */
  moment(instant: string): string;
  /** Time of a UTC instant, in the reader's zone. */
  time(instant: string): string;
  /** `in 3 hours`, `2 days ago`. */
  distance(ms: number): string;
  percent(share: number): string;
  number(value: number): string;
  list(parts: readonly string[]): string;
  /** The calendar date of an instant in the reader's zone, `2026-03-05`. */
  dateOf(instant: string): string;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Formats of a locale; `timeZone` is IANA, `nowMs` tells which year it is. */
export function createFormats(locale: string, timeZone: string, nowMs: () => number): Formats {
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  // Calendar dates have no zone: they are laid on UTC and written in UTC.
  const near = make({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const far = make({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const full = make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const dayAndTime = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
  const moment = make({ ...dayAndTime, timeZone });
  const farMoment = make({ ...dayAndTime, year: 'numeric', timeZone });
  const time = make({ hour: 'numeric', minute: '2-digit', timeZone });
  const iso = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const yearOf = (at: Date) => iso.format(at).slice(0, 4);
  const dayOf = (date: string) => new Date(`${date}T00:00:00Z`);
  return {
    locale,
    timeZone,
    day: (date, today) => (date.slice(0, 4) === today.slice(0, 4) ? near : far).format(dayOf(date)),
    fullDay: (date) => full.format(dayOf(date)),
    moment(instant) {
      const at = new Date(instant);
      return (yearOf(at) === yearOf(new Date(nowMs())) ? moment : farMoment).format(at);
    },
    time: (instant) => time.format(new Date(instant)),
    distance(ms) {
      const [unit, size] = UNITS.find(([, each]) => Math.abs(ms) >= each) ?? (['minute', 60_000] as const);
      return relative.format(Math.round(ms / size), unit);
    },
    percent: (share) => percent.format(share),
    number: (value) => number.format(value),
    list: (parts) => list.format(parts),
    dateOf: (instant) => iso.format(new Date(instant)),
  };
}
