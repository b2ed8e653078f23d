import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemTimers } from '../../../../server/adapters/graph/timers.ts';
import { createPostgresSlots, type PostgresSlots } from '../../../../server/adapters/postgres/shared-slots.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../../support/databases.ts';
import { APP, clientOf, type LocalGraph, reply, startLocalGraph } from '../../../support/local-graph.ts';

if (!postgresPrograms) console.log('No initdb and postgres programs on this machine: shared places are not tried.');

const never = () => new AbortController().signal;
const slotsOf = (url: string, chance = 0) => createPostgresSlots(url, { ...systemTimers, fraction: () => chance });

/** Takes connections and says nothing to them. */
async function startMute() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `postgresql://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/none`, sockets, stop };
}

describe('places of a database that never answers', () => {
  test('are waited for no longer than the signal holds', async () => {
    const mute = await startMute();
    const [slots, giveUp] = [slotsOf(mute.url), new AbortController()];
    const call = slots.take('a/box', 1, 4, giveUp.signal);
    await expect.poll(() => mute.sockets.length).toBe(1);
    giveUp.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await slots.close();
    await mute.stop();
  });

  test('are waited for once by all', async () => {
    const mute = await startMute();
    const slots = createPostgresSlots(mute.url, { ...systemTimers, fraction: () => 0, elapsedMs: () => 0 });
    const calls = Array.from({ length: 6 }, () => slots.take('a/box', 4, 4, never()));
    for (const giveBack of await Promise.all(calls)) await giveBack();
    expect(mute.sockets).toHaveLength(1);
    await mute.stop();
  });
});

describe.skipIf(!postgresPrograms)('places shared by processes', () => {
  let server: PostgresServer;
  let one: PostgresSlots;
  let two: PostgresSlots;
  beforeAll(async () => {
    server = await startPostgres();
    [one, two] = [slotsOf(server.url), slotsOf(server.url, 0.5)];
  });
  afterAll(async () => {
    await one.close();
    await two.close();
    await server.stop();
  });

  test('are never more than there are, whoever takes them', async () => {
    let [held, most] = [0, 0];
    const work = async (slots: PostgresSlots, count: number) => {
      const giveBack = await slots.take('a/box', count, 4, never());
      held += count;
      most = Math.max(most, held);
      await new Promise(setImmediate);
      held -= count;
      await giveBack();
    };
    const wishes = Array.from({ length: 24 }, (_wish, at) => work(at % 2 ? one : two, at % 5 === 0 ? 4 : 1));
    await Promise.all(wishes);
    expect([most, held]).toEqual([4, 0]);
  });

  test('of one name keep nobody from those of another', async () => {
    const giveBack = await one.take('a/full', 4, 4, never());
    await (await two.take('a/other', 4, 4, never()))();
    const tooLong = two.take('a/full', 1, 4, AbortSignal.timeout(100));
    await expect(tooLong).rejects.toThrow();
    await giveBack();
    await (await two.take('a/full', 4, 4, never()))();
  });

  test('are free again when the process that had them is gone', async () => {
    const dying = slotsOf(server.url);
    await dying.take('a/left', 4, 4, never());
    await dying.close();
    await (await two.take('a/left', 4, 4, never()))();
  });

  describe('whose connection was broken', () => {
    const OURS = `application_name = 'followthrough slots'`;
    let admin: Client;
    let mine: PostgresSlots;
    const count = async (from: string) => (await admin.query(`select count(*)::int as n from ${from}`)).rows[0].n;
    beforeAll(async () => {
      admin = new Client({ connectionString: server.url });
      await admin.connect();
      // Time flies, so that no rest is taken after a failure.
      let ms = 0;
      mine = createPostgresSlots(server.url, { ...systemTimers, fraction: () => 0, elapsedMs: () => (ms += 60_000) });
    });
    afterAll(async () => {
      await mine.close();
      await admin.end();
    });

    test('are taken on one new connection, and none is left behind', async () => {
      for (let round = 0; round < 5; round += 1) {
        const lost = await mine.take('a/broken', 2, 4, never());
        await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${OURS}`);
        for (let go = 0; go < 5; go += 1) await (await mine.take('a/broken', 4, 4, AbortSignal.timeout(20_000)))();
        await lost();
      }
      await (await mine.take('a/broken', 4, 4, AbortSignal.timeout(20_000)))();
      await expect.poll(() => count(`pg_stat_activity where ${OURS}`), { timeout: 10_000 }).toBe(1);
      expect(await count(`pg_locks where locktype = 'advisory'`)).toBe(0);
    });
  });

  test('are waited for by nobody when there is no database', async () => {
    const alone = slotsOf('postgresql://nobody@localhost/none?host=/nowhere');
    await (await alone.take('a/box', 1, 4, never()))();
  });

  describe('under two clients of Graph', () => {
    let local: LocalGraph;
    beforeAll(async () => {
      local = await startLocalGraph();
    });
    afterAll(() => local.stop());

    test('a mailbox gets four requests at a time from both together', async () => {
      const waiting: ServerResponse[] = [];
      let atOnce = 0;
      local.answer((response) => {
        waiting.push(response);
        atOnce = Math.max(atOnce, waiting.length);
      });
      const call = { actor: APP, method: 'GET', path: '/users/a/events', mailbox: 'a@contoso.example' } as const;
      const clients = [one, two].map((slots) => clientOf(local, { slots }).graph);
      const calls = Promise.all(Array.from({ length: 12 }, (_call, at) => clients[at % 2]?.call(call)));
      for (let answered = 0; answered < 12; answered += 1) {
        const most = Math.min(4, 12 - answered);
        await expect.poll(() => waiting.length, { timeout: 20_000 }).toBe(most);
        const next = waiting.shift();
        if (next) reply(next, 200, { value: [] });
      }
      await calls;
      expect([local.arrived.length, atOnce]).toEqual([12, 4]);
    });
  });
});
