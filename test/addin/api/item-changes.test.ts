import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Api, ApiRequest } from '../../../addin/api/client.ts';
import { expected } from '../../../addin/api/item-acts.ts';
import { createItemChanges, type ItemChanges } from '../../../addin/api/item-changes.ts';
import { keys } from '../../../addin/api/keys.ts';
import { ApiFailure, type ApiProblem, localProblem } from '../../../addin/api/problem.ts';
import type { WholeRegister } from '../../../addin/api/register.ts';
import { createDrafts } from '../../../addin/host/drafts.ts';
import { ruleOf, type Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { BulkAct } from '../../../shared/contract/bulk.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import { aView, coordinator, owner } from '../../support/item-views.ts';

/** A register of one's own that answers as the server does, and fails on wish. */
function ground(items: readonly ActionView[]) {
  const held = new Map(items.map((item) => [item.reference, item]));
  const requests: ApiRequest[] = [];
  const timers: (() => void)[] = [];
  const faults: ApiProblem[] = [];
  /** Called at each request, before it is answered. */
  const hooks: { onRequest: () => void } = { onRequest: () => undefined };
  /** Problems of single acts of a bulk request. */
  const refused = new Map<string, Problem>();
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
      hooks.onRequest();
      const fault = faults.shift();
      if (fault) throw new ApiFailure(fault);
      if (request.path.endsWith('/actions')) {
        const wanted = String(request.query?.references).split(',');
        return { body: { items: wanted.flatMap((one) => held.get(one) ?? []) } as Body, status: 200 };
      }
      if (!request.path.endsWith('/bulk')) {
        return { body: take(request.path.split('/')[4] ?? '', request.body as Wish) as Body, status: 200 };
      }
      const { acts } = request.body as { acts: readonly BulkAct[] };
      const results = acts.map((one) => {
        const problem = refused.get(one.reference) ?? null;
        return { reference: one.reference, item: problem ? null : take(one.reference, wishIn(one)), problem };
      });
      return { body: { results } as Body, status: refused.size > 0 ? 207 : 200 };
    },
  };
  const take = (reference: string, { changes, verb }: Wish): ActionView => {
    const before = held.get(reference) ?? aView(0);
    const after = { ...before, ...changes, ...(verb && { stage: ruleOf(verb).to }), version: before.version + 1 };
    held.set(reference, after);
    return after;
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
  return { held, requests, timers, faults, hooks, refused, open, shown };
}

interface Wish {
  readonly changes?: Partial<ActionView>;
  readonly verb?: Verb;
}

const wishIn = (act: BulkAct): Wish =>
  'move' in act ? { verb: act.move.verb } : { changes: act.edit.changes as Partial<ActionView> };

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

