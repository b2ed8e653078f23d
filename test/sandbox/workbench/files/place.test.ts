/** Dropped files become objects of a real tenant. */
import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Placing, placeMeeting, placeMessage } from '../../../../sandbox/workbench/files/place.ts';
import { readDropped } from '../../../../sandbox/workbench/files/readers.ts';
import { createTenantClient } from '../../../../sandbox/workbench/tenant-client.ts';
import { startSandboxForTest, type TestSandbox } from '../../../support/start-sandbox.ts';

let sandbox: TestSandbox;
let client: ReturnType<typeof createTenantClient>;
let placing: Placing;

beforeAll(async () => {
  sandbox = await startSandboxForTest();
  client = createTenantClient(readFileSync(sandbox.certificate, 'utf8'), sandbox.graphBaseUrl, sandbox.control);
  const users = sandbox.users.flatMap((user) => (user.mail === null ? [] : [{ ...user, mail: user.mail }]));
  const me = users.find(({ userPrincipalName }) => userPrincipalName === sandbox.upn('marcus'));
  if (!me) throw new Error('nobody is called Marcus');
  placing = { client, users, me, now: '2026-03-05T10:47:00Z' };
});
afterAll(async () => {
  client.close();
  await sandbox.close();
});

const read = (name: string, text: string) => readDropped(strToU8(text), name);
const eventsOf = async (user: string, subject: string) =>
  (await sandbox.graph('GET', `/me/events?$filter=subject eq '${subject}'`, { user: sandbox.upn(user) })).body.value;

test('notes become the meeting of the last full half hour, with the people they name', async () => {
  const placed = await placeMeeting(await read('a.md', '# Harbour talk\nPriya Raman sends the plan.'), placing);
  expect(placed).toMatchObject({ kind: 'meeting', startsAt: '2026-03-05T09:30:00Z' });
  const [event] = await eventsOf('priya', 'Harbour talk');
  expect(event).toMatchObject({ iCalUId: placed.key, end: { dateTime: '2026-03-05T10:30:00.0000000' } });
  expect(event?.organizer).toMatchObject({ emailAddress: { address: sandbox.upn('marcus') } });
});

test('a transcript becomes the transcript of the online meeting', async () => {
  const text = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Elena Petrova>I close the case.</v>\n';
  await placeMeeting(await read('case-call.vtt', text), placing);
  const meetings = (await sandbox.tell('GET', '/meetings')).value;
  expect(meetings.some(({ transcripts }) => Array.isArray(transcripts) && transcripts.length === 1)).toBe(true);
});

test('a calendar file of a colleague is organised by the colleague and invites me', async () => {
  const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'SUMMARY:From Sofia', 'DTSTART:20260306T100000Z'];
  const rest = ['DTEND:20260306T110000Z', `ORGANIZER:mailto:${sandbox.upn('sofia')}`, 'END:VEVENT', 'END:VCALENDAR'];
  await placeMeeting(await read('a.ics', [...lines, ...rest].join('\r\n')), placing);
  const [event] = await eventsOf('marcus', 'From Sofia');
  expect(event).toMatchObject({ isOrganizer: false, start: { dateTime: '2026-03-06T10:00:00.0000000' } });
});

test('a mail arrives as it is', async () => {
  const mime = 'From: Ana <ana@else.example>\r\nTo: x@else.example\r\nSubject: As it is\r\n\r\nHello.\r\n';
  const placed = await placeMessage(await read('a.eml', mime), placing);
  const filter = encodeURIComponent(`internetMessageId eq '${placed.key}'`);
  const { body } = await sandbox.graph('GET', `/me/messages?$filter=${filter}`, { user: sandbox.upn('marcus') });
  expect(body.value[0]).toMatchObject({ subject: 'As it is', from: { emailAddress: { address: 'ana@else.example' } } });
});

test('notes as a message come from the first person they name', async () => {
  const placed = await placeMessage(await read('a.txt', 'Short note\nGrace calls the customer.'), placing);
  expect(placed).toMatchObject({ kind: 'message', subject: 'Short note' });
  const filter = encodeURIComponent(`internetMessageId eq '${placed.key}'`);
  const { body } = await sandbox.graph('GET', `/me/messages?$filter=${filter}`, { user: sandbox.upn('marcus') });
  expect(body.value[0]?.from).toMatchObject({ emailAddress: { address: sandbox.upn('grace') } });
});
