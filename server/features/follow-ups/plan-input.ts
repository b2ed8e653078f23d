/** What a follow-up is planned from, gathered from mirror, settings and directory. Asks no calendar. */
import type { WorkingHours } from '../../../shared/follow-up/person-time.ts';
import type { FollowUpInput } from '../../../shared/follow-up/plan.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { addDays } from '../../../shared/time/day-count.ts';
import type { TimeZone } from '../../../shared/time/instant.ts';
import { MONDAY_TO_FRIDAY } from '../../../shared/time/working-days.ts';
import { localDate } from '../../../shared/time/zone.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RegisterSettings } from '../../ports/settings.ts';
import { seriesItems } from '../support/series-items.ts';
import { workCalendar } from '../support/work-calendar.ts';
import { zonesOf } from '../support/zones.ts';

export type PlanPorts = Pick<Ports, 'clock' | 'directory' | 'holidays' | 'links' | 'mirror' | 'settings'>;

/** How far beyond today and a named day holidays are looked up: the longest cadence and the days searched for a slot. */
const AHEAD_DAYS = 90;

/** Nine to five, where a mailbox tells no working hours. */
const officeHours = (timeZone: TimeZone): WorkingHours => ({
  days: MONDAY_TO_FRIDAY.days,
  startMinute: 9 * 60,
  endMinute: 17 * 60,
  timeZone,
});

/** Everybody who was there is invited; owners of what is open have to come. */
export async function planInput(
  ports: PlanPorts,
  tenantId: string,
  session: Session,
  settings: RegisterSettings,
): Promise<FollowUpInput> {
  const items = await seriesItems(ports, tenantId, session);
  const owners = items.map(({ record }) => record.owner);
  const now = ports.clock.now();
  const today = localDate(now, session.timeZone);
  const last = session.nextOn !== null && session.nextOn > today ? session.nextOn : today;
  return {
    session,
    items: items.map(({ record }) => record),
    stakeholders: session.attendees,
    calendar: workCalendar(ports, settings, { from: today, to: addDays(last, AHEAD_DAYS) }),
    assumedHours: officeHours(settings.timeZone),
    durationMinutes: settings.followUpMinutes,
    now,
    zoneOf: await zonesOf(ports, tenantId, owners, settings.timeZone),
    linkTo: ports.links.to,
  };
}
