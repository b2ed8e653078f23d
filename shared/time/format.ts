/**
 * Instants and dates as people read them, in their locale and with the zone said. For eyes only: nothing reads this back.
 * The words come from the runtime's own locale data (Intl); what it does not know falls back to English.
 */
import { addHours, epochMs, type IsoDate, type IsoInstant, type TimeZone } from './instant.ts';
import { atMinute } from './zone.ts';

const DATE = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** Formats are costly to make and a mail needs the same few hundreds of times. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(supported(locale), options);
  made.set(key, fresh);
  return fresh;
}

function supported(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Locale data puts a narrow no-break space before AM and PM, which plain-text mail shows as a box. */
const withPlainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/**
 * Weekday, date, time and the zone's full name.
 * @example formatInstant('2026-03-05T14:30:00.000Z', 'Europe/Berlin', 'en-GB')
 * // 'Thu, 5 Mar 2026, 15:30 Central European Standard Time'
 */
export const formatInstant = (instant: IsoInstant, zone: TimeZone, locale: string): string =>
  withPlainSpaces(
    formatter(locale, { ...DATE, ...TIME, timeZoneName: 'long', timeZone: zone }).format(epochMs(instant)),
  );

/** Time of day alone, for the second end of a span on the same day. */
export const formatTime = (instant: IsoInstant, zone: TimeZone, locale: string): string =>
  withPlainSpaces(formatter(locale, { ...TIME, timeZone: zone }).format(epochMs(instant)));

/** Weekday and date, without a zone: `Thu, 5 Mar 2026`. */
export const formatDate = (date: IsoDate, locale: string): string =>
  withPlainSpaces(formatter(locale, { ...DATE, timeZone: 'UTC' }).format(epochMs(`${date}T12:00:00.000Z`)));

/**
 * The zone's name without regard to summer time, for a date: `Central European Time`.
 * @param date picks the name where a zone's rules have changed over the years.
 */
export function zoneName(zone: TimeZone, date: IsoDate, locale: string): string {
  const noon = addHours(atMinute(date, 0, zone), 12);
  const parts = formatter(locale, { timeZoneName: 'longGeneric', timeZone: zone }).formatToParts(epochMs(noon));
  return withPlainSpaces(parts.find((part) => part.type === 'timeZoneName')?.value ?? zone);
}
