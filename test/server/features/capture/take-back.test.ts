import { beforeEach, describe, expect, test } from 'vitest';
import { PortFailure, type PortFailureKind } from '../../../../server/ports/failures.ts';
import type { Lists } from '../../../../server/ports/lists.ts';
import { pathOf } from '../../../../shared/contract/paths.ts';
import { startOn, startWorld, type TestServer } from '../../../support/build-app.ts';
import { captureBody, TENANT } from '../../../support/builders.ts';
import type { World } from '../../../support/memory-ports.ts';

let world: World;
let server: TestServer;
const PATH = pathOf('capture', { key: 'session-key-1' });
const count = (list: 'actions' | 'sessions' | 'log') => world.lists.all(TENANT, list).length;
const mirrored = () => server.ports.mirror.byKey(TENANT, 'sessions', 'session-key-1');

beforeEach(async () => {
  ({ world, server } = await startWorld('2026-03-02T10:05:00.000Z'));
});

/** A server whose lists differ in these calls. */
async function withLists(changes: (lists: Lists) => Partial<Lists>): Promise<TestServer> {
  return startOn(world, (ports) => ({ ...ports, lists: { ...ports.lists, ...changes(ports.lists) } }));
}

/** One list takes no new records: each is answered as refused, or the whole call is. */
const refusing = (refused: string, kind: PortFailureKind, isThrown = false) =>
  withLists(({ create }) => ({
    create: async (actor, list, records) => {
      if (list !== refused) return create(actor, list, records);
      if (isThrown) throw new PortFailure(kind, 'no');
      return records.map(() => ({ outcome: 'failed', failure: new PortFailure(kind, 'no') }) as const);
    },
  }));

describe('a capture whose items are refused', () => {
  test.each([
    ['not-found', false],
    ['invalid', false],
    ['denied', false],
    ['not-found', true],
  ] as const)('as %s (thrown: %s) leaves no session, in the list or in the mirror', async (kind, isThrown) => {
    const broken = await refusing('actions', kind, isThrown);
    expect((await broken.call('POST', PATH, captureBody(2))).status).toBeGreaterThan(399);
    expect(count('sessions')).toBe(0);
    expect(await mirrored()).toBeNull();
    expect((await server.call('POST', PATH, captureBody(2))).status).toBe(201);
    expect([count('sessions'), count('actions')]).toEqual([1, 2]);
  });

  test('in an outage keeps the session: an item may have got there, and the same request completes it', async () => {
    const broken = await refusing('actions', 'unavailable');
    expect((await broken.call('POST', PATH, captureBody(2))).status).toBe(503);
    expect(count('sessions')).toBe(1);
    expect((await server.call('POST', PATH, captureBody(2))).json.session.reference).toBe('S-001');
  });

  test('keeps a session that was there before', async () => {
    await server.call('POST', PATH, captureBody(1));
    const broken = await refusing('actions', 'not-found');
    const later = captureBody(3);
    await broken.call('POST', PATH, { ...later, items: later.items.slice(1) });
    expect(count('sessions')).toBe(1);
    expect(await mirrored()).not.toBeNull();
  });

  test('keeps the session when items are there and only their history was refused', async () => {
    const broken = await refusing('log', 'not-found', true);
    expect((await broken.call('POST', PATH, captureBody(2))).status).toBeGreaterThan(399);
    expect([count('sessions'), count('actions')]).toEqual([1, 2]);
  });

  test('is refused the same when the session cannot be taken back, and completed by the next same request', async () => {
    const broken = await withLists(({ create }) => ({
      create: async (actor, list, records) =>
        list === 'actions'
          ? records.map(() => ({ outcome: 'failed', failure: new PortFailure('invalid', 'no') }) as const)
          : create(actor, list, records),
      remove: () => Promise.reject(new PortFailure('unavailable', 'down')),
    }));
    expect((await broken.call('POST', PATH, captureBody(2))).json.type).toBe('/problems/lists-need-repair');
    expect(count('sessions')).toBe(1);
    const again = await server.call('POST', PATH, captureBody(2));
    expect(again.json.session.reference).toBe('S-001');
    expect([count('sessions'), count('actions')]).toEqual([1, 2]);
  });
});
