/**
 * Graph requests of the product's main acts, counted by the tenant itself beside the least possible.
 * Requests are HTTP requests to Graph, a `$batch` is one; token requests are not counted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { letPass } from '../scripts/demo/play.ts';
import { openStage, type Stage } from '../scripts/demo/stage.ts';
import { pathOf } from '../shared/contract/paths.ts';
import { meetingKey } from '../shared/meeting/key.ts';
import type { Benchmark, Figure } from './measure.ts';

const DAY = '2026-03-05';
/** Eight people whose working hours meet; the first who sits in the chair captures. */
const TEAM =
  'Marcus Adeyemi,Ingrid Solberg,Tomas Lindqvist,Elena Petrova,Daniel Okafor,Sofia Marques,Luca Bianchi,Maya Fischer'.split(
    ',',
  );

interface Request {
  readonly method: string;
  readonly url: string;
  /** What a batch holds. */
  readonly parts?: readonly Request[];
}

/** Counts what capture, reading, summary and follow-up cost. */
export const graphRequests: Benchmark = {
  title: 'Graph requests',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'followthrough-bench-'));
    const stage = await openStage({
      dataDir,
      isFresh: true,
      tenantPort: 0,
      serverPort: 0,
      beginsAt: `${DAY}T09:00:00.000Z`,
    });
    try {
      return [...(await capturing(stage)), ...(await reading(stage)), ...(await reporting(stage))];
    } finally {
      await stage.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

async function capturing(stage: Stage): Promise<readonly Figure[]> {
  await captureItems(stage, 'first', 12);
  const second = await counted(stage, () => captureItems(stage, 'second', 12));
  const actions = await listId(stage, 'Actions');
  const items = second.filter((request) => request.parts?.every((part) => part.url.includes(actions)));
  return [
    { name: 'store 12 items', value: items.length, unit: 'requests', against: 1, note: '12 items in a $batch' },
    {
      name: 'the whole capture of 12 items',
      value: second.length,
      unit: 'requests',
      against: 3,
      note: `least: one for each list (items, session, log); ${pathsOf(second)}`,
    },
  ];
}

async function listId(stage: Stage, name: string): Promise<string> {
  const path = `${await stage.sitePath()}/lists?$select=id,displayName`;
  const lists = await stage.graph<{ value: readonly { id: string; displayName: string }[] }>('control', path);
  return lists.value.find((list) => list.displayName === name)?.id ?? name;
}

/** The first read in five minutes asks Graph once whether the person may still open the site; the reads after it ask nothing. */
async function reading(stage: Stage): Promise<readonly Figure[]> {
  const read = () => stage.api(stage.chair, `${pathOf('actions')}?limit=500`);
  await read();
  const small = await counted(stage, read);
  for (let part = 0; part < 10; part++) await captureItems(stage, `many-${part}`, 100);
  await read();
  const large = await counted(stage, read);
  return [
    { name: 'read the register, 24 items', value: small.length, unit: 'requests', against: 0, note: 'from the mirror' },
    {
      name: 'read the register, 1,024 items',
      value: large.length,
      unit: 'requests',
      against: 0,
      note: 'from the mirror',
    },
  ];
}

/** Time passes in two steps, so that what follows from a meeting of eight is counted alone. */
async function reporting(stage: Stage): Promise<readonly Figure[]> {
  await letPass(stage, 'PT48H');
  await captureItems(stage, 'eight', 8, '2026-03-07T12:00:00.000Z');
  await letPass(stage, 'PT1H');
  const requests = await counted(stage, () => letPass(stage, 'PT30H'));
  const mails = requests.filter((request) => /\/messages(\?|$)/.test(request.url) && request.method === 'POST').length;
  const mailing = requests.filter((request) =>
    [request, ...(request.parts ?? [])].some((one) => /\/messages/.test(one.url)),
  );
  const booking = requests.filter(
    (request) => /getSchedule|\/events|calendarView/i.test(request.url) && !/delta/i.test(request.url),
  );
  return [
    {
      name: 'send one summary mail',
      value: mails === 0 ? Number.NaN : mailing.length / mails,
      unit: 'requests',
      against: 3,
      note: `${mails} mails`,
    },
    {
      name: `book a follow-up for ${TEAM.length} people`,
      value: booking.length,
      unit: 'requests',
      against: 2,
      note: pathsOf(booking),
    },
  ];
}

async function counted(stage: Stage, act: () => Promise<unknown>): Promise<readonly Request[]> {
  await untilStill(stage);
  await stage.control('/requests', { method: 'DELETE' });
  await act();
  const { value } = await stage.control<{ value: readonly (Request & { app: string | null })[] }>('/requests');
  const product = stage.tenant.facts.clients.find((client) => client.name === 'product')?.clientId;
  return value.filter((request) => request.app === product && request.url.includes('/v1.0/'));
}

/** Notifications of earlier writes are answered in the background; they are not what is counted. */
async function untilStill(stage: Stage): Promise<void> {
  for (let before = -1, now = 0; before !== now; ) {
    before = now;
    await pause(1_500);
    now = (await stage.control<{ value: readonly unknown[] }>('/requests')).value.length;
  }
}

async function captureItems(
  stage: Stage,
  name: string,
  count: number,
  startsAt = `${DAY}T10:00:00.000Z`,
): Promise<void> {
  const people = stage.tenant.facts.users.filter((user) => TEAM.includes(user.displayName));
  const persons = people.map((user) => ({ key: user.id, name: user.displayName, mail: user.mail }));
  const key = meetingKey({ iCalUId: `bench-${name}`, originalStartsAt: null });
  const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
  const items = Array.from({ length: count }, (_, index) => ({
    key: `bench-${name}-${index}`,
    title: `Prepare part ${index + 1} of ${name}`,
    owner: persons[index % persons.length],
    dueOn: '2026-06-30',
  }));
  const session = {
    title: `Review ${name}`,
    eventId: null,
    iCalUId: null,
    seriesId: null,
    organiser: persons[0],
    attendees: persons,
    startsAt,
    endsAt,
    timeZone: 'Europe/London',
  };
  await stage.api(stage.chair, pathOf('capture', { key }), { method: 'POST', body: { session, items } });
}

/** The different calls, without ids, for the reader of the table. */
function pathsOf(requests: readonly Request[]): string {
  const calls = requests.map(
    ({ method, url }) => `${method} ${new URL(url, 'https://localhost').pathname.split('/').slice(-1)[0]}`,
  );
  return [...new Set(calls)].map((call) => `${calls.filter((one) => one === call).length} × ${call}`).join(', ');
}
