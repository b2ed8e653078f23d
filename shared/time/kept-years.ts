/**
 * The years a register keeps: 1970 to 2199. Beyond them arithmetic with days leaves what four digits can say, and a date
 * such as 31.12.9999 is somebody's way of saying "never", which the record says by having none.
 */

/** Years as a pattern, for schemas: `1970` to `2199`. */
export const KEPT_YEARS = '(?:19[7-9]\\d|2[01]\\d\\d)';

const KEPT = new RegExp(`^${KEPT_YEARS}-`);

/** Whether the year of an ISO date or instant is one that a register keeps. Says nothing about the rest of the text. */
export const isKeptYear = (dateOrInstant: string): boolean => KEPT.test(dateOrInstant);
