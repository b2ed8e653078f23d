/** Weeks of calendar dates, for charts and lists. Pure. */
import { addDays } from '../../../shared/time/day-count.ts';

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}
