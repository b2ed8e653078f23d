/** What can go wrong from outside, over real wires: a clear problem, a log line with the same id, nothing half-written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultSeed } from '../../sandbox/seed/default-seed.ts';
import { holdMeeting, letPass } from '../../scripts/demo/play.ts';
import { untilQuiet } from '../../scripts/demo/quiet.ts';
import { restartTenant, type Stage } from '../../scripts/demo/stage.ts';
import type { JsonAnswer } from '../../scripts/https-json.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { openTestStage, SAMPLE_DAY, sampleNotes } from '../support/stage.ts';

let stage: Stage;
let close: (current: Stage) => Promise<void>;

/** Maya may read the register's site but not write to it. */
const READER = 'Maya Fischer';

function seed() {
  const whole = defaultSeed();
  const reader = whole.people.find((person) => person.displayName === READER)?.id ?? '';
  const sites = whole.sites.map((site) =>
    site.path === '/sites/followthrough'
      ? { ...site, writers: site.writers.filter((id) => id !== reader), readers: [reader] }
      : site,
  );
  return { sites };
}

const open = async () => {
  ({ stage, close } = await openTestStage(seed()));
};

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly instance: string;
  readonly next: string;
}

const KEY = 'bad-input-session';
const OUT_OF_SCOPE = 'the mailbox is outside what the server may use';

function meeting(change: Record<string, unknown> = {}): Record<string, unknown> {
  const person = { key: stage.chair.id, name: stage.chair.displayName, mail: stage.chair.mail };
  return {
    title: 'Operations review',
    eventId: null,
    iCalUId: null,
    seriesId: null,
    organiser: person,
    attendees: [person],
    startsAt: `${SAMPLE_DAY}T07:00:00.000Z`,
    endsAt: `${SAMPLE_DAY}T08:00:00.000Z`,
    timeZone: 'Europe/London',
    ...change,
  };
}

const capture = (user = stage.chair, session = meeting(), token?: string): Promise<JsonAnswer> =>
  stage.ask(user, pathOf('capture', { key: KEY }), {
    method: 'POST',
    ...(token ? { token } : {}),
    body: { session, items: [{ key: 'bad-input-item-1', title: 'Replace the door sensor', dueOn: '2026-03-09' }] },
  });

const upload = (name: string, body: Uint8Array): Promise<JsonAnswer> =>
  stage.ask(stage.chair, `${pathOf('extract')}?name=${name}`, { method: 'POST', body });

const tokenFor = async (wish: Record<string, unknown>): Promise<string> => {
  const audience = stage.tenant.facts.clients.find((client) => client.name === 'product')?.clientId;
  const body = { user: stage.chair.userPrincipalName, client: 'spa', audience, scopes: ['access_as_user'], ...wish };
  return (await stage.control<{ accessToken: string }>('/token', { method: 'POST', body })).accessToken;
};

const listsOf = async (name: string) => {
  const site = await stage.sitePath();
  const lists = await stage.graph<{ value: readonly { id: string; displayName: string }[] }>(
    'control',
    `${site}/lists`,
  );
  return `${site}/lists/${lists.value.find((list) => list.displayName === name)?.id}`;
};

async function itemsIn(name: string): Promise<number> {
  const items = await stage.graph<{ value: readonly unknown[] }>('control', `${await listsOf(name)}/items`);
  return items.value.length;
}

/** The answer is a problem of that type with a next step, and the log tells of the same request. */
async function expectProblem(answer: JsonAnswer, status: number, type: string): Promise<void> {
  const problem = answer.json as Problem;
  expect({ status: answer.status, type: problem?.type }).toEqual({ status, type: `/problems/${type}` });
  expect(String(answer.headers['content-type'])).toContain('application/problem+json');
  expect(problem.title.length * problem.next.length).toBeGreaterThan(0);
  const id = problem.instance.replace('urn:uuid:', '');
  const told = () => serverLog().filter((line) => line.includes(id) && line.includes(`"status":${status}`));
  await vi.waitFor(() => expect(told()).toHaveLength(1));
}

const serverLog = (): readonly string[] => readFileSync(join(stage.dataDir, 'server.log'), 'utf8').split('\n');

describe('what is refused writes nothing', () => {
  beforeAll(open);
  afterAll(() => close(stage));

  test('no attendees', async () => {
    await expectProblem(await capture(stage.chair, meeting({ attendees: [] })), 422, 'no-attendees');
    expect(await itemsIn('Actions')).toBe(0);
    expect(await itemsIn('Sessions')).toBe(0);
  });

  test('an invitation beyond 10 MB', async () => {
    await expectProblem(await upload('invite.eml', new Uint8Array(10 * 1024 * 1024 + 1).fill(65)), 413, 'too-large');
  });

  test('a corrupt .docx', async () => {
    const bytes = new Uint8Array([0x50, 0x4b, 3, 4, ...new Array<number>(500).fill(7)]);
    await expectProblem(await upload('minutes.docx', bytes), 422, 'document-unreadable');
  });

  test('expired and foreign tokens', async () => {
    await expectProblem(await capture(stage.chair, meeting(), await tokenFor({ expired: true })), 401, 'not-signed-in');
    const foreign = await tokenFor({ tenant: '11111111-2222-4333-8444-555555555555' });
    await expectProblem(await capture(stage.chair, meeting(), foreign), 401, 'tenant-unknown');
    expect(await itemsIn('Actions')).toBe(0);
  });

  test('a site that the person may only read', async () => {
    const reader = stage.tenant.facts.users.find((user) => user.displayName === READER);
    if (!reader) throw new Error(`${READER} is not there`);
    await expectProblem(await capture(reader), 403, 'access-denied');
    expect(await itemsIn('Actions')).toBe(0);
  });
});

