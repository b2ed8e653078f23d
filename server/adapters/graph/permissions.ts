/**
 * Every call we make to Graph and the permission that opens it. docs/permissions.md shows this table; tests compare
 * both with Microsoft's own data and with the calls recorded on a tenant.
 *
 * Sites are reached through Sites.Selected: consent alone opens nothing, the site has to be granted (`write`) too.
 * Mailboxes are limited by a scoped role or an access policy, see docs/permissions.md.
 */

/** One kind of call. */
export interface PermissionRow {
  readonly port:
    | 'Lists'
    | 'ListsDoctor'
    | 'Evidence'
    | 'Calendar'
    | 'Mail'
    | 'Directory'
    | 'Notifications'
    | 'Transcripts';
  readonly purpose: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the version; parameters in braces. */
  readonly path: string;
  /** Application permission we ask for; null when only people call. */
  readonly application: string | null;
  /** Delegated permission when a person calls; null when only the server does. */
  readonly delegated: string | null;
  /** What Microsoft names as the least for applications (for people, where only people call), when that is another one. */
  readonly least: string | null;
}

/** What stops working when an administrator takes a permission away. */
export const WITHOUT: Readonly<Record<string, string>> = {
  'Sites.Selected': 'No list can be read or written: the register stands still, the mirror grows old.',
  'Calendars.ReadWrite': 'No follow-up is booked, moved or cancelled, and changed meetings are not noticed.',
  'Mail.ReadWrite': 'No draft can be made, no key put on it, and nobody can see whether a mail went out.',
  'Mail.Send': 'Drafts stay drafts: summaries, reminders and escalations are not sent.',
  'User.Read.All': 'Owners are not found by name or mail, and escalation knows no manager.',
  'User.ReadBasic.All': 'A person who assigns an owner gets no suggestions.',
  'Calendars.Read': 'Pane and side panel do not know which meeting they stand beside, nor its people in the directory.',
  'OnlineMeetings.Read': 'A Teams meeting is not found by its link, so no transcript is offered.',
  'OnlineMeetingTranscript.Read.All': 'What was said in a Teams meeting has to be pasted or uploaded.',
  'MailboxSettings.Read': 'Deadlines are judged in the register’s zone instead of the owner’s.',
};

const site = { application: 'Sites.Selected', delegated: 'Sites.Selected' };
const files = { ...site, least: 'Files.Read.All' };
const calendar = { port: 'Calendar', application: 'Calendars.ReadWrite', delegated: null } as const;
const mail = { port: 'Mail', application: 'Mail.ReadWrite', delegated: null } as const;
const people = { port: 'Directory', application: 'User.Read.All', delegated: 'User.ReadBasic.All' } as const;
const meeting = { port: 'Transcripts', application: null, delegated: 'OnlineMeetings.Read' } as const;
const transcript = { ...meeting, delegated: 'OnlineMeetingTranscript.Read.All' } as const;
const TRANSCRIPTS = '/me/onlineMeetings/{meeting}/transcripts';
const LIST = '/sites/{site}/lists/{list}';
const FILE = '/drives/{drive}/root:/{reference}/{file}';

