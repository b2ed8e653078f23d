/** Public holidays: which dates nobody works although the week says so. */
import type { IsoDate } from '../../shared/time/instant.ts';

export interface Holidays {
  /**
   * Whole days off for everybody in the region, both ends of the span included. Half days are working days.
   * @param region ISO 3166 country, or country and subdivision, such as `DE-BY`. Null: none are observed.
   * @returns none for a region nobody knows, too: work goes on, and the log says so once.
   */
  daysOff(region: string | null, fromDate: IsoDate, toDate: IsoDate): ReadonlySet<IsoDate>;
}
