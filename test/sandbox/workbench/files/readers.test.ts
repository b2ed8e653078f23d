/** Dropped files of our own writing, and with FILES_DIR those of others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { MAX_BODY_CHARS, MAX_FILE_BYTES, RefusedFile } from '../../../../sandbox/workbench/files/dropped.ts';
import { readDropped } from '../../../../sandbox/workbench/files/readers.ts';

const read = (name: string, text: string) => readDropped(strToU8(text), name);

test('notes in Markdown are titled by their heading and keep their words', async () => {
  const dropped = await read('notes.md', '# Review\n\n- [ ] Ana: send <the> plan\n- Bo books a room\n');
  expect(dropped.title).toBe('Review');
  expect(dropped.html).toContain('<li>[ ] Ana: send &lt;the&gt; plan</li>');
});

test('plain text is titled by its first line, or by its name when that is long', async () => {
  expect((await read('a.txt', 'Weekly sync\nAna sends it.')).title).toBe('Weekly sync');
  expect((await read('weekly_sync-notes.txt', 'x'.repeat(200))).title).toBe('weekly sync notes');
});

test('a transcript brings its speakers and itself', async () => {
  const text = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ana Lima>I send it.</v>\n';
  const dropped = await read('call.vtt', text);
  expect(dropped.people).toEqual([{ name: 'Ana Lima', address: '' }]);
  expect(dropped.html).toContain('Ana Lima: I send it.');
  expect(dropped.transcript).toBe(text);
});

const EVENT = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:Spring review',
  'DTSTART;TZID=Europe/Berlin:20260305T100000',
  'DTEND;TZID=Europe/Berlin:20260305T110000',
  'ORGANIZER;CN=Priya Raman:mailto:priya.raman@northharbour.example',
  'ATTENDEE;CN=Ana:mailto:ana@else.example',
  'RRULE:FREQ=WEEKLY',
  'DESCRIPTION:Bring <figures>\\nand a pen',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

test('a calendar file brings times in its own zone, people and text', async () => {
  const dropped = await read('invite.ics', EVENT);
  expect(dropped).toMatchObject({
    title: 'Spring review',
    start: { dateTime: '2026-03-05T10:00:00', timeZone: 'Europe/Berlin' },
    end: { dateTime: '2026-03-05T11:00:00', timeZone: 'Europe/Berlin' },
    from: { name: 'Priya Raman', address: 'priya.raman@northharbour.example' },
    people: [{ name: 'Ana', address: 'ana@else.example' }],
  });
  expect(dropped.html).toContain('Bring &lt;figures&gt;');
  expect(dropped.notices).toHaveLength(1);
});

test('an event with a duration, one of a whole day, and one without an end', async () => {
  const withDuration = EVENT.replace(/DTEND.*\r\n/, 'DURATION:PT30M\r\n');
  expect((await read('a.ics', withDuration)).end?.dateTime).toBe('2026-03-05T10:30:00');
  const wholeDay = EVENT.replace(/DTSTART.*\r\n/, 'DTSTART;VALUE=DATE:20260305\r\n').replace(/DTEND.*\r\n/, '');
  expect(await read('b.ics', wholeDay)).toMatchObject({
    isAllDay: true,
    start: { dateTime: '2026-03-05T00:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-03-06T00:00:00' },
  });
  expect((await read('c.ics', EVENT.replace(/DTEND.*\r\n/, ''))).end?.dateTime).toBe('2026-03-05T11:00:00');
});

test('a mail is kept byte for byte', async () => {
  const text = 'From: Ana <ana@else.example>\r\nTo: bo@else.example\r\nSubject: Plan\r\n\r\nPlease send it.\r\n';
  const dropped = await read('mail.eml', text);
  expect(dropped).toMatchObject({ title: 'Plan', isMail: true, from: { name: 'Ana', address: 'ana@else.example' } });
  expect(Buffer.from(dropped.mime ?? []).toString()).toBe(text);
});

test.each([
  ['an unknown ending', 'a.exe', 'x', /\.exe cannot be used/],
  ['an empty file', 'a.md', '', /empty/],
  ['a calendar without an event', 'a.ics', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR', /no event/],
  ['a broken calendar', 'a.ics', 'hello', /cannot be read/],
  ['a broken document', 'a.docx', 'hello', /cannot be opened/],
  ['a broken message', 'a.msg', 'hello', /Outlook message/],
])('refuses %s with words for a person', async (_what, name, text, words) => {
  const refused = read(name, text);
  await expect(refused).rejects.toThrow(words);
  await expect(refused).rejects.toBeInstanceOf(RefusedFile);
});

test('refuses what is too large, and cuts what is too long with a notice', async () => {
  await expect(readDropped(new Uint8Array(MAX_FILE_BYTES + 1), 'a.txt')).rejects.toThrow(/10 MB/);
  const long = await read('a.txt', `${'word '.repeat(300_000)}\n`);
  expect(long.html.length).toBe(MAX_BODY_CHARS);
  expect(long.notices).toHaveLength(1);
});

test('refuses a document that unpacks to far too much', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024) });
  await expect(readDropped(bomb, 'a.docx')).rejects.toThrow(/unpacks to too much/);
});

const FOLDER = process.env.FILES_DIR;
if (!FOLDER) console.warn('FILES_DIR is not set: files of others are not tried.');

const KINDS = FOLDER ? ['docx', 'eml', 'ics', 'msg', 'vtt'] : [];
const names = KINDS.flatMap((kind) =>
  readdirSync(join(FOLDER ?? '', kind))
    .filter((name) => name.endsWith(`.${kind}`))
    .map((name) => `${kind}/${name}`),
);

test.runIf(FOLDER).each(names)('%s of others is read, or refused with a reason', async (name) => {
  const bytes = readFileSync(join(FOLDER ?? '', name));
  const outcome = await readDropped(bytes, name).catch((error: unknown) => error);
  if (outcome instanceof Error) expect(outcome).toBeInstanceOf(RefusedFile);
  else expect(outcome).toMatchObject({ title: expect.stringMatching(/./), html: expect.any(String) });
});

test('bytes that are no text are refused, whatever the ending says', async () => {
  const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 8]);
  await expect(readDropped(zip, 'minutes.txt')).rejects.toThrow('holds no text');
  const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from('Ana books the hall', 'utf16le')]);
  expect((await readDropped(wide, 'minutes.txt')).html).toContain('Ana books the hall');
});

test('a file of another kind is told which kinds can be used', async () => {
  await expect(readDropped(new Uint8Array([1]), 'a.pdf')).rejects.toThrow(/\.docx .*can\.$/);
});
