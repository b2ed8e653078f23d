/**
 * The key of a meeting across calendars: Exchange's Global Object Id in hexadecimal. The uid of one occurrence
 * differs from its series' uid by the date in the middle.
 * @see MS-OXOCAL 2.2.1.27 PidLidGlobalObjectId
 */

const CLASS_ID = '040000008200E00074C5B7101A82E008';
const NO_DATE = '00000000';
/** 1601-01-01 in milliseconds before 1970: where Windows file times begin. */
const FILETIME_EPOCH_MS = 11_644_473_600_000;

/**
 * Uid of a new meeting.
 *
 * @param guid random part, dashes allowed.
 * @param createdMs instant of creation.
 */
export function newUid(guid: string, createdMs: number): string {
  const fileTime = Buffer.alloc(8);
  fileTime.writeBigUInt64LE(BigInt(createdMs + FILETIME_EPOCH_MS) * 10_000n);
  const size = '10000000';
  const random = guid.replaceAll('-', '').toUpperCase();
  return `${CLASS_ID}${NO_DATE}${fileTime.toString('hex').toUpperCase()}${'0'.repeat(16)}${size}${random}`;
}

/** Uid of the occurrence that the pattern puts on this date, `2026-03-01`; other calendars' own uids get a suffix. */
export function occurrenceUid(seriesUid: string, date: string): string {
  if (!seriesUid.startsWith(CLASS_ID)) return `${seriesUid}_${date.replaceAll('-', '')}`;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const bytes = Buffer.from([year >> 8, year & 0xff, month, day])
    .toString('hex')
    .toUpperCase();
  return `${CLASS_ID}${bytes}${seriesUid.slice(CLASS_ID.length + NO_DATE.length)}`;
}
