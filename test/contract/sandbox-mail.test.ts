/** Mail of the sandbox tenant over HTTPS: every exchange is held against Microsoft's description of Graph. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadGraphDescription, watchContract } from '../support/graph-contract.ts';
import { callerFor, filter, type OutlookAnswer, type OutlookCall, tellSandbox } from '../support/outlook-caller.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

const graph = await loadGraphDescription();
const watch = watchContract(graph);
const IMMUTABLE = { prefer: 'IdType="ImmutableId"' };
const PROPERTY = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name FollowthroughKey';
let sandbox: TestSandbox;
let marcus: string;
let priya: string;

beforeAll(async () => {
  sandbox = await startSandboxForTest({ onExchange: watch.listen });
  marcus = sandbox.upn('marcus');
  priya = sandbox.upn('priya');
});

afterAll(async () => {
  await sandbox.close();
  expect(watch.violations).toEqual([]);
  if (graph) expect(watch.seen.size).toBeGreaterThan(15);
});

const asMarcus: OutlookCall = (...call) => callerFor(sandbox, marcus)(...call);
const asPriya: OutlookCall = (...call) => callerFor(sandbox, priya)(...call);
const app: OutlookCall = (...call) => callerFor(sandbox, null)(...call);
const to = (address: string) => [{ emailAddress: { address } }];
const subjects = (answer: OutlookAnswer) => answer.body.value?.map(({ subject }) => subject);

async function mimeOf(user: string, id: string): Promise<string> {
  const url = `${sandbox.graphBaseUrl}/me/messages/${id}/$value`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${await sandbox.token({ user })}` } });
  expect(response.status).toBe(200);
  return response.text();
}

function mimeDraft(key: string, addressee: string): Uint8Array {
  const lines = [
    `From: Marcus <${marcus}>`,
    `To: ${addressee}`,
    'Subject: Summary of the review',
    `Message-ID: <${key}@followthrough.example>`,
    'X-Followthrough: summary',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Two actions are open.',
    '--b1',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Two actions are <b>open</b>.</p>',
    '--b1--',
    '',
  ];
  return new TextEncoder().encode(Buffer.from(lines.join('\r\n')).toString('base64'));
}

describe('drafts', () => {
  it('makes a draft from JSON, with a document around the HTML and a preview', async () => {
    const body = {
      subject: 'Hello',
      importance: 'Low',
      body: { contentType: 'HTML', content: 'They were <b>awesome</b>!' },
    };
    const { status, body: draft } = await asMarcus('POST', '/me/messages', {
      body: { ...body, toRecipients: to(priya) },
    });
    expect(status).toBe(201);
    expect(draft).toMatchObject({ isDraft: true, importance: 'low', bodyPreview: 'They were awesome!', isRead: true });
    expect(draft.body?.content).toContain('<html>');
    expect(draft.internetMessageHeaders).toBeUndefined();
  });

  it('makes a draft from MIME and keeps its Message-ID, headers and both parts', async () => {
    const { status, body: draft } = await asMarcus('POST', '/me/messages', {
      body: mimeDraft('draft-1', priya),
      headers: { 'content-type': 'text/plain' },
    });
    expect(status).toBe(201);
    expect(draft).toMatchObject({
      internetMessageId: '<draft-1@followthrough.example>',
      subject: 'Summary of the review',
    });
    const found = await asMarcus(
      'GET',
      `/me/messages?${filter("internetMessageId eq '<draft-1@followthrough.example>'")}`,
    );
    expect(found.body.value?.map(({ id }) => id)).toEqual([draft.id]);
    const headers = await asMarcus('GET', `/me/messages/${draft.id}?$select=internetMessageHeaders`);
    expect(headers.body.internetMessageHeaders).toContainEqual({ name: 'X-Followthrough', value: 'summary' });
  });

  it('refuses MIME that is not base64', async () => {
    const answer = await asMarcus('POST', '/me/messages', {
      body: new TextEncoder().encode('this is not base64 !!'),
      headers: { 'content-type': 'text/plain' },
    });
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'ErrorMimeContentInvalidBase64String']);
  });

  it.each([
    [{ nonsense: true }, 'RequestBodyRead'],
    [{ importance: 'enormous' }, 'RequestBodyRead'],
    [{ internetMessageHeaders: [{ name: 'Received', value: 'x' }] }, 'InvalidInternetMessageHeader'],
  ])('refuses %j with %s', async (body, code) => {
    const answer = await asMarcus('POST', '/me/messages', { body });
    expect([answer.status, answer.body.error?.code]).toEqual([400, code]);
  });

  it('finds a draft by extended property and shows the property only when asked', async () => {
    const { body: draft } = await asMarcus('POST', '/me/messages', { body: { subject: 'Keyed' } });
    const patch = { singleValueExtendedProperties: [{ id: PROPERTY, value: 'summary-7' }] };
    expect((await asMarcus('PATCH', `/me/messages/${draft.id}`, { body: patch })).status).toBe(200);
    const text = `singleValueExtendedProperties/Any(ep: ep/id eq '${PROPERTY}' and ep/value eq 'summary-7')`;
    const expand = `$expand=${encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${PROPERTY}')`)}`;
    const found = await asMarcus('GET', `/me/messages?${filter(text)}&${expand}&$select=subject`);
    expect(found.body.value).toHaveLength(1);
    expect(found.body.value?.[0]?.singleValueExtendedProperties).toEqual([{ id: PROPERTY, value: 'summary-7' }]);
    const plain = await asMarcus('GET', `/me/messages?${filter(text)}`);
    expect(plain.body.value?.[0]).not.toHaveProperty('singleValueExtendedProperties');
  });
});

describe('sending', () => {
  it('sends a MIME draft once; the immutable id finds it in Sent Items after a while', async () => {
    await sandbox.tell('POST', '/exchange', { sentItemMisses: 1 });
    const draft = await asMarcus('POST', '/me/messages', {
      body: mimeDraft('sent-1', priya),
      headers: { 'content-type': 'text/plain', ...IMMUTABLE },
    });
    expect(draft.headers.get('preference-applied')).toContain('IdType="ImmutableId"');
    const { id } = draft.body;
    const sent = await asMarcus('POST', `/me/messages/${id}/send`, { headers: IMMUTABLE });
    expect([sent.status, sent.body]).toEqual([202, undefined]);
    expect((await asMarcus('GET', `/me/messages/${id}`, { headers: IMMUTABLE })).status).toBe(404);
    await sandbox.tell('POST', '/exchange', { sentItemMisses: 0 });
    const copy = await asMarcus('GET', `/me/messages/${id}`, { headers: IMMUTABLE });
    expect(copy.body).toMatchObject({ id, isDraft: false });
    const folder = await asMarcus('GET', '/me/mailFolders/sentitems');
    expect(copy.body.parentFolderId).toBe(folder.body.id);
    expect((await asMarcus('POST', `/me/messages/${id}/send`, { headers: IMMUTABLE })).status).toBe(400);
  });

  it('delivers with new ids, the same Message-ID, transport headers and both parts', async () => {
    const found = await asPriya(
      'GET',
      `/me/mailFolders/inbox/messages?${filter("internetMessageId eq '<sent-1@followthrough.example>'")}`,
    );
    expect(found.body.value).toHaveLength(1);
    const [message] = found.body.value ?? [];
    expect(message).toMatchObject({ isRead: false, from: { emailAddress: { address: marcus } } });
    const mime = await mimeOf(priya, String(message?.id));
    expect(mime).toMatch(/^Received: /);
    expect(mime).toContain('Authentication-Results: spf=pass');
    expect(mime).toContain('Two actions are open.');
    expect(mime).toContain('<p>Two actions are <b>open</b>.</p>');
  });

  it('composes both parts for a message sent as JSON', async () => {
    const message = { subject: 'JSON mail', body: { contentType: 'HTML', content: '<p>Verdict: <b>two</b> late</p>' } };
    const sent = await asMarcus('POST', '/me/sendMail', { body: { message: { ...message, toRecipients: to(priya) } } });
    expect([sent.status, sent.body]).toEqual([202, undefined]);
    const found = await asPriya('GET', `/me/messages?${filter("subject eq 'JSON mail'")}`);
    const mime = await mimeOf(priya, String(found.body.value?.[0]?.id));
    expect(mime).toMatch(/Content-Type: text\/plain[\s\S]*Verdict: two late/);
    expect(mime).toMatch(/Content-Type: text\/html[\s\S]*Verdict: <b>two<\/b> late/);
  });

  it('keeps no copy when told so, quoted as the documentation quotes it', async () => {
    const message = { subject: 'Unkept', toRecipients: to(priya) };
    const token = await sandbox.token({ user: marcus });
    const response = await fetch(`${sandbox.graphBaseUrl}/me/sendMail`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message, saveToSentItems: false }),
    });
    expect(response.status).toBe(202);
    const kept = await asMarcus('GET', `/me/mailFolders/sentitems/messages?${filter("subject eq 'Unkept'")}`);
    expect(kept.body.value).toEqual([]);
  });

  it('reports an unknown address of the tenant back, and records mail that leaves it', async () => {
    const domain = marcus.split('@')[1];
    const message = {
      subject: 'Far and wide',
      toRecipients: [...to(`nobody@${domain}`), ...to('ana@elsewhere.example')],
    };
    await asMarcus('POST', '/me/sendMail', { body: { message } });
    const report = await asMarcus(
      'GET',
      `/me/mailFolders/inbox/messages?${filter("subject eq 'Undeliverable: Far and wide'")}&$select=subject,internetMessageHeaders`,
    );
    const headers = report.body.value?.[0]?.internetMessageHeaders ?? [];
    expect(JSON.stringify(headers)).toContain('report-type=delivery-status');
    const outside = await tellSandbox(sandbox, 'GET', '/outside-mail');
    expect(outside.value?.map((mail) => mail.to)).toContain('ana@elsewhere.example');
  });

  it('refuses to send without recipients or as somebody else', async () => {
    const bare = await asMarcus('POST', '/me/messages', { body: { subject: 'To whom?' } });
    const unsent = await asMarcus('POST', `/me/messages/${bare.body.id}/send`);
    expect([unsent.status, unsent.body.error?.code]).toEqual([400, 'ErrorInvalidRecipients']);
    const message = { subject: 'Pretence', toRecipients: to(marcus), from: { emailAddress: { address: priya } } };
    const forged = await asMarcus('POST', '/me/sendMail', { body: { message } });
    expect([forged.status, forged.body.error?.code]).toEqual([403, 'ErrorSendAsDenied']);
  });

  it('keeps a thread together through a reply, and quotes below it', async () => {
    const found = await asPriya('GET', `/me/messages?${filter("subject eq 'JSON mail'")}`);
    const original = found.body.value?.[0];
    const reply = await asPriya('POST', `/me/messages/${original?.id}/createReplyAll`, {
      body: { comment: 'Done: 50 %' },
    });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ subject: 'RE: JSON mail', conversationId: original?.conversationId });
    expect(reply.body.body?.content).toMatch(/Done: 50 %[\s\S]*<b>From:<\/b>/);
    expect((await asPriya('POST', `/me/messages/${original?.id}/reply`, { body: { comment: 'Again' } })).status).toBe(
      202,
    );
    const back = await asMarcus(
      'GET',
      `/me/mailFolders/inbox/messages?${filter("subject eq 'RE: JSON mail'")}&$select=subject,internetMessageHeaders`,
    );
    expect(JSON.stringify(back.body.value?.[0]?.internetMessageHeaders)).toContain(String(original?.internetMessageId));
  });

  it('answers for people who are away, once and not to machines', async () => {
    const setting = { automaticRepliesSetting: { status: 'alwaysEnabled', internalReplyMessage: 'Back on Monday.' } };
    await asPriya('PATCH', '/me/mailboxSettings', { body: setting });
    await asMarcus('POST', '/me/sendMail', { body: { message: { subject: 'Ping', toRecipients: to(priya) } } });
    await asPriya('PATCH', '/me/mailboxSettings', { body: { automaticRepliesSetting: { status: 'disabled' } } });
    const answers = await asMarcus('GET', `/me/messages?${filter("subject eq 'Automatic reply: Ping'")}`);
    expect(answers.body.value).toHaveLength(1);
  });
});

describe('folders and ids', () => {
  it('changes the ordinary id on a move and keeps the immutable one', async () => {
    const folder = await asMarcus('POST', '/me/mailFolders', { body: { displayName: 'Kept' } });
    expect(folder.status).toBe(201);
    const again = await asMarcus('POST', '/me/mailFolders', { body: { displayName: 'kept' } });
    expect([again.status, again.body.error?.code]).toEqual([409, 'ErrorFolderExists']);
    const draft = await asMarcus('POST', '/me/messages', { body: { subject: 'Wanderer' } });
    const stable = await asMarcus('GET', `/me/messages/${draft.body.id}`, { headers: IMMUTABLE });
    const moved = await asMarcus('POST', `/me/messages/${draft.body.id}/move`, {
      body: { destinationId: folder.body.id },
    });
    expect(moved.status).toBe(201);
    expect(moved.body.id).not.toBe(draft.body.id);
    expect((await asMarcus('GET', `/me/messages/${draft.body.id}`)).body.error?.code).toBe('ErrorItemNotFound');
    const found = await asMarcus('GET', `/me/messages/${stable.body.id}`, { headers: IMMUTABLE });
    expect(found.body.id).toBe(stable.body.id);
    const translated = await asMarcus('POST', '/me/translateExchangeIds', {
      body: { inputIds: [moved.body.id], sourceIdType: 'restId', targetIdType: 'restImmutableEntryId' },
    });
    expect(translated.body.value?.[0]?.targetId).toBe(stable.body.id);
  });

  it('deletes to Deleted Items first, then for good', async () => {
    const draft = await asMarcus('POST', '/me/messages', { body: { subject: 'Rubbish' }, headers: IMMUTABLE });
    const path = `/me/messages/${draft.body.id}`;
    expect((await asMarcus('DELETE', path)).status).toBe(204);
    const bin = await asMarcus('GET', '/me/mailFolders/deleteditems');
    expect((await asMarcus('GET', path)).body.parentFolderId).toBe(bin.body.id);
    expect((await asMarcus('DELETE', path)).status).toBe(204);
    expect((await asMarcus('GET', path)).status).toBe(404);
  });

  it('tells a malformed id from a missing item and from a foreign one', async () => {
    const draft = await asPriya('POST', '/me/messages', { body: { subject: 'Mine' } });
    const codes = await Promise.all(
      ['nonsense', draft.body.id].map(async (id) => (await asMarcus('GET', `/me/messages/${id}`)).body.error?.code),
    );
    expect(codes).toEqual(['ErrorInvalidIdMalformed', 'ErrorInvalidMailboxItemId']);
  });

  it('pages by ten and refuses a filter that the order does not follow', async () => {
    for (let count = 0; count < 12; count++)
      await asPriya('POST', '/me/messages', { body: { subject: `Page ${count}` } });
    const first = await asPriya('GET', '/me/mailFolders/drafts/messages?$select=subject');
    expect(first.body.value).toHaveLength(10);
    const second = await asPriya('GET', String(first.body['@odata.nextLink']));
    expect(second.body['@odata.nextLink']).toBeUndefined();
    expect(new Set([...(subjects(first) ?? []), ...(subjects(second) ?? [])]).size).toBeGreaterThanOrEqual(12);
    const order = '$orderby=receivedDateTime%20desc';
    const refused = await asPriya('GET', `/me/messages?${filter("subject eq 'x'")}&${order}`);
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'InefficientFilter']);
    const allowed = await asPriya(
      'GET',
      `/me/messages?${filter("receivedDateTime ge 2020-01-01T00:00:00Z and subject eq 'Page 3'")}&${order}`,
    );
    expect(subjects(allowed)).toEqual(['Page 3']);
  });

  it('lets nobody filter on header lines', async () => {
    const answer = await asPriya('GET', `/me/messages?${filter("internetMessageHeaders/any(h: h/name eq 'x')")}`);
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'ErrorInvalidProperty']);
  });

  it('turns a body into text on request', async () => {
    const body = { subject: 'Rich', body: { contentType: 'html', content: '<p>One</p><p>Two &amp; three</p>' } };
    const draft = await asMarcus('POST', '/me/messages', { body });
    const headers = { prefer: 'outlook.body-content-type="text"' };
    const text = await asMarcus('GET', `/me/messages/${draft.body.id}?$select=body`, { headers });
    expect(text.body.body).toEqual({ contentType: 'text', content: 'One\r\n\r\nTwo & three' });
  });
});

describe('attachments', () => {
  it('takes small ones at once and large ones in pieces without a token', async () => {
    const draft = await asMarcus('POST', '/me/messages', { body: { subject: 'With files' } });
    const path = `/me/messages/${draft.body.id}/attachments`;
    const small = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: btoa('Hello') };
    expect((await asMarcus('POST', path, { body: small })).status).toBe(201);
    const size = 3_500_000;
    const AttachmentItem = { attachmentType: 'file', name: 'flower', size };
    const session = await asMarcus('POST', `${path}/createUploadSession`, { body: { AttachmentItem } });
    expect(session.status).toBe(201);
    const put = (from: number, until: number) =>
      fetch(String(session.body.uploadUrl), {
        method: 'PUT',
        headers: { 'content-range': `bytes ${from}-${until - 1}/${size}` },
        body: new Uint8Array(until - from),
      });
    const half = await put(0, 2_000_000);
    expect(await half.json()).toMatchObject({ NextExpectedRanges: ['2000000-'] });
    expect((await put(0, 2_000_000)).status).toBe(416);
    const whole = await put(2_000_000, size);
    expect([whole.status, await whole.text()]).toEqual([201, '']);
    expect(whole.headers.get('location')).toContain('/attachments/');
    const list = await asMarcus('GET', `${path}?$select=name,size`);
    expect(list.body.value?.map((file) => [file.name, file.size])).toEqual([
      ['a.txt', 5],
      ['flower', size],
    ]);
    expect((await asMarcus('GET', `/me/messages/${draft.body.id}`)).body.hasAttachments).toBe(true);
  });
});

describe('change tracking', () => {
  it('tells what is new, what left the folder, and starts over when the token is unknown', async () => {
    const folder = await asMarcus('POST', '/me/mailFolders', { body: { displayName: 'Tracked' } });
    const root = `/me/mailFolders/${folder.body.id}/messages`;
    const one = await asMarcus('POST', root, { body: { subject: 'One' } });
    await asMarcus('POST', root, { body: { subject: 'Two' } });
    const paged = { headers: { prefer: 'odata.maxpagesize=1' } };
    const first = await asMarcus('GET', `${root}/delta?$select=subject`, paged);
    expect(first.body.value).toHaveLength(1);
    const second = await asMarcus('GET', String(first.body['@odata.nextLink']), paged);
    const deltaLink = String(second.body['@odata.deltaLink']);
    expect(second.body['@odata.nextLink']).toBeUndefined();
    await asMarcus('DELETE', `/me/messages/${one.body.id}`);
    await asMarcus('POST', root, { body: { subject: 'Three' } });
    const changes = await asMarcus('GET', deltaLink);
    expect(changes.body.value).toContainEqual({ id: one.body.id, '@removed': { reason: 'deleted' } });
    expect(subjects(changes)).toContain('Three');
    await sandbox.tell('DELETE', '/exchange/sync-state');
    const lost = await asMarcus('GET', deltaLink);
    expect([lost.status, lost.body.error?.code]).toEqual([410, 'SyncStateNotFound']);
  });
});

describe('who may', () => {
  it('holds applications to their mailboxes and people to their own', async () => {
    await sandbox.tell('PATCH', '/applications/control', { mailboxes: [marcus] });
    const allowed = await app('GET', `/users/${marcus}/messages?$top=1`);
    const denied = await app('GET', `/users/${priya}/messages?$top=1`);
    await sandbox.tell('PATCH', '/applications/control', { mailboxes: null });
    expect([allowed.status, denied.status, denied.body.error?.code]).toEqual([200, 403, 'ErrorAccessDenied']);
    expect((await asMarcus('GET', `/users/${priya}/messages`)).status).toBe(403);
    const narrow = await asMarcus('POST', '/me/sendMail', { scopes: ['Mail.Read'], body: { message: {} } });
    expect([narrow.status, narrow.body.error?.code]).toEqual([403, 'ErrorAccessDenied']);
    const basic = await asMarcus('GET', '/me/messages?$top=1', { scopes: ['Mail.ReadBasic'] });
    expect(basic.body.value?.[0]).not.toHaveProperty('body');
  });

  it('lets four requests of an application into a mailbox at a time', async () => {
    await sandbox.tell('POST', '/faults', { match: { path: '/v1.0/users/**' }, delayMs: 300, times: 6 });
    const [token, url] = [await sandbox.token(), `${sandbox.graphBaseUrl}/users/${priya}/messages?$top=1`];
    const asked = Array.from({ length: 6 }, () => fetch(url, { headers: { authorization: `Bearer ${token}` } }));
    const answers = await Promise.all(asked);
    await sandbox.tell('DELETE', '/faults');
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(await refused?.json()).toMatchObject({ error: { code: 'ApplicationThrottled' } });
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect((await tellSandbox(sandbox, 'GET', '/exchange')).peakMailboxConcurrency).toBe(4);
  });

  it('shows a mailbox to the control API and lets raw mail arrive with the verdict of the checks', async () => {
    const raw = `From: ana@elsewhere.example\r\nTo: ${priya}\r\nSubject: done AI-001\r\n\r\ndone`;
    const response = await fetch(`${sandbox.control}/mailboxes/${priya}/deliver?authentication=fail`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: raw,
    });
    expect(response.status).toBe(201);
    const mailbox = await tellSandbox(sandbox, 'GET', `/mailboxes/${priya}`);
    const arrived = mailbox.messages?.find(({ subject }) => String(subject) === 'done AI-001');
    expect(arrived).toMatchObject({ folder: 'Inbox', isRead: false, bodyPreview: 'done' });
    expect(String(arrived?.mime)).toContain('dmarc=fail');
  });
});
