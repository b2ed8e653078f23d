import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Api, ApiRequest } from '../../../addin/api/client.ts';
import { createItemChanges, type ItemChanges } from '../../../addin/api/item-changes.ts';
import { keys } from '../../../addin/api/keys.ts';
import { ApiFailure, type ApiProblem, localProblem } from '../../../addin/api/problem.ts';
import type { WholeRegister } from '../../../addin/api/register.ts';
import { createDrafts } from '../../../addin/host/drafts.ts';
import { ruleOf, type Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { aView, coordinator, owner } from '../../support/item-views.ts';

/** A register of one's own that answers as the server does, and fails on wish. */
function ground(items: readonly ActionView[]) {
  const held = new Map(items.map((item) => [item.reference, item]));
  const requests: ApiRequest[] = [];
  const timers: (() => void)[] = [];
  const faults: ApiProblem[] = [];
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const api: Api = {
    token: async () => 'token',
    send: async <Body>(request: ApiRequest) => {
      requests.push(request);
      const fault = faults.shift();
      if (fault) throw new ApiFailure(fault);
      const reference = request.path.split('/')[4] ?? '';
      const body = request.body as { changes?: Partial<ActionView>; verb?: Verb };
      const before = held.get(reference) ?? aView(0);
      const after = {
        ...before,
        ...body.changes,
        ...(body.verb && { stage: ruleOf(body.verb).to }),
        version: before.version + 1,
      };
      held.set(reference, after);
      return { body: after as Body, status: 200 };
    },
  };
  const queries = new QueryClient();
  queries.setQueryData<WholeRegister>(keys.all, { items, revision: 1 });
  const open = (): ItemChanges =>
    createItemChanges({
      api,
      queries,
      drafts: createDrafts(storage, '', () => 0),
      undoReason: 'Taken back',
      wait: async () => undefined,
      later: (_ms, run) => {
        timers.push(run);
        return () => void timers.splice(timers.indexOf(run), 1);
      },
    });
  const shown = (reference: string) =>
    queries.getQueryData<WholeRegister>(keys.all)?.items.find((item) => item.reference === reference);
  return { held, requests, timers, faults, open, shown };
}

let world: ReturnType<typeof ground>;
let changes: ItemChanges;
const item = aView(1, { title: 'Old', stage: 'In Progress' });
const second = aView(2, { title: 'Second', stage: 'Open' });

beforeEach(() => {
  world = ground([item, second]);
  changes = world.open();
});

describe('editing', () => {
  test('is shown at once, and sent with what the person saw', async () => {
    const going = changes.act([item], { kind: 'edit', changes: { title: 'New' } }, owner);
    expect(world.shown('AI-001')?.title).toBe('New');
    expect(await going).toBe(true);
    expect(world.requests[0]).toMatchObject({
      ifMatch: item.etag,
      body: { changes: { title: 'New' }, base: { title: 'Old' } },
    });
  });

  test('that changes nothing sends nothing', async () => {
    expect(await changes.act([item], { kind: 'edit', changes: { title: 'Old' } }, owner)).toBe(true);
    expect(world.requests).toHaveLength(0);
  });

  test('is undone for every item with its own old value', async () => {
    await changes.act([item, second], { kind: 'edit', changes: { title: 'Both' } }, coordinator);
    expect(changes.state.read().last).toMatchObject({ references: ['AI-001', 'AI-002'], canUndo: true });
    await changes.undo();
    expect([world.held.get('AI-001')?.title, world.held.get('AI-002')?.title]).toEqual(['Old', 'Second']);
    expect(changes.state.read().last).toMatchObject({ isUndo: true, canUndo: false });
  });
});

describe('a change that fails', () => {
  test('is taken back on the screen, kept, and offered again after a reload', async () => {
    world.faults.push(localProblem('offline'));
    expect(await changes.act([item], { kind: 'edit', changes: { title: 'New' } }, owner)).toBe(false);
    expect(world.shown('AI-001')?.title).toBe('Old');
    const reloaded = world.open();
    expect(reloaded.state.read().unsaved).toMatchObject([
      { act: { changes: { title: 'New' } }, problem: { kind: 'offline' } },
    ]);
    await reloaded.retry(owner);
    expect(world.held.get('AI-001')?.title).toBe('New');
    expect(world.open().state.read().unsaved).toEqual([]);
  });

  test('waits as long as a busy server asks, once', async () => {
    world.faults.push({ ...localProblem('offline'), kind: 'rate-limited', retryAfterSeconds: 2 });
    expect(await changes.act([item], { kind: 'edit', changes: { title: 'New' } }, owner)).toBe(true);
    expect(world.requests).toHaveLength(2);
  });

  test('because of somebody else shows both values and lets the person choose', async () => {
    const errors = [{ pointer: '/changes/title', detail: 'changed', current: '"Theirs"' }];
    world.faults.push({ ...localProblem('offline'), kind: 'changed-meanwhile', errors });
    await changes.act([item], { kind: 'edit', changes: { title: 'Mine' } }, owner);
    expect(changes.state.read().clash).toMatchObject({ mine: { title: 'Mine' }, theirs: { title: 'Theirs' } });
    await changes.settleClash('mine', owner);
    expect(world.requests.at(-1)).toMatchObject({ body: { changes: { title: 'Mine' }, base: { title: 'Theirs' } } });
    expect(changes.state.read().clash).toBeNull();
  });
});

describe('steps', () => {
  test('that have a way back are sent at once and taken back with a reason', async () => {
    await changes.act([item], { kind: 'move', verb: 'complete', facts: {} }, owner);
    expect(world.held.get('AI-001')?.stage).toBe('Completed');
    await changes.undo();
    expect(world.requests.at(-1)).toMatchObject({ body: { verb: 'return', facts: { reason: 'Taken back' } } });
    expect(world.held.get('AI-001')?.stage).toBe('In Progress');
  });

  test('closing is taken back to completed, in two steps', async () => {
    const done = aView(1, { stage: 'Completed' });
    world = ground([done]);
    changes = world.open();
    await changes.act([done], { kind: 'move', verb: 'close', facts: {} }, coordinator);
    await changes.undo();
    expect(world.held.get('AI-001')?.stage).toBe('Completed');
  });

  test('without a way back wait a moment, and are never sent when taken back', async () => {
    await changes.act([second], { kind: 'move', verb: 'start', facts: {} }, owner);
    expect(world.shown('AI-002')?.stage).toBe('In Progress');
    expect(world.requests).toHaveLength(0);
    await changes.undo();
    expect(world.shown('AI-002')?.stage).toBe('Open');
    expect(world.timers).toHaveLength(0);
  });

  test('that wait are sent when their time is over, or when the page goes away', async () => {
    await changes.act([second], { kind: 'move', verb: 'start', facts: {} }, owner);
    changes.flush();
    await expect.poll(() => world.held.get('AI-002')?.stage).toBe('In Progress');
    expect(world.requests).toHaveLength(1);
  });
});
