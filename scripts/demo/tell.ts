/** The demo in plain words, and its mails and session as files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarFacts, calendarOf } from './calendar-file.ts';
import type { Notes } from './notes.ts';
import { isNamed } from './people.ts';
import type { Played } from './play.ts';
import type { FoundEvent, FoundMail, Proof } from './proof.ts';

/** What is told of the notes themselves. */
export type ToldNotes = Pick<Notes, 'fileName' | 'on' | 'names'>;

/** What happened with one file of notes. `folder` is where the files went. */
export function tell(notes: ToldNotes, played: Played, proof: Proof, folder: string): string {
  const { items, mails, followUps, faults } = proof;
  const first = mails[0];
  const parts = [
    heading(`${notes.fileName}: ${played.title}`),
    ...assumptions(notes, played),
    itemsLine(items.length, played.sessionRef),
    ...items.map(
      (item) =>
        `  ${item.reference}  ${item.title}\n${' '.repeat(10)}${item.owner || 'no owner'} · ${item.deadline || 'no deadline'} · ${item.status}`,
    ),
    '',
    mailsLine(mails),
    first ? `The one to ${first.user.displayName}, as text:\n\n${indent(plainTextOf(first.mime))}\n` : '',
    ...followUps.map(
      (event) =>
        `The follow-up session "${event.title}" stands in everybody's calendar: ${spoken(event)}, with a Teams link.`,
    ),
    followUps.length === 0 ? 'No follow-up session was booked.' : '',
    `${followUps.length > 0 ? 'Mails and session' : 'The mails'} are in ${folder}.`,
    ...faults.map((fault) => `NOT AS PROMISED: ${fault}.`),
  ];
  return parts.filter((part, index) => part !== '' || parts[index - 1] !== '').join('\n');
}

/** The last line, over all files. */
export function conclude(items: number, faults: number): string {
  if (faults > 0) return faults === 1 ? '1 thing is not as promised.' : `${faults} things are not as promised.`;
  return items > 0
    ? 'Everything happened exactly once.'
    : 'No action items were found, so there was nothing to follow up; the summaries were sent exactly once.';
}

/** What the notes leave open and the demo decided for them. */
function assumptions({ on, names }: ToldNotes, { attendees, startsAt }: Played): readonly string[] {
  const isAnyNamed = attendees.some((user) => names.some((name) => isNamed(user.displayName, name)));
  const nobody = names.length > 0 ? 'nobody but the chair' : 'nobody';
  const people = attendees.map((user) => user.displayName);
  return [
    ...(on === null ? [`The notes give no date: the meeting is held today, ${spokenDay(startsAt)}.`] : []),
    ...(isAnyNamed
      ? []
      : [`The notes name ${nobody}: ${listed(people)} ${people.length === 1 ? 'attends' : 'attend'}.`]),
  ];
}

function itemsLine(count: number, sessionRef: string): string {
  if (count === 0) return `No action items were found in these notes; session ${sessionRef} is recorded without any.`;
  return `${count} action ${count === 1 ? 'item is' : 'items are'} in the SharePoint list, of session ${sessionRef}:`;
}

function mailsLine(mails: readonly FoundMail[]): string {
  const names = listed(mails.map((mail) => mail.user.displayName));
  if (mails.length === 0) return 'No summary mail was sent.';
  return mails.length === 1
    ? `1 summary mail was sent, to ${names}.`
    : `${mails.length} summary mails were sent, one each to ${names}.`;
}

const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);
const heading = (text: string): string => `${text}\n${'='.repeat(Math.min(100, text.length))}`;
const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');

const spoken = ({ startsAt, endsAt }: FoundEvent): string =>
  `${spokenDay(startsAt)}, ${startsAt.slice(11, 16)} to ${endsAt.slice(11, 16)} UTC`;

const spokenDay = (instant: string): string =>
  new Date(instant).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** Text part of a multipart message that nodemailer wrote: quoted-printable, base64 or plain. */
export function plainTextOf(mime: string): string {
  const part = mime.split(/\r?\n--/).find((piece) => /^content-type:\s*text\/plain/im.test(piece)) ?? '';
  const [head = '', ...rest] = part.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/transfer-encoding:\s*base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8').trim();
  return (/quoted-printable/i.test(head) ? unquoted(body) : body).trim();
}

function unquoted(text: string): string {
  const joined = text.replace(/=\r?\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replace(/\r\n/g, '\n');
}

/** Writes `.eml` and `.html` of each mail and `.ics` of each session. */
export function writeFiles(folder: string, { mails, followUps }: Proof, facts: CalendarFacts): void {
  mkdirSync(folder, { recursive: true });
  for (const mail of mails) writeMail(folder, mail);
  for (const [index, event] of followUps.entries()) {
    writeFileSync(join(folder, `follow-up${index === 0 ? '' : `-${index + 1}`}.ics`), calendarOf(event, facts));
  }
}

function writeMail(folder: string, mail: FoundMail): void {
  const name = `summary-${mail.user.mail.split('@')[0]}`;
  writeFileSync(join(folder, `${name}.eml`), mail.mime);
  writeFileSync(join(folder, `${name}.html`), mail.html);
}