describe('on a stage of its own', () => {
  beforeEach(open);
  afterEach(() => close(stage));

  test('HTML with scripts is read as text, and nothing of it runs in the mail', async () => {
    const html =
      '<p>ACTION: Priya Raman to send <img src=x onerror=alert(1)>the <script>steal()</script>budget by Friday</p>';
    const read = await upload('notes.html', new TextEncoder().encode(html));
    const item = (read.json as { items: readonly { text: string }[] }).items[0];
    expect(item?.text).toContain('budget');
    expect(item?.text).not.toMatch(/steal|onerror|</);
    const title = 'Check <script>alert(1)</script> "quoted"';
    const body = { session: meeting(), items: [{ key: 'bad-input-item-1', title, dueOn: '2026-03-09' }] };
    await stage.api(stage.chair, pathOf('capture', { key: KEY }), { method: 'POST', body });
    await letPass(stage, 'PT26H');
    const mails = await stage.graph<{ value: readonly { subject: string; body: { content: string } }[] }>(
      'control',
      `/users/${stage.chair.id}/mailFolders/inbox/messages?$select=subject,body`,
    );
    const summary = mails.value.find((mail) => mail.subject.includes('S-001'));
    expect(summary?.body.content).toContain('Check &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(summary?.body.content).not.toMatch(/<script/i);
  });

  test('a deleted list is named, and the doctor brings it back', async () => {
    await stage.graph('control', await listsOf('Actions'), { method: 'DELETE' });
    await expectProblem(await capture(), 409, 'lists-need-repair');
    expect(await itemsIn('Sessions')).toBe(0);
    await stage.api(stage.chair, pathOf('listsRepair'), { method: 'POST' });
    expect((await capture()).status).toBe(201);
    expect(await itemsIn('Actions')).toBe(1);
    expect(await itemsIn('Sessions')).toBe(1);
  });

  test('a column that was taken away is named, and the doctor brings it back', async () => {
    const columns = await stage.graph<{ value: readonly { id: string; name: string }[] }>(
      'control',
      `${await listsOf('Actions')}/columns`,
    );
    const quote = columns.value.find((column) => column.name === 'SourceQuote');
    await stage.graph('control', `${await listsOf('Actions')}/columns/${quote?.id}`, { method: 'DELETE' });
    const item = {
      key: 'bad-input-item-1',
      title: 'Replace the door sensor',
      sourceQuote: 'Tomas replaces the sensor.',
    };
    const send = () =>
      stage.ask(stage.chair, pathOf('capture', { key: KEY }), {
        method: 'POST',
        body: { session: meeting(), items: [item] },
      });
    const answer = await send();
    const outcomes = (answer.json as { items?: readonly { outcome: string; problem: string | null }[] }).items;
    if (outcomes) expect(outcomes).toMatchObject([{ outcome: 'failed', problem: '/problems/lists-need-repair' }]);
    else await expectProblem(answer, 409, 'lists-need-repair');
    expect(await itemsIn('Actions')).toBe(0);
    expect(await itemsIn('Sessions')).toBe(0);
    await stage.api(stage.chair, pathOf('listsRepair'), { method: 'POST' });
    expect((await send()).status).toBeLessThan(300);
    expect(await itemsIn('Actions')).toBe(1);
    expect(await itemsIn('Sessions')).toBe(1);
  });

  test('a mailbox out of scope leaves a visible dead letter that a person redrives', async () => {
    await stage.control('/applications/product', {
      method: 'PATCH',
      body: { mailboxes: [stage.chair.userPrincipalName] },
    });
    await holdMeeting(stage, await sampleNotes(), SAMPLE_DAY);
    // It is tried until the deadline, for a scope takes its time to reach a mailbox; to stop at each try would take minutes.
    for (let hour = 0; hour < 26; hour += 1) {
      await stage.control('/clock', { method: 'POST', body: { advance: 'PT1H' } });
      await untilQuiet(stage);
    }
    expect(serverLog().some((line) => line.includes(OUT_OF_SCOPE))).toBe(true);
    const { obligations } = await stage.api<{
      obligations: readonly { id: string; kind: string; lastFault: string }[];
    }>(stage.chair, `${pathOf('obligations')}?states=dead`);
    const letters = obligations.filter((one) => one.kind === 'mail');
    expect(letters.length).toBeGreaterThan(0);
    expect(new Set(letters.map((one) => one.lastFault))).toEqual(new Set([`denied: ${OUT_OF_SCOPE}`]));
    await stage.control('/applications/product', { method: 'PATCH', body: { mailboxes: null } });
    for (const letter of letters) {
      const redrive = await stage.ask(stage.chair, pathOf('redrive', { id: letter.id }), { method: 'POST' });
      expect(redrive.status).toBeLessThan(300);
    }
    await letPass(stage, 'PT5M');
    const inbox = await stage.graph<{ value: readonly { subject: string }[] }>(
      'control',
      `/users/${stage.chair.id}/mailFolders/inbox/messages?$select=subject&$top=50`,
    );
    expect(inbox.value.filter((mail) => mail.subject.includes('S-001'))).toHaveLength(1);
  });

  test('a tenant that is down: nothing is written, and the same request works when it is back', async () => {
    const token = await tokenFor({});
    await stage.tenant.stop();
    await expectProblem(await capture(stage.chair, meeting(), token), 503, 'tenant-unavailable');
    stage = await restartTenant(stage);
    expect((await capture()).status).toBe(201);
    expect((await capture()).status).toBe(200);
    expect(await itemsIn('Actions')).toBe(1);
  });
});
