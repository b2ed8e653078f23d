/**
 * What the demo's pages show, read through Graph and the control API like any other client would.
 * The product's ledger is read through its own API.
 */

/** Where to read, and how to call. */
export interface Sources {
  /** `https://localhost:PORT/v1.0`. */
  readonly graphBaseUrl: string;
  /** `https://localhost:PORT/sandbox`. */
  readonly control: string;
  /** Graph path of the site, `/sites/host:/sites/name:`. */
  readonly sitePath: string;
  /** Origin of the product's server. */
  readonly product: string;
  readonly people: readonly { readonly id: string; readonly name: string; readonly mail: string }[];
  /** GET of a URL as JSON with the token fit for it; null when the other side does not answer with 200. */
  readJson(url: string, as: 'graph' | 'product' | 'control'): Promise<unknown>;
}

export interface Row {
  readonly [field: string]: unknown;
}

export interface MailLine {
  readonly id: string;
  readonly mailbox: string;
  readonly owner: string;
  readonly subject: string;
  readonly from: string;
  readonly receivedAt: string;
}

export interface EventLine {
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly organiser: string;
  readonly people: readonly string[];
  readonly joinUrl: string;
}

export interface TenantView {
  readonly now: string;
  readonly lists: Readonly<Record<string, readonly Row[]>>;
  readonly obligations: readonly Row[];
  readonly mail: readonly MailLine[];
  readonly events: readonly EventLine[];
}

const LISTS = ['Actions', 'Sessions', 'Log'];

/** Everything the overview shows. Parts that cannot be read yet are empty. */
export async function viewTenant(sources: Sources): Promise<TenantView> {
  const now = String((asRow(await sources.readJson(`${sources.control}/clock`, 'control'))?.now as string) ?? '');
  const [lists, obligations, mail, events] = await Promise.all([
    readLists(sources),
    readObligations(sources),
    readMail(sources),
    readEvents(sources, now),
  ]);
  return { now, lists, obligations, mail, events };
}

/** One message with its MIME text; null when it is gone. */
export async function viewMail(sources: Sources, mailbox: string, id: string): Promise<Row | null> {
  const path = `${sources.graphBaseUrl}/users/${encodeURIComponent(mailbox)}/messages/${encodeURIComponent(id)}`;
  const select = 'id,subject,from,toRecipients,receivedDateTime,body,internetMessageId';
  return asRow(await sources.readJson(`${path}?$select=${select}`, 'graph'));
}

async function readLists(sources: Sources): Promise<Record<string, readonly Row[]>> {
  const found = valuesOf(
    await sources.readJson(`${sources.graphBaseUrl}${sources.sitePath}/lists?$select=id,displayName`, 'graph'),
  );
  const wanted = found.filter((list) => LISTS.includes(String(list.displayName)));
  const read = wanted.map(async (list) => {
    const url = `${sources.graphBaseUrl}${sources.sitePath}/lists/${list.id}/items?expand=fields&$top=500`;
    const items = valuesOf(await sources.readJson(url, 'graph'));
    return [String(list.displayName), items.map((item) => asRow(item.fields) ?? {})] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

async function readObligations(sources: Sources): Promise<readonly Row[]> {
  const answer = asRow(await sources.readJson(`${sources.product}/api/v1/obligations`, 'product'));
  const rows = Object.values(answer ?? {}).find(Array.isArray);
  return (rows as Row[] | undefined) ?? [];
}

async function readMail(sources: Sources): Promise<readonly MailLine[]> {
  const boxes = sources.people.map(async (person) => {
    const path = `${sources.graphBaseUrl}/users/${encodeURIComponent(person.id)}/mailFolders/inbox/messages`;
    const select = 'id,subject,from,receivedDateTime';
    const messages = valuesOf(await sources.readJson(`${path}?$select=${select}&$top=50`, 'graph'));
    return messages.map((message) => mailLine(person, message));
  });
  return (await Promise.all(boxes)).flat().sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
}

function mailLine(person: { readonly id: string; readonly name: string }, message: Row): MailLine {
  const from = asRow(asRow(message.from)?.emailAddress);
  return {
    id: String(message.id),
    mailbox: person.id,
    owner: person.name,
    subject: String(message.subject ?? ''),
    from: String(from?.name ?? from?.address ?? ''),
    receivedAt: String(message.receivedDateTime ?? ''),
  };
}

const DAYS_AHEAD = 45;

/** Events of everybody, told apart by their iCalendar id. */
async function readEvents(sources: Sources, now: string): Promise<readonly EventLine[]> {
  if (!now) return [];
  const range = `startDateTime=${now}&endDateTime=${new Date(Date.parse(now) + DAYS_AHEAD * 86_400_000).toISOString()}`;
  const calendars = sources.people.map(async (person) => {
    const path = `${sources.graphBaseUrl}/users/${encodeURIComponent(person.id)}/calendarView`;
    const select = 'subject,start,end,organizer,iCalUId,onlineMeeting';
    const events = valuesOf(await sources.readJson(`${path}?${range}&$select=${select}&$top=100`, 'graph'));
    return events.map((event) => ({ person: person.name, event }));
  });
  const copies = (await Promise.all(calendars)).flat();
  const ids = new Set(copies.map(({ event }) => String(event.iCalUId)));
  const lines = [...ids].map((id) => eventLine(copies.filter(({ event }) => event.iCalUId === id)));
  return lines.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

function eventLine(copies: readonly { readonly person: string; readonly event: Row }[]): EventLine {
  const event = copies[0]?.event ?? {};
  return {
    title: String(event.subject ?? ''),
    startsAt: String(asRow(event.start)?.dateTime ?? ''),
    endsAt: String(asRow(event.end)?.dateTime ?? ''),
    organiser: String(asRow(asRow(event.organizer)?.emailAddress)?.name ?? ''),
    people: copies.map(({ person }) => person),
    joinUrl: String(asRow(event.onlineMeeting)?.joinUrl ?? ''),
  };
}

function asRow(value: unknown): Row | null {
  return typeof value === 'object' && value !== null ? (value as Row) : null;
}

function valuesOf(answer: unknown): readonly Row[] {
  const values = asRow(answer)?.value;
  return Array.isArray(values) ? (values as Row[]) : [];
}
