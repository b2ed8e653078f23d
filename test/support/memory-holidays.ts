/** Public holidays as a test names them, whatever the year. */
import type { Holidays } from '../../server/ports/holidays.ts';

/** @param byRegion dates off by region. */
export const createMemoryHolidays = (byRegion: Readonly<Record<string, readonly string[]>>): Holidays => ({
  daysOff: (region, fromDate, toDate) =>
    new Set((byRegion[region ?? ''] ?? []).filter((day) => day >= fromDate && day <= toDate)),
});
