/** What can go wrong from outside, over real wires: a clear problem, a log line with the same id, nothing half-written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { defaultSeed } from '../../sandbox/seed/default-seed.ts';
import { holdMeeting, letPass } from '../../scripts/demo/play.ts';
import { untilQuiet } from '../../scripts/demo/quiet.ts';
import { restartTenant, type Stage } from '../../scripts/demo/stage.ts';
import type { JsonAnswer } from '../../scripts/https-json.ts';
import type { SandboxUser } from '../../scripts/stack.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { stableKey } from '../../shared/text-key.ts';
import { addDays } from '../../shared/time/day-count.ts';
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

beforeAll(async () => {
  ({ stage, close } = await openTestStage(seed()));
});
afterAll(() => close(stage));

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly instance: string;
  readonly next: string;
}

const OUT_OF_SCOPE = 'the mailbox is outside what the server may use';

/** Each test has a meeting of its own, told by its title: they share one register. */
function meeting(title: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  const person = { key: stage.chair.id, name: stage.chair.displayName, mail: stage.chair.mail };
  return {
    title,
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

interface Capture {
  readonly user?: SandboxUser;
  readonly change?: Record<string, unknown>;
  readonly token?: string;
  readonly item?: Record<string, unknown>;
}

/** Captures a meeting of that title with one item, which has its title too. */
const capture = (title: string, { user = stage.chair, change, token, item }: Capture = {}): Promise<JsonAnswer> =>
  stage.ask(user, pathOf('capture', { key: `session-of-${stableKey([title])}` }), {
    method: 'POST',
    ...(token ? { token } : {}),
    body: {
      session: meeting(title, change),
      items: [{ key: `item-of-${stableKey([title])}`, title, dueOn: '2026-03-09', ...item }],
    },
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

/** How many actions and sessions of that title the lists hold. */
async function written(title: string): Promise<{ readonly actions: number; readonly sessions: number }> {
  const count = async (name: string) => {
    const path = `${await listsOf(name)}/items?expand=fields&$top=1000`;
    const { value } = await stage.graph<{ value: readonly { fields: { Title: string } }[] }>('control', path);
    return value.filter(({ fields }) => fields.Title === title).length;
  };
  return { actions: await count('Actions'), sessions: await count('Sessions') };
}

const NOTHING = { actions: 0, sessions: 0 };
const ONCE = { actions: 1, sessions: 1 };

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

test('no attendees are refused', async () => {
  const title = 'Meeting of nobody';
  await expectProblem(await capture(title, { change: { attendees: [] } }), 422, 'no-attendees');
  expect(await written(title)).toEqual(NOTHING);
});

test('an invitation beyond 10 MB is refused', async () => {
  await expectProblem(await upload('invite.eml', new Uint8Array(10 * 1024 * 1024 + 1).fill(65)), 413, 'too-large');
});

test('a corrupt .docx is refused', async () => {
  const bytes = new Uint8Array([0x50, 0x4b, 3, 4, ...new Array<number>(500).fill(7)]);
  await expectProblem(await upload('minutes.docx', bytes), 422, 'document-unreadable');
});

test('expired and foreign tokens are refused', async () => {
  const title = 'Meeting of strangers';
  const expired = await tokenFor({ expired: true });
  await expectProblem(await capture(title, { token: expired }), 401, 'not-signed-in');
  const foreign = await tokenFor({ tenant: '11111111-2222-4333-8444-555555555555' });
  await expectProblem(await capture(title, { token: foreign }), 401, 'tenant-unknown');
  expect(await written(title)).toEqual(NOTHING);
});

test('a site that the person may only read is not written to', async () => {
  const title = 'Meeting of a reader';
  const user = stage.tenant.facts.users.find(({ displayName }) => displayName === READER);
  if (!user) throw new Error(`${READER} is not there`);
  await expectProblem(await capture(title, { user }), 403, 'access-denied');
  expect(await written(title)).toEqual(NOTHING);
});

test('a deleted list is named, and the doctor brings it back', async () => {
  const title = 'Meeting without a list';
  await stage.graph('control', await listsOf('Actions'), { method: 'DELETE' });
  await expectProblem(await capture(title), 409, 'lists-need-repair');
  await stage.api(stage.chair, pathOf('listsRepair'), { method: 'POST' });
  expect(await written(title)).toEqual(NOTHING);
  expect((await capture(title)).status).toBe(201);
  expect(await written(title)).toEqual(ONCE);
});

test('a column that was taken away is named, and the doctor brings it back', async () => {
  const title = 'Meeting without a column';
  const columns = await stage.graph<{ value: readonly { id: string; name: string }[] }>(
    'control',
    `${await listsOf('Actions')}/columns`,
  );
  const quote = columns.value.find((column) => column.name === 'SourceQuote');
  await stage.graph('control', `${await listsOf('Actions')}/columns/${quote?.id}`, { method: 'DELETE' });
  const send = () => capture(title, { item: { sourceQuote: 'Tomas replaces the sensor.' } });
  const answer = await send();
  const outcomes = (answer.json as { items?: readonly { outcome: string; problem: string | null }[] }).items;
  if (outcomes) expect(outcomes).toMatchObject([{ outcome: 'failed', problem: '/problems/lists-need-repair' }]);
  else await expectProblem(answer, 409, 'lists-need-repair');
  expect(await written(title)).toEqual(NOTHING);
  await stage.api(stage.chair, pathOf('listsRepair'), { method: 'POST' });
  expect((await send()).status).toBeLessThan(300);
  expect(await written(title)).toEqual(ONCE);
});

test('a tenant that is down: nothing is written, and the same request works when it is back', async () => {
  const title = 'Meeting in the dark';
  const token = await tokenFor({});
  await stage.tenant.stop();
  await expectProblem(await capture(title, { token }), 503, 'tenant-unavailable');
  stage = await restartTenant(stage);
  expect((await capture(title)).status).toBe(201);
  expect((await capture(title)).status).toBe(200);
  expect(await written(title)).toEqual(ONCE);
});

test('HTML with scripts is read as text, and nothing of it runs in the mail', async () => {
  const html =
    '<p>ACTION: Priya Raman to send <img src=x onerror=alert(1)>the <script>steal()</script>budget by Friday</p>';
  const read = await upload('notes.html', new TextEncoder().encode(html));
  const item = (read.json as { items: readonly { text: string }[] }).items[0];
  expect(item?.text).toContain('budget');
  expect(item?.text).not.toMatch(/steal|onerror|</);
  const title = 'Check <script>alert(1)</script> "quoted"';
  const answer = await capture('Meeting with scripts', { item: { title } });
  const { reference } = (answer.json as { session: { reference: string } }).session;
  await letPass(stage, 'PT26H');
  const [summary] = (await inboxOfChair()).filter(({ subject }) => subject.includes(reference));
  expect(summary?.body.content).toContain('Check &lt;script&gt;alert(1)&lt;/script&gt;');
  expect(summary?.body.content).not.toMatch(/<script/i);
});

test('a mailbox out of scope leaves a visible dead letter that a person redrives', async () => {
  const patch = (mailboxes: readonly string[] | null) =>
    stage.control('/applications/product', { method: 'PATCH', body: { mailboxes } });
  await patch([stage.chair.userPrincipalName]);
  const { now } = await stage.control<{ now: string }>('/clock');
  const { sessionRef } = await holdMeeting(stage, await sampleNotes(), addDays(now.slice(0, 10), 1));
  // It is tried until the deadline, for a scope takes its time to reach a mailbox; to stop at each try would take minutes.
  for (const advance of ['PT22H', 'PT1H', 'PT1H', 'PT1H', 'PT1H']) {
    await stage.control('/clock', { method: 'POST', body: { advance } });
    await untilQuiet(stage);
  }
  expect(serverLog().some((line) => line.includes(OUT_OF_SCOPE))).toBe(true);
  const { obligations } = await stage.api<{
    obligations: readonly { id: string; kind: string; lastFault: string }[];
  }>(stage.chair, `${pathOf('obligations')}?states=dead`);
  const letters = obligations.filter((one) => one.kind === 'mail');
  expect(letters.length).toBeGreaterThan(0);
  expect(new Set(letters.map((one) => one.lastFault))).toEqual(new Set([`denied: ${OUT_OF_SCOPE}`]));
  await patch(null);
  for (const letter of letters) {
    const redrive = await stage.ask(stage.chair, pathOf('redrive', { id: letter.id }), { method: 'POST' });
    expect(redrive.status).toBeLessThan(300);
  }
  await letPass(stage, 'PT5M');
  expect((await inboxOfChair()).filter(({ subject }) => subject.includes(sessionRef))).toHaveLength(1);
});

interface Mail {
  readonly subject: string;
  readonly body: { readonly content: string };
}

async function inboxOfChair(): Promise<readonly Mail[]> {
  const path = `/users/${stage.chair.id}/mailFolders/inbox/messages?$select=subject,body&$top=200`;
  return (await stage.graph<{ value: readonly Mail[] }>('control', path)).value;
}
