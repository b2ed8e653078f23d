import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPostgresSlots, type PostgresSlots } from '../../../../server/adapters/postgres/shared-slots.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../../support/databases.ts';
import { APP, clientOf, type LocalGraph, reply, startLocalGraph } from '../../../support/local-graph.ts';

if (!postgresPrograms) console.log('No initdb and postgres programs on this machine: shared places are not tried.');

const never = () => new AbortController().signal;

describe.skipIf(!postgresPrograms)('places shared by processes', () => {
  let server: PostgresServer;
  let one: PostgresSlots;
  let two: PostgresSlots;
  beforeAll(async () => {
    server = await startPostgres();
    [one, two] = [createPostgresSlots(server.url, () => 0), createPostgresSlots(server.url, () => 0.5)];
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
    const dying = createPostgresSlots(server.url, () => 0);
    await dying.take('a/left', 4, 4, never());
    await dying.close();
    await (await two.take('a/left', 4, 4, never()))();
  });

  test('are waited for by nobody when there is no database', async () => {
    const alone = createPostgresSlots('postgresql://nobody@localhost/none?host=/nowhere', () => 0);
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
