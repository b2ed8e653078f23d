/**
 * findMeetingTimes: slots in which enough people are free, best first. Delegated only.
 * @see https://learn.microsoft.com/graph/api/user-findmeetingtimes
 */
import type { Person } from '../../directory/people.ts';
import type { Json } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import type { Recipient } from '../recipients.ts';
import { ianaOf, localMinute, zonedText } from '../zones.ts';
import { type BusyTime, type FreeBusy, statusBetween } from './busy.ts';
import { WEEKDAYS } from './recurrence.ts';
import { busyEntries, peopleBehind, workingHoursOf } from './schedule.ts';
import type { Window } from './window.ts';

/** One invited person of the question. */
export interface Candidate extends Recipient {
  type: string;
}

/** The question, read and checked. */
export interface TimesQuestion {
  organizer: Person;
  isOrganizerOptional: boolean;
  candidates: readonly Candidate[];
  windows: readonly Window[];
  durationMs: number;
  maxCandidates: number;
  minimumPercentage: number;
  domain: string;
  zone: string;
  withReasons: boolean;
}

interface Guest {
  candidate: Candidate | null;
  /** Null when nobody here knows the calendar. */
  busy: BusyTime[] | null;
}

const STEP_MS = 30 * 60_000;
const CHANCE: Readonly<Record<FreeBusy, number>> = {
  free: 100,
  unknown: 49,
  tentative: 0,
  busy: 0,
  oof: 0,
  workingElsewhere: 100,
};

interface Slot {
  startMs: number;
  confidence: number;
  organizer: FreeBusy;
  guests: FreeBusy[];
}

/** Slots by confidence, then time; with none, the reason why. */
export function findTimes(tenant: Tenant, question: TimesQuestion): Json {
  const guests = question.candidates.map((candidate) => guestOf(tenant, candidate, question.windows));
  const organizer = question.windows.flatMap((window) => busyEntries(tenant, question.organizer, window));
  const slots = question.windows.flatMap((window) => [...starts(tenant, question, window)]);
  const judged = slots.map((startMs) => judge(startMs, question, organizer, guests));
  const isFree = (status: FreeBusy) => CHANCE[status] === 100;
  const withOrganizer = judged.filter((slot) => question.isOrganizerOptional || isFree(slot.organizer));
  const suggestions = withOrganizer
    .filter((slot) => slot.confidence >= question.minimumPercentage)
    .sort((a, b) => b.confidence - a.confidence || a.startMs - b.startMs)
    .slice(0, question.maxCandidates);
  return {
    emptySuggestionsReason: suggestions.length > 0 ? '' : reasonFor(withOrganizer, guests),
    meetingTimeSuggestions: suggestions.map((slot, index) => suggestion(slot, index + 1, question)),
  };
}

function guestOf(tenant: Tenant, candidate: Candidate, windows: readonly Window[]): Guest {
  const people = peopleBehind(tenant, candidate.address);
  const busy = people && windows.flatMap((window) => people.flatMap((one) => busyEntries(tenant, one, window)));
  return { candidate, busy };
}

/** Starts on the half hour, within the organizer's working hours where the question is about work. */
function* starts(tenant: Tenant, question: TimesQuestion, { fromMs, toMs }: Window): Generator<number> {
  const hours = workingHoursOf(tenant, question.organizer) as {
    daysOfWeek: string[];
    startTime: string;
    endTime: string;
    timeZone: { name: string };
  };
  const zone = ianaOf(hours.timeZone.name) ?? 'UTC';
  const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  for (let at = Math.ceil(fromMs / STEP_MS) * STEP_MS; at + question.durationMs <= toMs; at += STEP_MS) {
    const { weekday, minute } = localMinute(at, zone);
    const isWork =
      hours.daysOfWeek.includes(WEEKDAYS[weekday] ?? '') &&
      minute >= minuteOf(hours.startTime) &&
      minute + question.durationMs / 60_000 <= minuteOf(hours.endTime);
    if (question.domain !== 'work' || isWork) yield at;
  }
}

function judge(startMs: number, question: TimesQuestion, organizer: BusyTime[], guests: readonly Guest[]): Slot {
  const endMs = startMs + question.durationMs;
  const statuses = guests.map(({ busy }) => (busy ? statusBetween(busy, startMs, endMs) : 'unknown'));
  const own = statusBetween(organizer, startMs, endMs);
  const counted = question.isOrganizerOptional ? statuses : [own, ...statuses];
  const confidence = counted.reduce((sum, status) => sum + CHANCE[status], 0) / Math.max(1, counted.length);
  return { startMs, confidence, organizer: own, guests: statuses };
}

function reasonFor(slots: readonly Slot[], guests: readonly Guest[]): string {
  if (slots.length === 0) return 'organizerUnavailable';
  return guests.some(({ busy }) => busy === null) ? 'attendeesUnavailableOrUnknown' : 'attendeesUnavailable';
}

function suggestion(slot: Slot, order: number, question: TimesQuestion): Json {
  const allFree = slot.guests.every((status) => CHANCE[status] === 100);
  return {
    confidence: slot.confidence,
    order,
    organizerAvailability: slot.organizer,
    attendeeAvailability: question.candidates.map(({ name, address, type }, index) => ({
      attendee: { type, emailAddress: { name, address } },
      availability: slot.guests[index] ?? 'unknown',
    })),
    locations: [],
    ...(question.withReasons
      ? {
          suggestionReason: allFree
            ? 'Suggested because it is one of the nearest times when all attendees are available.'
            : 'Suggested because it is one of the nearest times when most attendees are available.',
        }
      : {}),
    meetingTimeSlot: {
      start: zonedText(slot.startMs, question.zone),
      end: zonedText(slot.startMs + question.durationMs, question.zone),
    },
  };
}
