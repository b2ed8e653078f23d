/** Makes Graph objects of what was read: an event in a calendar, or a message that arrives. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { zonedText } from '../../tenant/exchange/zones.ts';
import type { DemoUser } from '../options.ts';
import { jsonOf, type TenantAnswer, type TenantClient } from '../tenant-client.ts';
import { type Dropped, type GraphTime, RefusedFile } from './dropped.ts';
import { asParty, attendeesFor, userOf } from './people.ts';

/** Where the new object is, for the person who dropped the file. */
export interface Placed {
  readonly kind: 'meeting' | 'message';
  readonly subject: string;
  /** Start of the meeting as an instant in UTC; null for messages. */
  readonly startsAt: string | null;
  /** Key of the object in the person's own mailbox: `iCalUId` of the event, `internetMessageId` of the message. */
  readonly key: string;
  readonly notices: readonly string[];
}

/** What placing needs to know. */
export interface Placing {
  readonly client: TenantClient;
  readonly users: readonly DemoUser[];
  readonly me: DemoUser;
  /** The tenant's time. */
  readonly now: string;
}

const HALF_HOUR_MS = 1_800_000;

/** An event organised by whom the file says when that is somebody of the tenant, else by the person. */
export async function placeMeeting(dropped: Dropped, placing: Placing): Promise<Placed> {
  const { client, users, me } = placing;
  const organiser = (dropped.from && userOf(users, dropped.from)) ?? me;
  const invited = [...attendeesFor(dropped, users, organiser)];
  const knowsMe = organiser.id === me.id || invited.some(({ address }) => address === me.mail);
  if (!knowsMe) invited.push(asParty(me));
  const { start, end } = timesOf(dropped, placing);
  const event = {
    subject: dropped.title.slice(0, 255) || `Meeting of ${spokenDay(start.dateTime)}`,
    body: { contentType: 'html', content: dropped.html },
    start,
    end,
    isAllDay: dropped.isAllDay ?? false,
    ...(dropped.location ? { location: { displayName: dropped.location.slice(0, 255) } } : {}),
    attendees: invited.map((party) => ({ type: 'required', emailAddress: party })),
    isOnlineMeeting: !dropped.isAllDay,
  };
  const headers = { prefer: 'outlook.timezone="UTC"' };
  const answer = await client.graph(organiser.userPrincipalName, '/me/events', {
    method: 'POST',
    headers,
    body: JSON.stringify(event),
  });
  const made = accepted(answer) as { iCalUId: string; start: GraphTime; onlineMeeting?: { joinUrl: string } | null };
  if (dropped.transcript && made.onlineMeeting)
    await addTranscript(client, made.onlineMeeting.joinUrl, dropped.transcript);
  return {
    kind: 'meeting',
    subject: event.subject,
    startsAt: `${made.start.dateTime.slice(0, 19)}Z`,
    key: made.iCalUId,
    notices: dropped.notices,
  };
}

/** The calendar day of a time, as words. */
const spokenDay = (time: string): string =>
  new Date(`${time.slice(0, 10)}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The file's own times; else the hour that ended at the last full half hour, in the person's zone. */
function timesOf({ start, end }: Dropped, { now, me }: Placing): { start: GraphTime; end: GraphTime } {
  if (start && end) return { start, end };
  const endMs = Math.floor(Date.parse(now) / HALF_HOUR_MS) * HALF_HOUR_MS;
  return { start: zonedText(endMs - 2 * HALF_HOUR_MS, me.timeZone), end: zonedText(endMs, me.timeZone) };
}

async function addTranscript(client: TenantClient, joinUrl: string, content: string): Promise<void> {
  const path = `/meetings/${encodeURIComponent(joinUrl)}/transcript`;
  accepted(await client.control(path, { method: 'POST', body: JSON.stringify({ content }) }));
}

/** The mail arrives in the person's inbox: byte for byte when the file was one, else from the first person it names. */
export async function placeMessage(dropped: Dropped, placing: Placing): Promise<Placed> {
  const { client, users, me } = placing;
  const from = dropped.from ?? attendeesFor(dropped, users, me)[0] ?? asParty(me);
  const composer = new MailComposer({
    from,
    to: asParty(me),
    subject: dropped.title.slice(0, 255) || `Notes of ${spokenDay(placing.now)}`,
    date: new Date(placing.now),
    html: dropped.html,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const body = dropped.mime ?? (await composer.compile().build());
  const path = `/mailboxes/${encodeURIComponent(me.userPrincipalName)}/deliver`;
  const headers = { 'content-type': 'message/rfc822' };
  const made = accepted(await client.control(path, { method: 'POST', headers, body })) as {
    internetMessageId: string;
    subject: string;
  };
  const { internetMessageId: key, subject } = made;
  return { kind: 'message', subject, startsAt: null, key, notices: dropped.notices };
}

function accepted(answer: TenantAnswer): unknown {
  const body = jsonOf(answer);
  if (answer.status >= 200 && answer.status < 300) return body;
  const said = (body as { error?: { message?: string } } | null)?.error?.message;
  throw new RefusedFile(`The tenant refused the file: ${said ?? `status ${answer.status}`}`);
}
