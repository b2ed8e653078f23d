/** The deadline of a task, counted from the meeting's day in its zone. Vague times are flagged, never turned into dates. */

import { fromDayNumber } from '../../time/calendar-date.ts';
import { findDeadline, type Reference, resolveDeadline, resolvePhrase, vagueTime } from '../due-phrase.ts';
import type { ExtractionContext } from '../extraction.ts';

/** What is known about when a task is due. */
export interface Due {
  readonly duePhrase: string | null;
  readonly dueOn: string | null;
  readonly dueVague: boolean;
}

const NONE: Due = { duePhrase: null, dueOn: null, dueVague: false };

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** One formatter a zone: making one costs more than reading a page of minutes. Throws on a zone nobody knows. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

/** The meeting's day and minute in its own zone; null when the instant or the zone is not known. */
export function referenceOf(context: ExtractionContext): Reference | null {
  const instant = Date.parse(context.at);
  if (Number.isNaN(instant)) return null;
  if (context.timeZone === '' || context.timeZone === 'UTC') {
    // The zone of no offset needs no calendar of zones, which takes long to load.
    const days = Math.floor(instant / DAY_MS);
    return {
      on: fromDayNumber(days),
      minuteOfDay: Math.floor((instant - days * DAY_MS) / 60_000),
      nextMeetingOn: context.nextMeetingOn ?? null,
    };
  }
  try {
    const format = formatFor(context.timeZone);
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const on = { year: parts.get('year') ?? 0, month: parts.get('month') ?? 0, day: parts.get('day') ?? 0 };
    return {
      on,
      minuteOfDay: (parts.get('hour') ?? 0) * 60 + (parts.get('minute') ?? 0),
      nextMeetingOn: context.nextMeetingOn ?? null,
    };
  } catch {
    return null;
  }
}

/** Finds and resolves the deadline in a task's words; `stated` is a deadline given apart, as in a table. */
export function settleDue(text: string, stated: string | null, locale: string, reference: Reference | null): Due {
  const language = locale.slice(0, 2).toLowerCase();
  if (stated !== null) {
    const on = reference === null ? null : resolvePhrase(stated, locale, reference);
    return { duePhrase: stated, dueOn: on, dueVague: on === null && vagueTime(stated) !== null };
  }
  const found = findDeadline(text, language, locale);
  if (found !== null) {
    return {
      duePhrase: found.text,
      dueOn: reference === null ? null : resolveDeadline(found, reference),
      dueVague: false,
    };
  }
  const vague = vagueTime(text);
  return vague === null ? NONE : { duePhrase: vague, dueOn: null, dueVague: true };
}
