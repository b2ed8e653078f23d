/** The demo in plain words, and its mails and session as files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import type { Played } from './play.ts';
import type { FoundEvent, FoundMail, Proof } from './proof.ts';

/** What happened with one file of notes. `folder` is where the files went. */
export function tell(fileName: string, played: Played, proof: Proof, folder: string): string {
  const { items, mails, followUps, faults } = proof;
  const first = mails[0];
  const parts = [
    heading(`${fileName}: ${played.title}`),
    `${items.length} action items are in the SharePoint list, of session ${played.sessionRef}:`,
    ...items.map(
      (item) =>
        `  ${item.reference}  ${item.title}\n${' '.repeat(10)}${item.owner || 'no owner'} · ${item.deadline || 'no deadline'} · ${item.status}`,
    ),
    '',
    `${mails.length} summary mails were sent, one each to ${mails.map((mail) => mail.user.displayName).join(', ')}.`,
    first ? `The one to ${first.user.displayName}, as text:\n\n${indent(plainTextOf(first.mime))}\n` : '',
    ...followUps.map(
      (event) =>
        `The follow-up session "${event.title}" stands in everybody's calendar: ${spoken(event)}, with a Teams link.`,
    ),
    followUps.length === 0 ? 'No follow-up session was booked: nothing is open.' : '',
    `Mails and session are in ${folder}.`,
    ...faults.map((fault) => `NOT AS PROMISED: ${fault}.`),
  ];
  return parts.filter((part, index) => part !== '' || parts[index - 1] !== '').join('\n');
}

const heading = (text: string): string => `${text}\n${'='.repeat(Math.min(100, text.length))}`;
const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');

function spoken({ startsAt, endsAt }: FoundEvent): string {
  const day = new Date(startsAt).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day}, ${startsAt.slice(11, 16)} to ${endsAt.slice(11, 16)} UTC`;
}

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
export function writeFiles(folder: string, { mails, followUps }: Proof): void {
  mkdirSync(folder, { recursive: true });
  for (const mail of mails) writeMail(folder, mail);
  for (const [index, event] of followUps.entries()) {
    writeFileSync(join(folder, `follow-up${index === 0 ? '' : `-${index + 1}`}.ics`), calendarOf(event));
  }
}

function writeMail(folder: string, mail: FoundMail): void {
  const name = `summary-${mail.user.mail.split('@')[0]}`;
  writeFileSync(join(folder, `${name}.eml`), mail.mime);
  writeFileSync(join(folder, `${name}.html`), mail.html);
}

function calendarOf(event: FoundEvent): string {
  const calendar = new ICAL.Component(['vcalendar', [], []]);
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Followthrough//Demo//EN');
  const entry = new ICAL.Component('vevent');
  entry.updatePropertyWithValue('uid', event.iCalUId);
  entry.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(event.startsAt), true));
  entry.updatePropertyWithValue('dtstart', ICAL.Time.fromJSDate(new Date(event.startsAt), true));
  entry.updatePropertyWithValue('dtend', ICAL.Time.fromJSDate(new Date(event.endsAt), true));
  entry.updatePropertyWithValue('summary', event.title);
  entry.updatePropertyWithValue('url', event.joinUrl);
  for (const address of event.invited) entry.addPropertyWithValue('attendee', `mailto:${address}`);
  calendar.addSubcomponent(entry);
  return `${calendar.toString()}\r\n`;
}
