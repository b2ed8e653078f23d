/**
 * Busy times for a fresh tenant, so that finding a slot is a real choice: standing meetings, focus time, a holiday.
 * They follow from each person's place in the list, in their own zone, and repeat for ever.
 */
import type { Seed } from '../../seed/seed.ts';
import type { Person } from '../directory/people.ts';
import type { Tenant } from '../tenant.ts';
import { createEvent } from './calendar/create-event.ts';
import { WEEKDAYS } from './calendar/recurrence.ts';
import { hasMailbox, openMailbox } from './mailboxes.ts';
import { ianaOf, wallOf } from './zones.ts';

interface Habit {
  subject: string;
  /** Days of the week, 1 for Monday. */
  days: number[];
  /** Local start and end, `09:00`. */
  from: string;
  to: string;
  showAs: 'busy' | 'tentative' | 'workingElsewhere' | 'oof';
  everyWeeks: number;
}

/** Person n has habits n, n+3 and n+5, so neighbours share some and nobody has all. */
const HABITS: readonly Habit[] = [
  { subject: 'Team stand-up', days: [1, 2, 3, 4, 5], from: '09:30', to: '09:45', showAs: 'busy', everyWeeks: 1 },
  { subject: 'Focus time', days: [2, 4], from: '10:00', to: '12:00', showAs: 'busy', everyWeeks: 1 },
  { subject: 'Department meeting', days: [1], from: '14:00', to: '15:30', showAs: 'busy', everyWeeks: 1 },
  { subject: 'Customer call', days: [3], from: '11:00', to: '12:00', showAs: 'busy', everyWeeks: 2 },
  { subject: 'Course', days: [5], from: '13:00', to: '16:00', showAs: 'tentative', everyWeeks: 2 },
  { subject: 'Site visit', days: [4], from: '13:30', to: '17:00', showAs: 'oof', everyWeeks: 2 },
  { subject: 'From home', days: [3], from: '09:00', to: '17:00', showAs: 'workingElsewhere', everyWeeks: 1 },
];
const STEPS = [0, 3, 5];

/** Plants the habits, beginning in the week the tenant is in. */
export function seedCalendars(tenant: Tenant, seed: Seed): void {
  seed.people
    .filter((person) => person.kind === 'person' && hasMailbox(person))
    .forEach((person, index) => {
      const own = new Set(STEPS.map((step) => HABITS[(index + step) % HABITS.length]));
      for (const habit of own) if (habit) plant(tenant, person, habit);
    });
}

function plant(tenant: Tenant, person: Person, habit: Habit): void {
  const startDate = firstDay(tenant.clock.now(), ianaOf(person.timeZone) ?? 'UTC', habit.days);
  const at = (time: string) => ({ dateTime: `${startDate}T${time}:00`, timeZone: person.timeZone });
  createEvent(tenant, person, openMailbox(tenant, person), {
    subject: habit.subject,
    start: at(habit.from),
    end: at(habit.to),
    showAs: habit.showAs,
    isReminderOn: false,
    recurrence: {
      pattern: {
        type: 'weekly',
        interval: habit.everyWeeks,
        daysOfWeek: habit.days.map((day) => WEEKDAYS[day]),
        firstDayOfWeek: 'monday',
      },
      range: { type: 'noEnd', startDate },
    },
  });
}

/** The first of these days in the present week, Monday first. */
function firstDay(nowMs: number, zone: string, days: readonly number[]): string {
  const today = new Date(`${wallOf(nowMs, zone).slice(0, 10)}T00:00:00Z`);
  const monday = today.getTime() - ((today.getUTCDay() + 6) % 7) * 86_400_000;
  return new Date(monday + (Math.min(...days) - 1) * 86_400_000).toISOString().slice(0, 10);
}
