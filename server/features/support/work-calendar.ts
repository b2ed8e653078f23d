/** The days a register works: Monday to Friday without the public holidays of its region. */
import { addDays } from '../../../shared/time/day-count.ts';
import type { IsoDate } from '../../../shared/time/instant.ts';
import { isWorkingDay, MONDAY_TO_FRIDAY, type WorkCalendar } from '../../../shared/time/working-days.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RegisterSettings } from '../../ports/settings.ts';

/** How long people are off in one stretch at most, weekends included. */
const LONGEST_BREAK_DAYS = 30;

/** The calendar, good for dates of that span. */
export const workCalendar = (
  { holidays }: Pick<Ports, 'holidays'>,
  settings: Pick<RegisterSettings, 'holidays'>,
  span: { readonly from: IsoDate; readonly to: IsoDate },
): WorkCalendar => ({ ...MONDAY_TO_FRIDAY, holidays: holidays.daysOff(settings.holidays, span.from, span.to) });

/** The date when people work then, else the nearest working day on that side of it. */
export function workingDayNear(
  ports: Pick<Ports, 'holidays'>,
  settings: Pick<RegisterSettings, 'holidays'>,
  date: IsoDate,
  side: 'before' | 'after',
): IsoDate {
  const step = side === 'before' ? -1 : 1;
  const calendar = workCalendar(ports, settings, {
    from: addDays(date, -LONGEST_BREAK_DAYS),
    to: addDays(date, LONGEST_BREAK_DAYS),
  });
  for (let away = 0; away < LONGEST_BREAK_DAYS; away += 1) {
    const candidate = addDays(date, step * away);
    if (isWorkingDay(candidate, calendar)) return candidate;
  }
  return date;
}
