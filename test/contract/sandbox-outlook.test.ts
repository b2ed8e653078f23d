/** The smaller doors of Exchange over HTTPS: folders, categories, forwarding, proposals, meetings, notifications. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadGraphDescription, watchContract } from '../support/graph-contract.ts';
import {
  callerFor,
  filter,
  type OutlookCall,
  type OutlookJson,
  refusal,
  tellSandbox,
} from '../support/outlook-caller.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';
import { openWebhook } from './webhook.ts';

const graph = await loadGraphDescription();
const watch = watchContract(graph);
let sandbox: TestSandbox;
let marcus: string;
let priya: string;
let daniel: string;

beforeAll(async () => {
  sandbox = await startSandboxForTest({ onExchange: watch.listen });
  [marcus, priya, daniel] = ['marcus', 'priya', 'daniel'].map(sandbox.upn) as [string, string, string];
});
afterAll(async () => {
  await sandbox.close();
  expect(watch.violations).toEqual([]);
  if (graph) expect(watch.seen.size).toBeGreaterThan(10);
});

const as = (user: string): OutlookCall => callerFor(sandbox, user);
const to = (...people: string[]) => people.map((address) => ({ emailAddress: { address } }));
const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
const meeting = (subject: string, day: string, more: object = {}) => ({
  subject,
  start: at(`2031-05-${day}T18:00:00`),
  end: at(`2031-05-${day}T19:00:00`),
  ...more,
});
const copyFor = async (user: string, uid: OutlookJson | undefined) =>
  (await as(user)('GET', `/me/events?${filter(`iCalUId eq '${uid}'`)}`)).body.value?.[0];

describe('folders and categories', () => {
  it('renames, tracks and deletes folders, but not those everybody has', async () => {
    const made = await as(daniel)('POST', '/me/mailFolders', { body: { displayName: 'Projects' } });
    const child = await as(daniel)('POST', `/me/mailFolders/${made.body.id}/childFolders`, {
      body: { displayName: 'One' },
    });
    expect(child.body.parentFolderId).toBe(made.body.id);
    const first = await as(daniel)('GET', '/me/mailFolders/delta', { headers: { prefer: 'odata.maxpagesize=50' } });
    const patch = { body: { displayName: 'Programmes' } };
    expect((await as(daniel)('PATCH', `/me/mailFolders/${made.body.id}`, patch)).body.displayName).toBe('Programmes');
    expect((await as(daniel)('DELETE', `/me/mailFolders/${child.body.id}`)).status).toBe(204);
    const changes = await as(daniel)('GET', String(first.body['@odata.deltaLink']));
    expect(changes.body.value).toContainEqual({ id: child.body.id, '@removed': { reason: 'deleted' } });
    expect(changes.body.value?.map(({ displayName }) => displayName)).toContain('Programmes');
    expect(refusal(await as(daniel)('DELETE', '/me/mailFolders/inbox'))).toEqual([
      403,
      'ErrorDeleteDistinguishedFolder',
    ]);
  });

  it('keeps categories by name', async () => {
    const body = { displayName: 'Followthrough', color: 'preset3' };
    expect((await as(daniel)('POST', '/me/outlook/masterCategories', { body })).status).toBe(201);
    expect((await as(daniel)('POST', '/me/outlook/masterCategories', { body })).status).toBe(409);
    const list = await as(daniel)('GET', '/me/outlook/masterCategories');
    expect(list.body.value?.map(({ displayName }) => displayName)).toEqual(['Followthrough']);
  });
});

describe('mail that answers and copies', () => {
  it('writes an answer from MIME into the thread of what it answers', async () => {
    await as(marcus)('POST', '/me/sendMail', { body: { message: { subject: 'Question', toRecipients: to(daniel) } } });
    const [asked] = (await as(daniel)('GET', `/me/messages?${filter("subject eq 'Question'")}`)).body.value ?? [];
    const mime = btoa(`To: ${marcus}\r\nSubject: Re: Question\r\n\r\n50 %`);
    const reply = await as(daniel)('POST', `/me/messages/${asked?.id}/createReply`, {
      body: new TextEncoder().encode(mime),
      headers: { 'content-type': 'text/plain' },
    });
    expect(reply.body).toMatchObject({ subject: 'Re: Question', conversationId: asked?.conversationId, isDraft: true });
  });

  it('keeps blind copies from the others, in the kept bytes too', async () => {
    const mime = btoa(`To: ${priya}\r\nBcc: ${daniel},\r\n ${marcus}\r\nSubject: Blind\r\n\r\nHello`);
    const body = new TextEncoder().encode(mime);
    const sent = await as(marcus)('POST', '/me/sendMail', { body, headers: { 'content-type': 'text/plain' } });
    expect(sent.status).toBe(202);
    const mailbox = await tellSandbox(sandbox, 'GET', `/mailboxes/${priya}`);
    const copy = mailbox.messages?.find(({ subject }) => String(subject) === 'Blind');
    expect(String(copy?.mime)).toContain('Hello');
    expect(String(copy?.mime)).not.toContain(daniel);
    expect((await as(daniel)('GET', `/me/messages?${filter("subject eq 'Blind'")}`)).body.value).toHaveLength(1);
  });

  it('forwards with the attachments of the original', async () => {
    const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: btoa('Hello') };
    const message = { subject: 'With file', toRecipients: to(priya), attachments: [file] };
    await as(marcus)('POST', '/me/sendMail', { body: { message } });
    const [got] = (await as(priya)('GET', `/me/messages?${filter("subject eq 'With file'")}`)).body.value ?? [];
    expect(got?.hasAttachments).toBe(true);
    const forwarded = await as(priya)('POST', `/me/messages/${got?.id}/forward`, {
      body: { comment: 'See below', toRecipients: to(daniel) },
    });
    expect(forwarded.status).toBe(202);
    const [end] = (await as(daniel)('GET', `/me/messages?${filter("subject eq 'FW: With file'")}`)).body.value ?? [];
    const files = await as(daniel)('GET', `/me/messages/${end?.id}/attachments`);
    expect(files.body.value?.map(({ name, contentBytes }) => [name, contentBytes])).toEqual([['a.txt', btoa('Hello')]]);
  });
});

describe('invitations', () => {
  it('takes a proposal of another time with a maybe, and shows it to the organizer', async () => {
    const { body: event } = await as(marcus)('POST', '/me/events', {
      body: meeting('Proposal', '05', { attendees: to(priya) }),
    });
    const id = (await copyFor(priya, event.iCalUId))?.id;
    const proposedNewTime = { start: at('2031-05-06T18:00:00'), end: at('2031-05-06T19:00:00') };
    const refused = await as(priya)('POST', `/me/events/${id}/tentativelyAccept`, {
      body: { sendResponse: false, proposedNewTime },
    });
    expect(refusal(refused)).toEqual([400, 'ErrorInvalidArgument']);
    expect((await as(priya)('POST', `/me/events/${id}/tentativelyAccept`, { body: { proposedNewTime } })).status).toBe(
      202,
    );
    const [attendee] = (await as(marcus)('GET', `/me/events/${event.id}`)).body.attendees ?? [];
    expect(attendee).toMatchObject({ status: { response: 'tentativelyAccepted' }, proposedNewTime });
  });

  it('forwards to somebody new, who then has the meeting', async () => {
    const { body: event } = await as(marcus)('POST', '/me/events', {
      body: meeting('Forwarded', '07', { attendees: to(priya) }),
    });
    const forwarded = await as(marcus)('POST', `/me/events/${event.id}/forward`, {
      body: { ToRecipients: to(daniel), Comment: 'Please come' },
    });
    expect(forwarded.status).toBe(202);
    expect(await copyFor(daniel, event.iCalUId)).toMatchObject({ subject: 'Forwarded', isOrganizer: false });
  });

  it('keeps an answer to oneself when told so', async () => {
    const { body: event } = await as(marcus)('POST', '/me/events', {
      body: meeting('Silent', '08', { attendees: to(priya) }),
    });
    await as(priya)('POST', `/me/events/${(await copyFor(priya, event.iCalUId))?.id}/accept`, {
      body: { sendResponse: false },
    });
    const [attendee] = (await as(marcus)('GET', `/me/events/${event.id}`)).body.attendees ?? [];
    expect(attendee?.status).toMatchObject({ response: 'none' });
    expect((await copyFor(priya, event.iCalUId))?.responseStatus).toMatchObject({ response: 'accepted' });
  });

  it('lets a guest set what is the guest’s own, and nothing else', async () => {
    const { body: event } = await as(marcus)('POST', '/me/events', {
      body: meeting('Own', '09', { attendees: to(priya) }),
    });
    const path = `/me/events/${(await copyFor(priya, event.iCalUId))?.id}`;
    expect((await as(priya)('PATCH', path, { body: { categories: ['Red category'] } })).status).toBe(200);
    const moved = await as(priya)('PATCH', path, { body: { start: at('2031-05-10T18:00:00') } });
    expect(refusal(moved)).toEqual([400, 'ErrorInvalidRequest']);
    expect((await as(priya)('POST', `${path}/dismissReminder`)).status).toBe(200);
    const snooze = { newReminderTime: at('2031-05-09T17:30:00') };
    expect((await as(priya)('POST', `${path}/snoozeReminder`, { body: snooze })).status).toBe(200);
    expect((await as(priya)('GET', path)).body).toMatchObject({ reminderMinutesBeforeStart: 30, isReminderOn: true });
  });
});

describe('online meetings', () => {
  it('gives the same meeting for the same external id', async () => {
    const body = {
      externalId: 'S-001',
      subject: 'Review',
      startDateTime: '2031-05-05T18:00:00Z',
      endDateTime: '2031-05-05T19:00:00Z',
    };
    const first = await as(marcus)('POST', '/me/onlineMeetings/createOrGet', { body });
    const second = await as(marcus)('POST', '/me/onlineMeetings/createOrGet', { body });
    expect([first.status, second.status, second.body.id]).toEqual([201, 200, first.body.id]);
    const patch = { body: { lobbyBypassSettings: { isDialInBypassEnabled: true } } };
    const patched = await as(marcus)('PATCH', `/me/onlineMeetings/${first.body.id}`, patch);
    expect(patched.body.lobbyBypassSettings).toEqual({ scope: 'organization', isDialInBypassEnabled: true });
  });

  it('shows insights that were put there, to people with the right only', async () => {
    const { body: made } = await as(marcus)('POST', '/me/onlineMeetings', { body: { subject: 'Notes' } });
    const actionItems = [{ title: 'Report', text: 'Send the report', ownerDisplayName: 'Priya Raman' }];
    await sandbox.tell('POST', `/meetings/${made.id}/insight`, { actionItems });
    const path = `/copilot/users/${marcus}/onlineMeetings/${made.id}/aiInsights`;
    const scopes = ['OnlineMeetingAiInsight.Read.All'];
    const list = await as(marcus)('GET', path, { scopes });
    const single = await as(marcus)('GET', `${path}/${list.body.value?.[0]?.id}`, { scopes });
    expect(single.body.actionItems).toEqual(actionItems);
    expect((await as(marcus)('GET', path, { scopes: ['Mail.Read'] })).status).toBe(403);
  });
});

describe('the world outside a request', () => {
  it('notifies of mail in a folder and of events, with the kind of ids that was asked for', async () => {
    const webhook = await openWebhook(sandbox.certificate);
    const immutable = { prefer: 'IdType="ImmutableId"' };
    const subscribe = (resource: string, headers: Record<string, string>) =>
      as(priya)('POST', '/subscriptions', {
        headers,
        body: {
          changeType: 'created',
          notificationUrl: webhook.url,
          resource,
          clientState: resource,
          expirationDateTime: new Date(sandbox.tenant.clock.now() + 3_600_000).toISOString(),
        },
      });
    const statuses = [
      await subscribe("me/mailFolders('Inbox')/messages", {}),
      await subscribe('/me/events', immutable),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([201, 201]);
    await as(marcus)('POST', '/me/events', { body: meeting('Announced', '12', { attendees: to(priya) }) });
    type Note = { clientState: string; resourceData: { id: string } };
    const notes = () => webhook.posted.flatMap(({ value = [] }) => value) as unknown as Note[];
    await vi.waitFor(
      () =>
        expect(
          notes()
            .map(({ clientState }) => clientState)
            .sort(),
        ).toHaveLength(2),
      5000,
    );
    const event = notes().find(({ clientState }) => clientState === '/me/events');
    const read = await as(priya)('GET', `/me/events/${event?.resourceData.id}`, {
      headers: { prefer: 'IdType="ImmutableId"' },
    });
    expect(read.body).toMatchObject({ id: event?.resourceData.id, subject: 'Announced' });
    const mail = notes().find(({ clientState }) => clientState !== '/me/events');
    const request = await as(priya)('GET', `/me/messages/${mail?.resourceData.id}`);
    expect(request.body).toMatchObject({ id: mail?.resourceData.id, subject: 'Announced' });
    await webhook.close();
  });

  it('keeps everything over a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-kept-'));
    const first = await startSandboxForTest({ dataDir, persist: true });
    const body = { subject: 'Kept', toRecipients: to(first.upn('priya')) };
    const draft = await callerFor(first, first.upn('marcus'))('POST', '/me/messages', { body });
    await first.close();
    const second = await startSandboxForTest({ dataDir, persist: true });
    const again = await callerFor(second, second.upn('marcus'))('GET', `/me/messages/${draft.body.id}`);
    expect(again.body).toMatchObject({ id: draft.body.id, subject: 'Kept' });
    await second.close();
    await rm(dataDir, { recursive: true, force: true });
  });
});