/** All of them. A call that is not here fails the recorded-traffic test. */
export const PERMISSIONS: readonly PermissionRow[] = [
  row('ListsDoctor', 'find the site', 'GET', '/sites/{site}', 'Sites.Read.All'),
  row('ListsDoctor', 'find the lists', 'GET', '/sites/{site}/lists', 'Sites.Read.All'),
  row('ListsDoctor', 'make a list', 'POST', '/sites/{site}/lists', 'Sites.Manage.All'),
  row('ListsDoctor', 'mark a list', 'PATCH', LIST, 'Sites.Manage.All'),
  row('ListsDoctor', 'compare columns', 'GET', `${LIST}/columns`, 'Sites.Read.All'),
  row('ListsDoctor', 'add a column', 'POST', `${LIST}/columns`, 'Sites.Manage.All'),
  row('ListsDoctor', 'mend a column', 'PATCH', `${LIST}/columns/{column}`, 'Sites.Manage.All'),
  row('Lists', 'find items, know people the site has met', 'GET', `${LIST}/items`, 'Sites.Read.All'),
  row('Lists', 'write new items', 'POST', `${LIST}/items`, 'Sites.ReadWrite.All'),
  row('Lists', 'read an item', 'GET', `${LIST}/items/{item}`, 'Sites.Read.All'),
  row('Lists', 'change an item', 'PATCH', `${LIST}/items/{item}/fields`, 'Sites.ReadWrite.All'),
  row('Lists', 'take back an item just made', 'DELETE', `${LIST}/items/{item}`, 'Sites.ReadWrite.All'),
  row('Lists', 'learn what changed', 'GET', `${LIST}/items/delta`, 'Sites.Read.All'),
  row('Evidence', 'find the library', 'GET', `${LIST}/drive`, 'Files.Read.All'),
  { port: 'Evidence', purpose: 'see whether a file is there', method: 'GET', path: FILE, ...files },
  { port: 'Evidence', purpose: 'compare a file', method: 'GET', path: `${FILE}:/content`, ...files },
  row('Evidence', 'store a file', 'PUT', `${FILE}:/content`, 'Files.ReadWrite.All'),
  row('Evidence', 'store a large file', 'POST', `${FILE}:/createUploadSession`, 'Files.ReadWrite.All'),
  { ...calendar, ...call('find an event by our key', 'GET', '/users/{user}/events', 'Calendars.ReadBasic') },
  {
    ...calendar,
    delegated: 'Calendars.Read',
    ...call('read an event', 'GET', '/users/{user}/events/{event}', 'Calendars.ReadBasic'),
  },
  { ...calendar, ...call('book', 'POST', '/users/{user}/events', null) },
  { ...calendar, ...call('move, change the agenda', 'PATCH', '/users/{user}/events/{event}', null) },
  { ...calendar, ...call('cancel', 'POST', '/users/{user}/events/{event}/cancel', null) },
  {
    ...calendar,
    delegated: 'Calendars.Read',
    ...call('learn what changed, find a chat’s meeting', 'GET', '/users/{user}/calendarView/delta', 'Calendars.Read'),
  },
  {
    ...calendar,
    delegated: 'Calendars.Read',
    ...call('read occurrences of series', 'GET', '/users/{user}/calendarView', 'Calendars.ReadBasic'),
  },
  {
    ...calendar,
    ...call('see when people are free', 'POST', '/users/{user}/calendar/getSchedule', 'Calendars.ReadBasic'),
  },
  { ...mail, ...call('make a draft', 'POST', '/users/{user}/messages', null) },
  { ...mail, ...call('put our key on a draft', 'PATCH', '/users/{user}/messages/{message}', null) },
  {
    ...mail,
    application: 'Mail.Send',
    ...call('send a draft', 'POST', '/users/{user}/messages/{message}/send', null),
  },
  { ...mail, ...call('see where a message is', 'GET', '/users/{user}/messages/{message}', 'Mail.Read') },
  { ...mail, ...call('read a message as MIME', 'GET', '/users/{user}/messages/{message}/$value', 'Mail.Read') },
  {
    ...mail,
    ...call('find a message by our key', 'GET', '/users/{user}/mailFolders/{folder}/messages', 'Mail.ReadBasic.All'),
  },
  { ...people, ...call('find people by mail or name', 'GET', '/users', 'User.ReadBasic.All') },
  { ...people, ...call('find a person by key', 'GET', '/users/{user}', 'User.ReadBasic.All') },
  { ...people, delegated: null, ...call('find a manager', 'GET', '/users/{user}/manager', null) },
  {
    ...people,
    application: 'MailboxSettings.Read',
    delegated: null,
    ...call('learn a person’s zone', 'GET', '/users/{user}/mailboxSettings', null),
  },
  { ...meeting, ...call('find a meeting by its link', 'GET', '/me/onlineMeetings', null) },
  { ...transcript, ...call('see what was written down', 'GET', TRANSCRIPTS, null) },
  { ...transcript, ...call('read what was said', 'GET', `${TRANSCRIPTS}/{transcript}/content`, null) },
  subscription('listen to a list', 'POST', '/subscriptions', 'Sites.Selected'),
  subscription('listen to a calendar', 'POST', '/subscriptions', 'Calendars.ReadWrite'),
  subscription('listen to a mailbox', 'POST', '/subscriptions', 'Mail.ReadWrite'),
  subscription('keep listening', 'PATCH', '/subscriptions/{subscription}', 'Sites.Selected'),
  subscription('stop listening', 'DELETE', '/subscriptions/{subscription}', 'Sites.Selected'),
];

type Method = PermissionRow['method'];

function row(port: PermissionRow['port'], purpose: string, method: Method, path: string, least: string): PermissionRow {
  return { port, ...site, ...call(purpose, method, path, least) };
}

function call(purpose: string, method: Method, path: string, least: string | null) {
  return { purpose, method, path, least };
}

function subscription(purpose: string, method: Method, path: string, application: string): PermissionRow {
  return { port: 'Notifications', application, delegated: null, ...call(purpose, method, path, null) };
}
