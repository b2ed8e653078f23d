/** When people are busy, from getSchedule: at most 20 addresses and less than 62 days a call. */
import { addMs, epochMs, type IsoInstant } from '../../../shared/time/instant.ts';
import type { Availability, BusyKind } from '../../ports/calendar.ts';
import { PortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Graph } from './client.ts';
import { fromUtcTime, toIana } from './time-zones.ts';

interface WireSchedule {
  readonly scheduleId?: string;
  readonly error?: unknown;
  readonly scheduleItems?: readonly {
    readonly status?: string;
    readonly start?: { readonly dateTime?: string };
    readonly end?: { readonly dateTime?: string };
  }[];
  readonly workingHours?: {
    readonly daysOfWeek?: readonly string[];
    readonly startTime?: string;
    readonly endTime?: string;
    readonly timeZone?: { readonly name?: string };
  } | null;
}

interface Range {
  readonly from: IsoInstant;
  readonly to: IsoInstant;
}

const PEOPLE_A_CALL = 20;
const RANGE_MS = 60 * 86_400_000;

/** One entry a mail address, in the order asked. The call only reads, so it may be repeated although it is a POST. */
export async function readSchedules(
  graph: Graph,
  actor: Actor,
  organiser: string,
  mails: readonly string[],
  range: Range,
): Promise<readonly Availability[]> {
  const found: Availability[] = [];
  for (let from = 0; from < mails.length; from += PEOPLE_A_CALL) {
    const some = mails.slice(from, from + PEOPLE_A_CALL);
    const spans: (readonly Availability[])[] = [];
    for (const span of split(range)) spans.push(await readSpan(graph, actor, organiser, some, span));
    found.push(
      ...some.map((mail, index) =>
        join(
          mail,
          spans.map((span) => span[index]),
        ),
      ),
    );
  }
  return found;
}

function split({ from, to }: Range): Range[] {
  const spans: Range[] = [];
  for (let start = from; epochMs(start) < epochMs(to); start = addMs(start, RANGE_MS)) {
    const end = addMs(start, RANGE_MS);
    spans.push({ from: start, to: epochMs(end) < epochMs(to) ? end : to });
  }
  return spans;
}

async function readSpan(
  graph: Graph,
  actor: Actor,
  organiser: string,
  mails: readonly string[],
  span: Range,
): Promise<readonly Availability[]> {
  const { body } = await graph.call<{ readonly value?: readonly WireSchedule[] }>({
    actor,
    mailbox: organiser,
    method: 'POST',
    path: `/users/${encodeURIComponent(organiser)}/calendar/getSchedule`,
    headers: { Prefer: 'outlook.timezone="UTC"' },
    body: { schedules: mails, startTime: utc(span.from), endTime: utc(span.to), availabilityViewInterval: 30 },
    repeat: 'safe',
  });
  const value = body?.value ?? [];
  if (value.length === 0 && mails.length > 0) throw new PortFailure('unavailable', 'getSchedule without answers');
  return mails.map((mail) =>
    toAvailability(
      mail,
      value.find(({ scheduleId }) => isSame(scheduleId, mail)),
    ),
  );
}

const utc = (instant: IsoInstant) => ({ dateTime: instant.slice(0, 19), timeZone: 'UTC' });

const isSame = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** An address that is unknown, or whose calendar could not be read, has unknown time, never free time. */
function toAvailability(mail: string, schedule: WireSchedule | undefined): Availability {
  if (!schedule || schedule.error || !schedule.scheduleItems) return { mail, busy: null, workingHours: null };
  const busy = schedule.scheduleItems
    .filter(({ status }) => status !== 'free')
    .map(({ status, start, end }) => ({
      startsAt: fromUtcTime(start),
      endsAt: fromUtcTime(end),
      kind: KINDS.find((kind) => kind === status) ?? 'unknown',
    }));
  return { mail, busy, workingHours: toWorkingHours(schedule.workingHours) };
}

const KINDS: readonly BusyKind[] = ['tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'];
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function toWorkingHours(hours: WireSchedule['workingHours']): Availability['workingHours'] {
  const timeZone = toIana(hours?.timeZone?.name);
  const startMinute = minutesOf(hours?.startTime);
  const endMinute = minutesOf(hours?.endTime);
  if (timeZone === null || startMinute === null || endMinute === null) return null;
  const days = (hours?.daysOfWeek ?? []).map((day) => DAYS.indexOf(day.toLowerCase())).filter((day) => day >= 0);
  return { days, startMinute, endMinute, timeZone };
}

/** @example minutesOf('08:30:00.0000000') // 510 */
function minutesOf(text: string | undefined): number | null {
  const match = /^(\d{1,2}):(\d{2})/.exec(text ?? '');
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** Spans of one person in a row. One unknown span makes the whole unknown. */
function join(mail: string, spans: readonly (Availability | undefined)[]): Availability {
  const busy = spans.map((span) => span?.busy ?? null);
  const isKnown = busy.length > 0 && busy.every((one) => one !== null);
  return {
    mail,
    busy: isKnown ? busy.flatMap((one) => one ?? []) : null,
    workingHours: spans[0]?.workingHours ?? null,
  };
}
