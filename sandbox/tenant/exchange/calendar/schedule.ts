/**
 * Who is busy when: the calendars of people, rooms and groups read as busy times.
 */
import type { Person } from '../../directory/people.ts';
import type { Json } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import { destinationOf } from '../mail/deliver.ts';
import { openMailbox } from '../mailboxes.ts';
import { zonedText } from '../zones.ts';
import { availabilityView, type BusyTime, type FreeBusy } from './busy.ts';
import type { EventFields } from './event.ts';
import { type Window, windowInstances } from './window.ts';

/** A busy time with what may be told of it. */
export interface BusyEntry extends BusyTime {
  fields: EventFields;
}

/** What shows as anything but free on a person's calendar within the window, by start. */
export function busyEntries(tenant: Tenant, person: Person, window: Window): BusyEntry[] {
  const { events } = openMailbox(tenant, person);
  return windowInstances(Object.values(events), window)
    .filter(({ fields }) => !fields.isCancelled && fields.showAs !== 'free')
    .map(({ fields }) => ({
      startMs: fields.startMs,
      endMs: fields.endMs,
      status: fields.showAs as FreeBusy,
      fields,
    }));
}

/** People behind an address: one, or the members of a group; null when the address is nobody's here. */
export function peopleBehind(tenant: Tenant, address: string): Person[] | null {
  const destination = destinationOf(tenant, address);
  if (destination.kind === 'mailbox') return [destination.person];
  return destination.kind === 'group' ? destination.members : null;
}

/** What to look up and how to show it. */
export interface ScheduleRequest {
  window: Window;
  slotMs: number;
  /** Zone of the times in the answer. */
  zone: string;
  /** Object id of the one person whose entries show subject and place: the owner of the calendar asked. */
  ownerId: string;
}

/** One entry of the answer; an address nobody is behind carries an error. */
export function scheduleEntry(tenant: Tenant, address: string, request: ScheduleRequest): Json {
  const people = peopleBehind(tenant, address);
  if (people === null) {
    const message = `Unable to resolve e-mail address ${address} to an Active Directory object.`;
    return { scheduleId: address, error: { message, responseCode: '5009' } };
  }
  const { window, slotMs } = request;
  const entries = people.flatMap((person) => busyEntries(tenant, person, window));
  const [single] = people.length === 1 ? people : [];
  return {
    scheduleId: address,
    availabilityView: availabilityView(entries, window.fromMs, window.toMs, slotMs),
    scheduleItems: single ? entries.map((entry) => item(entry, request, single.id === request.ownerId)) : [],
    ...(single ? { workingHours: workingHoursOf(tenant, single) } : {}),
  };
}

function item({ startMs, endMs, status, fields }: BusyEntry, { zone }: ScheduleRequest, details: boolean): Json {
  const isPrivate = fields.sensitivity === 'private';
  const place = String(fields.location.displayName ?? '');
  return {
    ...(details ? { isPrivate, subject: fields.subject, location: place } : {}),
    status,
    start: zonedText(startMs, zone),
    end: zonedText(endMs, zone),
  };
}

/** Working hours as mailbox settings have them. */
export function workingHoursOf(tenant: Tenant, person: Person): Json {
  return { ...openMailbox(tenant, person).settings.workingHours };
}
