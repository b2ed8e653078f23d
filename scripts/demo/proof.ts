/** What is really there afterwards, read from list, mailboxes and calendars by an application that is not the product. */
import type { SandboxUser } from '../stack.ts';
import type { Played } from './play.ts';
import type { Stage } from './stage.ts';

export interface FoundItem {
  readonly key: string;
  readonly reference: string;
  readonly title: string;
  readonly owner: string;
  readonly deadline: string;
  readonly status: string;
}

export interface FoundMail {
  readonly user: SandboxUser;
  readonly id: string;
  readonly subject: string;
  readonly html: string;
  readonly mime: string;
}

export interface FoundEvent {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly joinUrl: string;
  readonly bodyHtml: string;
  readonly iCalUId: string;
  readonly invited: readonly string[];
}

export interface Proof {
  readonly items: readonly FoundItem[];
  readonly mails: readonly FoundMail[];
  readonly followUps: readonly FoundEvent[];
  /** What is not as promised, one sentence each; empty when everything happened exactly once. */
  readonly faults: readonly string[];
}

/** A session that notes name by day and month alone lies up to a year ahead. */
const LOOK_AHEAD_DAYS = 400;

/** Reads everything back and compares it with what was played. */
export async function proveMeeting(stage: Stage, played: Played): Promise<Proof> {
  const people = [stage.chair, ...played.attendees];
  const [items, mails, followUps] = await Promise.all([
    readItems(stage),
    readSummaries(stage, people, played),
    readFollowUps(stage, played),
  ]);
  const clashes = await Promise.all(followUps.map((event) => findClashes(stage, event, people)));
  const faults = [
    ...itemFaults(items, played),
    ...mailFaults(mails, people),
    ...followUpFaults(items, followUps),
    ...clashes.flat(),
  ];
  return { items, mails, followUps, faults };
}

type Fields = Readonly<Record<string, unknown>>;

async function readItems(stage: Stage): Promise<readonly FoundItem[]> {
  const site = await stage.sitePath();
  const lists = await stage.graph<{ value: readonly { id: string; displayName: string }[] }>(
    'control',
    `${site}/lists?$select=id,displayName`,
  );
  const actions = lists.value.find((list) => list.displayName === 'Actions');
  const items = await stage.graph<{ value: readonly { fields: Fields }[] }>(
    'control',
    `${site}/lists/${actions?.id}/items?expand=fields&$top=1000`,
  );
  return items.value.map(({ fields }) => ({
    key: String(fields.FtKey),
    reference: String(fields.Reference),
    title: String(fields.Title),
    owner: String(fields.OwnerName ?? ''),
    deadline: String(fields.Deadline ?? '').slice(0, 10),
    status: String(fields.Status ?? ''),
  }));
}

interface Message {
  readonly id: string;
  readonly subject: string;
  readonly body: { readonly content: string };
}

/** Summaries are told from reminders and invitations by the session's reference in their subject. */
async function readSummaries(
  stage: Stage,
  people: readonly SandboxUser[],
  { sessionRef }: Played,
): Promise<readonly FoundMail[]> {
  const boxes = people.map(async (user) => {
    const path = `/users/${user.id}/mailFolders/inbox/messages?$select=id,subject,body,from&$top=200`;
    const { value } = await stage.graph<{ value: readonly Message[] }>('control', path);
    const own = value.filter((message) => message.subject.includes(sessionRef));
    return Promise.all(own.map(async (message) => ({ user, ...(await withMime(stage, user, message)) })));
  });
  return (await Promise.all(boxes)).flat();
}

async function withMime(stage: Stage, user: SandboxUser, message: Message): Promise<Omit<FoundMail, 'user'>> {
  const mime = await stage.graphText('control', `/users/${user.id}/messages/${message.id}/$value`);
  return { id: message.id, subject: message.subject, html: message.body.content, mime };
}

interface GraphEvent {
  readonly id: string;
  readonly subject: string;
  readonly iCalUId: string;
  readonly showAs: string;
  readonly isCancelled: boolean;
  readonly start: { readonly dateTime: string };
  readonly end: { readonly dateTime: string };
  readonly body: { readonly content: string };
  readonly onlineMeeting: { readonly joinUrl: string } | null;
  readonly attendees: readonly { readonly emailAddress: { readonly address: string } }[];
}

