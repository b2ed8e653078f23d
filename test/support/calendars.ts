/** People's time for tests of slots: nine to five in a zone, nothing in it unless said. */
import type { PersonTime, WorkingHours } from '../../shared/follow-up/person-time.ts';

export const hoursIn = (timeZone: string): WorkingHours => ({
  days: [1, 2, 3, 4, 5],
  startMinute: 9 * 60,
  endMinute: 17 * 60,
  timeZone,
});

export const personTime = (mail: string, changes: Partial<PersonTime> = {}): PersonTime => ({
  mail,
  name: mail,
  attendance: 'required',
  busy: [],
  workingHours: hoursIn('Europe/Berlin'),
  holidays: new Set(),
  ...changes,
});

export const busy = (startsAt: string, endsAt: string, kind = 'busy') => ({ startsAt, endsAt, kind });
