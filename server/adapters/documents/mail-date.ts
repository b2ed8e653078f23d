/** The date of a mail, also where its zone is no zone. */

import { isoInstant } from './zone-names.ts';

const UNZONED = /(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?/;

/** UTC instant of a Date header; a zone that cannot be read counts as UTC, with a notice. Absent when there is no date. */
export function mailDate(value: string | undefined): { date?: string; notices: string[] } {
  if (value === undefined) return { notices: [] };
  const exact = Date.parse(value);
  if (!Number.isNaN(exact)) return { date: isoInstant(exact), notices: [] };
  const match = UNZONED.exec(value);
  const guess = match === null ? Number.NaN : Date.parse(`${match[0]} UTC`);
  if (Number.isNaN(guess)) return { notices: ['The date of the mail cannot be read.'] };
  return { date: isoInstant(guess), notices: ['The time zone of the mail’s date cannot be read; UTC is assumed.'] };
}
