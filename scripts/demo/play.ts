/** One meeting: the event, the notes, acceptance of every candidate; then 24 hours. */
import { pathOf } from '../../shared/contract/paths.ts';
import { meetingKey } from '../../shared/meeting/key.ts';
import { stableKey } from '../../shared/text-key.ts';
import { addHours, addMinutes } from '../../shared/time/instant.ts';
import type { SandboxUser } from '../stack.ts';
import type { Notes } from './notes.ts';
import { isNamed } from './people.ts';
import { nextDueAt, untilQuiet } from './quiet.ts';
import type { Stage } from './stage.ts';

/** What the demo did, to be compared with what is then found. */
export interface Played {
  readonly title: string;
  readonly sessionRef: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly attendees: readonly SandboxUser[];
  /** Keys of the accepted candidates, in their order in the notes. */
  readonly accepted: readonly string[];
}

interface Found {
  readonly items: readonly {
    readonly text: string;
    readonly quote: string;
    readonly start: number;
    readonly owner: string | null;
    readonly dueOn: string | null;
  }[];
  readonly decisions: readonly { readonly text: string }[];
  readonly followUp: { readonly on: string | null } | null;
}

/** When the demo's meeting of that day begins. */
export const beginOf = (day: string): string => `${day}T10:00:00.000Z`;

/** Holds the meeting on that day and captures its notes five minutes after the end. */
export async function holdMeeting(stage: Stage, notes: Notes, day: string): Promise<Played> {
  const startsAt = beginOf(day);
  const endsAt = addHours(startsAt, 1);
  const attendees = invited(stage, notes);
  const event = await invite(stage, { title: notes.title, startsAt, endsAt, attendees });
  await stage.control('/clock', { method: 'POST', body: { now: addMinutes(endsAt, 5) } });
  const found = await readCandidates(stage, notes, endsAt);
  const { sessionRef, accepted } = await capture(stage, { notes, event, found, attendees, startsAt, endsAt });
  return { title: notes.title, sessionRef, startsAt, endsAt, attendees, accepted };
}

/**
 * Lets time pass, by an ISO 8601 duration in days, hours or minutes. The clock stops at each instant at which something
 * falls due, as real time would: a single jump would be a server that was down all the while, and late.
 */
export async function letPass(stage: Stage, duration: string): Promise<void> {
  const { now } = await stage.control<{ now: string }>('/clock');
  const until = addMinutes(now, minutesOf(duration));
  for (let at = ''; at !== until; ) {
    at = (await nextDueAt(stage, until)) ?? until;
    await stage.control('/clock', { method: 'POST', body: { now: at } });
    await untilQuiet(stage);
  }
}

function minutesOf(duration: string): number {
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  const total = Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  if (total === 0) throw new RangeError(`not a duration in days, hours or minutes: ${duration}`);
  return total;
}

/** Those whom the notes name; two colleagues when they name nobody, so that somebody can be told. */
function invited(stage: Stage, notes: Notes): readonly SandboxUser[] {
  const others = stage.tenant.facts.users.filter(
    (user) => user.id !== stage.chair.id && user.displayName !== 'Followthrough',
  );
  const named = others.filter((user) => notes.names.some((name) => isNamed(user.displayName, name)));
  return named.length > 0 ? named : others.slice(0, 2);
}

interface Invitation {
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly attendees: readonly SandboxUser[];
}

interface MeetingEvent {
  readonly id: string;
  readonly iCalUId: string;
}

function invite(stage: Stage, { title, startsAt, endsAt, attendees }: Invitation): Promise<MeetingEvent> {
  const time = (instant: string) => ({ dateTime: instant.replace('Z', ''), timeZone: 'UTC' });
  const people = attendees.map((user) => ({
    type: 'required',
    emailAddress: { name: user.displayName, address: user.mail },
  }));
  const body = {
    subject: title,
    start: time(startsAt),
    end: time(endsAt),
    attendees: people,
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
  };
  return stage.graph<MeetingEvent>(stage.chair, '/me/events', {
    method: 'POST',
    headers: { prefer: 'IdType="ImmutableId"' },
    body,
  });
}

function readCandidates(stage: Stage, notes: Notes, at: string): Promise<Found> {
  const query = new URLSearchParams({ name: notes.fileName, at, timeZone: 'Europe/London' });
  return stage.api<Found>(stage.chair, `${pathOf('extract')}?${query}`, { method: 'POST', body: notes.bytes });
}

interface Capture {
  readonly notes: Notes;
  readonly event: MeetingEvent;
  readonly found: Found;
  readonly attendees: readonly SandboxUser[];
  readonly startsAt: string;
  readonly endsAt: string;
}

async function capture(
  stage: Stage,
  { notes, event, found, attendees, startsAt, endsAt }: Capture,
): Promise<{ sessionRef: string; accepted: readonly string[] }> {
  const key = meetingKey({ iCalUId: event.iCalUId, originalStartsAt: null });
  const items = found.items.map((item) => ({
    key: stableKey([key, String(item.start), item.quote]),
    title: oneLine(item.text),
    owner: item.owner ? { name: item.owner.slice(0, 255) } : null,
    dueOn: item.dueOn,
    sourceQuote: item.quote.slice(0, 4_000),
  }));
  const session = {
    title: notes.title,
    eventId: event.id,
    iCalUId: event.iCalUId,
    seriesId: null,
    organiser: person(stage.chair),
    attendees: attendees.map(person),
    startsAt,
    endsAt,
    timeZone: 'Europe/London',
    decisions: found.decisions.map((decision) => oneLine(decision.text)),
    nextOn: found.followUp?.on ?? null,
    ...(found.followUp?.on ? { cadence: 'Named date' } : {}),
  };
  const saved = await stage.api<{ session: { reference: string } }>(stage.chair, pathOf('capture', { key }), {
    method: 'POST',
    body: { session, items, sourceKind: 'Notes' },
  });
  return { sessionRef: saved.session.reference, accepted: items.map((item) => item.key) };
}

const person = (user: SandboxUser) => ({ key: user.id, name: user.displayName, mail: user.mail });

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 255);
