/** The loop over real wires: notes → actions → list → follow-up session → summary mail, read back by a foreign client. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { holdMeeting, letPass, type Played } from '../../scripts/demo/play.ts';
import { type Proof, proveMeeting } from '../../scripts/demo/proof.ts';
import { restartServer, type Stage } from '../../scripts/demo/stage.ts';
import { plainTextOf } from '../../scripts/demo/tell.ts';
import type { SandboxUser } from '../../scripts/stack.ts';
import type { ActionDetail } from '../../shared/contract/action-items.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { openList, readList } from '../support/pnp-reader.ts';
import { openTestStage, SAMPLE_DAY, sampleNotes } from '../support/stage.ts';

let stage: Stage;
let close: (current: Stage) => Promise<void>;
let played: Played;
let proof: Proof;

beforeAll(async () => {
  ({ stage, close } = await openTestStage());
  played = await holdMeeting(stage, await sampleNotes(), SAMPLE_DAY);
  await letPass(stage, 'PT24H');
  proof = await proveMeeting(stage, played);
});
afterAll(() => close(stage));

const userNamed = (name: string): SandboxUser => {
  const user = stage.tenant.facts.users.find((one) => one.displayName === name);
  if (!user) throw new Error(`${name} is not in the tenant`);
  return user;
};

test('everything happened exactly once', () => {
  expect(proof.faults).toEqual([]);
});

test('@pnp/graph reads the right items in the list', async () => {
  const items = (await readList(stage, 'Actions')).map(({ fields }) => fields);
  const sensor = items.find((fields) => /replace the door sensor/i.test(String(fields.Title)));
  expect(sensor).toMatchObject({
    OwnerName: 'Tomas Lindqvist',
    OwnerMail: userNamed('Tomas Lindqvist').mail,
    SessionRef: 'S-001',
  });
  expect(String(sensor?.Deadline)).toMatch(/^2026-03-09/);
  expect(String(sensor?.Reference)).toMatch(/^AI-\d{3}$/);
  expect(sensor?.SourceQuote).toContain('cold store 2 by 9 March');
  expect(new Set(items.map((fields) => fields.Reference)).size).toBe(items.length);
  expect(items.some((fields) => /Send the questionnaire to all suppliers/.test(String(fields.Title)))).toBe(false);
});

test('each summary has a plain-text part with its reader in front, and nothing remote', () => {
  expect(proof.mails).toHaveLength(played.attendees.length + 1);
  const toTomas = proof.mails.find((mail) => mail.user.displayName === 'Tomas Lindqvist');
  const text = plainTextOf(toTomas?.mime ?? '');
  expect(text).toMatch(/^\d+ actions? open/);
  expect(text.indexOf('YOUR ACTIONS')).toBeLessThan(text.search(/replace the door sensor/i));
  expect(text.search(/replace the door sensor/i)).toBeLessThan(text.indexOf('ACTIONS OF OTHERS'));
  expect(text).toContain('sensor alarms go to the duty phone');
  expect(text).not.toMatch(/^Late:/m);
  for (const mail of proof.mails) expect(mail.html).not.toMatch(/<(img|script|link|iframe)\b|url\(/i);
  expect(toTomas?.mime).toMatch(/^Reply-To:.*marcus\.adeyemi@/im);
});

test('the follow-up session is in two weeks, as the notes asked, with Teams link and agenda', () => {
  const [event] = proof.followUps;
  expect(event?.startsAt.slice(0, 10)).toBe('2026-03-19');
  expect(event?.joinUrl).toMatch(/^https:/);
  for (const item of proof.items) expect(event?.bodyHtml).toContain(item.reference);
});

test('the same notes saved again make nothing new', async () => {
  const again = await holdAgain();
  expect(again.map((item) => item.outcome)).toEqual(again.map(() => 'known'));
  expect(await readList(stage, 'Actions')).toHaveLength(proof.items.length);
});

/** Repeats the capture of every item by its key. */
async function holdAgain(): Promise<readonly { outcome: string }[]> {
  const { session } = await stage.api<{ session: Record<string, unknown> }>(
    stage.chair,
    pathOf('session', { reference: played.sessionRef }),
  );
  const facts = ['title', 'eventId', 'iCalUId', 'seriesId', 'organiser', 'attendees', 'startsAt', 'endsAt', 'timeZone'];
  const body = {
    session: Object.fromEntries(facts.map((name) => [name, session[name]])),
    items: proof.items.map((item) => ({ key: item.key, title: item.title })),
  };
  const answer = await stage.ask(stage.chair, pathOf('capture', { key: String(session.key) }), {
    method: 'POST',
    body,
  });
  expect(answer.status).toBe(200);
  return (answer.json as { items: readonly { outcome: string }[] }).items;
}