describe('many at once', () => {
  test('go in one request, and come back in one', async () => {
    await changes.act([item, second], { kind: 'edit', changes: { title: 'Both' } }, coordinator);
    expect(world.requests.map(({ path }) => path)).toEqual(['/api/v1/actions/bulk']);
    await changes.undo();
    expect(world.requests).toHaveLength(2);
  });

  test('of which some are refused: the others are done and undone, the refused are offered again', async () => {
    const problem = { type: '/problems/role-missing', title: 'T', status: 403, detail: 'D', next: 'N', instance: 'i' };
    world.refused.set('AI-002', problem);
    expect(await changes.act([item, second], { kind: 'edit', changes: { title: 'Both' } }, coordinator)).toBe(false);
    expect(changes.state.read()).toMatchObject({
      last: { references: ['AI-001'], canUndo: true },
      unsaved: [{ item: { reference: 'AI-002' }, problem: { kind: 'role-missing', title: 'T' } }],
    });
    expect([world.shown('AI-001')?.title, world.shown('AI-002')?.title]).toEqual(['Both', 'Second']);
    await changes.undo();
    expect(world.held.get('AI-001')?.title).toBe('Old');
    world.refused.clear();
    await changes.retry(coordinator);
    expect(world.held.get('AI-002')?.title).toBe('Both');
    expect(changes.state.read().unsaved).toEqual([]);
  });

  test('changed by somebody else in between are decided one after the other', async () => {
    const errors = [{ pointer: '/changes/title', detail: 'changed', current: '"Theirs"' }];
    const problem = {
      type: '/problems/changed-meanwhile',
      title: '',
      status: 412,
      detail: '',
      instance: '',
      next: '',
      errors,
    };
    for (const { reference } of [item, second]) world.refused.set(reference, problem);
    await changes.act([item, second], { kind: 'edit', changes: { title: 'Mine' } }, coordinator);
    expect(changes.state.read()).toMatchObject({ clash: null, unsaved: [{}, {}] });
    world.faults.push({ ...localProblem('offline'), kind: 'changed-meanwhile', errors });
    await changes.retry(coordinator);
    expect(changes.state.read()).toMatchObject({ clash: { theirs: { title: 'Theirs' } }, unsaved: [{}] });
    await changes.settleClash('theirs', coordinator);
    expect(changes.state.read()).toMatchObject({ clash: null, unsaved: [{ item: { reference: 'AI-002' } }] });
  });

  test('are split, so that no request is endless and progress is seen', async () => {
    const many = Array.from({ length: 90 }, (_, index) => aView(index + 1, { title: 'Old' }));
    world = ground(many);
    changes = world.open();
    const seen: (number | undefined)[] = [];
    changes.state.subscribe(() => seen.push(changes.state.read().running?.done));
    await changes.act(many, { kind: 'edit', changes: { title: 'All' } }, coordinator);
    expect(world.requests).toHaveLength(3);
    expect(new Set(seen)).toEqual(new Set([0, 40, 80, 90, undefined]));
    expect([...world.held.values()].every(({ title }) => title === 'All')).toBe(true);
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

  test('is offered no more when the same field was saved later', async () => {
    world.faults.push(localProblem('unreachable'));
    await changes.act([item], { kind: 'edit', changes: { title: 'First' } }, owner);
    expect(changes.state.read().unsaved).toHaveLength(1);
    await changes.act([item], { kind: 'edit', changes: { title: 'Again' } }, owner);
    expect(changes.state.read().unsaved).toEqual([]);
    expect(world.open().state.read().unsaved).toEqual([]);
  });

  test('leaves the way back of what was done before it', async () => {
    await changes.act([item], { kind: 'edit', changes: { title: 'New' } }, owner);
    world.faults.push(localProblem('offline'));
    await changes.act([second], { kind: 'edit', changes: { title: 'Never' } }, owner);
    expect(changes.state.read().last).toMatchObject({ references: ['AI-001'], canUndo: true });
    await changes.undo();
    expect(world.held.get('AI-001')?.title).toBe('Old');
  });

  test('is kept while it is sent again, until there is an answer', async () => {
    world.faults.push(localProblem('offline'));
    await changes.act([item], { kind: 'edit', changes: { title: 'New' } }, owner);
    const offered: number[] = [];
    world.hooks.onRequest = () => offered.push(world.open().state.read().unsaved.length);
    await changes.retry(owner);
    expect(offered).toEqual([1]);
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

  test('because of somebody else is offered again after a reload, and sent with its reason', async () => {
    const errors = [{ pointer: '/changes/title', detail: 'changed', current: '"Theirs"' }];
    world.faults.push({ ...localProblem('offline'), kind: 'changed-meanwhile', errors });
    await changes.act([item], { kind: 'edit', changes: { title: 'Mine' }, reason: 'Asked to' }, owner);
    expect(world.open().state.read().unsaved).toMatchObject([{ act: { changes: { title: 'Mine' } } }]);
    await changes.settleClash('mine', owner);
    expect(world.requests.at(-1)).toMatchObject({ body: { changes: { title: 'Mine' }, reason: 'Asked to' } });
    expect(world.open().state.read().unsaved).toEqual([]);
  });

  test('because of somebody else is asked about until it is answered, whatever else is sent meanwhile', async () => {
    const errors = [{ pointer: '/changes/title', detail: 'changed', current: '"Theirs"' }];
    world.faults.push({ ...localProblem('offline'), kind: 'changed-meanwhile', errors });
    await changes.act([item], { kind: 'edit', changes: { title: 'Mine' } }, owner);
    await changes.act([second], { kind: 'edit', changes: { title: 'New' } }, owner);
    expect(changes.state.read().clash).toMatchObject({ mine: { title: 'Mine' } });
    await changes.settleClash('theirs', owner);
    expect(world.open().state.read().unsaved).toEqual([]);
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

  test('that wait are offered by the next page when this one is killed', async () => {
    await changes.act([second], { kind: 'move', verb: 'start', facts: {} }, owner);
    expect(
      world
        .open()
        .state.read()
        .unsaved.map((one) => one.item.reference),
    ).toEqual(['AI-002']);
    await changes.undo();
    expect(world.open().state.read().unsaved).toEqual([]);
  });

  test('show the word of the new stage at once', () => {
    const closed = aView(1, { stage: 'Closed', status: 'Closed' });
    expect(expected({ item: closed, act: { kind: 'move', verb: 'reopen', facts: {} } }).status).toBe('In Progress');
  });

  test('that wait are sent when their time is over, or when the page goes away', async () => {
    await changes.act([second], { kind: 'move', verb: 'start', facts: {} }, owner);
    changes.flush();
    await expect.poll(() => world.held.get('AI-002')?.stage).toBe('In Progress');
    expect(world.requests).toHaveLength(1);
  });
});

describe('a step that fits no more', () => {
  const complete = { kind: 'move', verb: 'complete', facts: {} } as const;
  const outOfPlace = { ...localProblem('offline'), kind: 'transition-refused' } as const;
  const sent = () => world.requests.filter(({ method }) => method === 'POST').length;

  test('because it is being taken already is not taken twice', async () => {
    const first = changes.act([item], complete, owner);
    expect(changes.state.read().moving).toEqual(['AI-001']);
    expect(await Promise.all([first, changes.act([item], complete, owner)])).toEqual([true, true]);
    expect(sent()).toBe(1);
    expect(changes.state.read()).toMatchObject({ unsaved: [], dropped: null, moving: [] });
  });

  test('because it waits already is not taken twice, and can still be taken back', async () => {
    const start = { kind: 'move', verb: 'start', facts: {} } as const;
    await changes.act([second], start, owner);
    await changes.act([second], start, owner);
    await changes.undo();
    expect(world.requests).toEqual([]);
  });

  test('because of where the item stands is told once, and not kept; the item is read again', async () => {
    world.held.set('AI-001', { ...item, stage: 'Closed', version: 9 });
    world.faults.push(outOfPlace);
    expect(await changes.act([item], complete, owner)).toBe(false);
    expect(changes.state.read()).toMatchObject({ unsaved: [], dropped: { now: { stage: 'Closed' } } });
    expect(world.shown('AI-001')?.stage).toBe('Closed');
    expect(world.open().state.read().unsaved).toEqual([]);
    await changes.act([second], { kind: 'edit', changes: { title: 'New' } }, owner);
    expect(changes.state.read().dropped).toBeNull();
  });

  test('is dropped when it was kept and the item went on meanwhile, even back to the same stage', async () => {
    world.faults.push(localProblem('offline'));
    await changes.act([item], complete, owner);
    expect(changes.state.read().unsaved).toHaveLength(1);
    world.held.set('AI-001', { ...item, version: 5 });
    const before = sent();
    await changes.retry(owner);
    expect(sent()).toBe(before);
    expect(changes.state.read()).toMatchObject({ unsaved: [], dropped: { now: { version: 5 } } });
    expect(world.open().state.read().unsaved).toEqual([]);
  });

  test('is sent again when the item stands as the person saw it', async () => {
    world.faults.push(localProblem('offline'));
    await changes.act([item], complete, owner);
    await changes.retry(owner);
    expect(world.held.get('AI-001')?.stage).toBe('Completed');
    expect(changes.state.read()).toMatchObject({ unsaved: [], dropped: null });
  });

  test('is kept while nobody can say where the item stands', async () => {
    world.faults.push(localProblem('offline'), localProblem('unreachable'));
    await changes.act([item], complete, owner);
    await changes.retry(owner);
    expect(changes.state.read().unsaved).toMatchObject([{ problem: { kind: 'unreachable' } }]);
    expect(world.open().state.read().unsaved).toHaveLength(1);
  });

  test('is kept once, however often it was tried without a connection', async () => {
    world.faults.push(localProblem('offline'), localProblem('offline'));
    await changes.act([item], complete, owner);
    await changes.act([item], complete, owner);
    expect(changes.state.read().unsaved).toHaveLength(1);
  });
});