async function eventsOf(stage: Stage, user: SandboxUser, from: string): Promise<readonly GraphEvent[]> {
  const to = new Date(Date.parse(from) + LOOK_AHEAD_DAYS * 86_400_000).toISOString();
  const path = `/users/${user.id}/calendarView?startDateTime=${from}&endDateTime=${to}&$top=500`;
  return (await stage.graph<{ value: readonly GraphEvent[] }>('control', path)).value.filter(
    (event) => !event.isCancelled,
  );
}

/** Sessions that the server booked stand in the organiser's calendar with the next session's reference in their agenda. */
async function readFollowUps(stage: Stage, { endsAt, sessionRef }: Played): Promise<readonly FoundEvent[]> {
  const events = await eventsOf(stage, stage.chair, endsAt);
  return events
    .filter((event) => event.body.content.includes(sessionRef))
    .map((event) => ({
      id: event.id,
      title: event.subject,
      startsAt: `${event.start.dateTime.slice(0, 19)}Z`,
      endsAt: `${event.end.dateTime.slice(0, 19)}Z`,
      joinUrl: event.onlineMeeting?.joinUrl ?? '',
      bodyHtml: event.body.content,
      iCalUId: event.iCalUId,
      invited: event.attendees.map((attendee) => attendee.emailAddress.address.toLowerCase()),
    }));
}

/** Everybody invited has the session once, and nothing else at that time. */
async function findClashes(
  stage: Stage,
  event: FoundEvent,
  people: readonly SandboxUser[],
): Promise<readonly string[]> {
  const invited = people.filter(
    (user) => user.id === stage.chair.id || event.invited.includes(user.mail.toLowerCase()),
  );
  const looks = invited.map(async (user) => {
    const events = await eventsOf(stage, user, event.startsAt);
    const copies = events.filter((one) => one.iCalUId === event.iCalUId).length;
    const others = events.filter(
      (one) => one.iCalUId !== event.iCalUId && one.showAs !== 'free' && overlaps(one, event),
    );
    const doubled = copies === 1 ? [] : [`${user.displayName} has the follow-up session ${copies} times`];
    return [
      ...doubled,
      ...others.map((one) => `${user.displayName} has "${one.subject}" at the time of the follow-up session`),
    ];
  });
  return (await Promise.all(looks)).flat();
}

const overlaps = (one: GraphEvent, event: FoundEvent): boolean =>
  Date.parse(`${one.start.dateTime.slice(0, 19)}Z`) < Date.parse(event.endsAt) &&
  Date.parse(`${one.end.dateTime.slice(0, 19)}Z`) > Date.parse(event.startsAt);

function itemFaults(items: readonly FoundItem[], { accepted }: Played): readonly string[] {
  const times = accepted.map((key) => items.filter((item) => item.key === key).length);
  const wrong = times.filter((count) => count !== 1).length;
  const references = new Set(items.map((item) => item.reference));
  return [
    ...(wrong ? [`${wrong} of ${accepted.length} accepted items are not in the list exactly once`] : []),
    ...(items.length === accepted.length
      ? []
      : [`the list holds ${items.length} items, ${accepted.length} were accepted`]),
    ...(references.size === items.length ? [] : ['a reference was given twice']),
  ];
}

function mailFaults(mails: readonly FoundMail[], people: readonly SandboxUser[]): readonly string[] {
  const counts = people.map((user) => ({ user, count: mails.filter((mail) => mail.user.id === user.id).length }));
  const wrong = counts
    .filter(({ count }) => count !== 1)
    .map(({ user, count }) => `${user.displayName} got ${count} summary mails`);
  const bare = mails.filter((mail) => !/^content-type:\s*text\/plain/im.test(mail.mime));
  return [...wrong, ...bare.map((mail) => `the summary to ${mail.user.displayName} has no plain-text part`)];
}

/** With open items there is one follow-up session; without any there is none. */
function followUpFaults(items: readonly FoundItem[], followUps: readonly FoundEvent[]): readonly string[] {
  const wanted = items.length > 0 ? 1 : 0;
  const count =
    followUps.length === wanted ? [] : [`${followUps.length} follow-up sessions were booked, ${wanted} expected`];
  const bare = followUps.filter((event) => !event.joinUrl).map(() => 'the follow-up session has no Teams link');
  const mute = followUps
    .filter((event) => !items.some((item) => event.bodyHtml.includes(item.reference)))
    .map(() => 'the follow-up session has no agenda');
  return [...count, ...bare, ...mute];
}