test('done by its owner, closed only by somebody else, with evidence', async () => {
  const reference = proof.items.find((item) => item.title.includes('door sensor'))?.reference ?? '';
  const [owner, checker] = [userNamed('Tomas Lindqvist'), stage.chair];
  const move = (user: SandboxUser, verb: string, facts: Record<string, string> = {}) =>
    stage.ask(user, pathOf('transitions', { reference }), { method: 'POST', body: { verb, facts } });
  const facts = {
    actionTaken: 'Sensor replaced.',
    outcome: 'Alarm tested.',
    lessons: 'Keep a spare.',
    nextSteps: 'None.',
  };
  expect((await move(owner, 'complete', facts)).status).toBe(200);
  const bare = await move(checker, 'close');
  expect({ status: bare.status, type: (bare.json as { type: string }).type }).toEqual({
    status: 422,
    type: '/problems/facts-missing',
  });
  const upload = `${pathOf('evidence', { reference })}?name=photo.txt`;
  expect(
    (await stage.ask(owner, upload, { method: 'POST', body: new TextEncoder().encode('the new sensor') })).status,
  ).toBeLessThan(300);
  const own = await move(owner, 'close');
  expect(own.status).toBe(403);
  expect((await move(checker, 'close')).status).toBe(200);
  const { item, log } = await stage.api<ActionDetail>(checker, pathOf('action', { reference }));
  expect(item).toMatchObject({ stage: 'Closed', status: 'Closed', verifier: { name: checker.displayName } });
  expect(log.map((line) => line.what)).toEqual(expect.arrayContaining(['created', 'stage-changed', 'evidence-added']));
});

test('an edit made in SharePoint itself is seen without asking, and logged as such', async () => {
  const items = await readList(stage, 'Actions');
  const target = items.find(({ fields }) => String(fields.Title).includes('questionnaires'));
  const reference = String(target?.fields.Reference);
  await (await openList(stage, 'Actions'))
    .getById(target?.id ?? '')
    .update({ fields: { Notes: 'Called both on Monday.' } });
  await vi.waitFor(
    async () => {
      const { item, log } = await stage.api<ActionDetail>(stage.chair, pathOf('action', { reference }));
      expect(item.notes).toBe('Called both on Monday.');
      expect(log.filter((line) => line.what === 'edited-in-sharepoint')).toHaveLength(1);
    },
    { timeout: 20_000, interval: 250 },
  );
});

/** Everything the server keeps, as text: its database and its log. The tenant's own folder and log are not the product's. */
function keptByServer(): string {
  const names = readdirSync(stage.dataDir, { recursive: true, withFileTypes: true });
  const paths = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const ours = paths.filter((path) => !relative(stage.dataDir, path).startsWith('tenant'));
  return ours.map((path) => readFileSync(path, 'latin1')).join('\n');
}

test('signing out is answered, and nothing the server keeps holds a token or its secret', async () => {
  expect((await stage.ask(stage.chair, pathOf('signOut'), { method: 'POST' })).status).toBe(204);
  const kept = keptByServer();
  // The right files are read: what was agreed stands in them.
  expect(kept).toContain(proof.items[0]?.key ?? 'no item');
  expect(kept.match(/eyJ[\w-]{10,}\.eyJ[\w-]{10,}/)?.[0]).toBeUndefined();
  for (const { secret } of stage.tenant.facts.clients) if (secret) expect(kept.includes(secret)).toBe(false);
  // The next act asks for tokens anew.
  expect((await stage.ask(stage.chair, pathOf('actions'))).status).toBe(200);
});

test('stopped and started again the server goes on where it was', async () => {
  await stage.server.stop();
  stage = await restartServer(stage);
  await letPass(stage, 'PT1H');
  expect((await proveMeeting(stage, played)).faults).toEqual([]);
});
