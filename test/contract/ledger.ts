/** What every ledger must do: one behaviour suite, run by each implementation. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Claim,
  HOUSEKEEPING_KINDS,
  type Ledger,
  type NewObligation,
  OBLIGATION_KINDS,
  OBLIGATION_STATES,
} from '../../server/ledger/store.ts';
import { addMinutes, type IsoInstant } from '../../shared/time/instant.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const at = (minutes: number): IsoInstant => addMinutes(NOW, minutes);

const promised = (changes: Partial<NewObligation> = {}): NewObligation => ({
  tenantId: 'tenant-a',
  kind: 'summary',
  subject: 'S-001',
  revision: '1',
  dueAt: NOW,
  deadlineAt: at(24 * 60),
  payload: { body: 'Grüße, 日本', lines: ['a', "b'"], nested: { n: 1, none: null } },
  isUncertain: false,
  ...changes,
});
const many = (count: number): NewObligation[] =>
  Array.from({ length: count }, (_, i) => promised({ subject: `S-${i}`, dueAt: at(i - count) }));
const subjects = (claims: readonly Claim[]) => claims.map(({ obligation }) => obligation.subject);

/** `make` gives an empty ledger born at 2026-03-02T09:00Z. */
export function describeLedger(name: string, make: () => Promise<Ledger>): void {
  describe(`ledger contract, ${name}`, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await make();
    });
    const claimOne = async (now = NOW, leaseUntil = at(2)): Promise<Claim> => {
      const [claim] = await ledger.claim(now, leaseUntil, 1);
      if (!claim) throw new Error('nothing was due');
      return claim;
    };
    const find = () => ledger.find('tenant-a', 'summary', 'S-001', '1');
    promisesAreKept(() => ledger, find);
    claimsAreFair(() => ledger, claimOne);
    fencesHold(() => ledger, claimOne, find);
    endsAreRecorded(() => ledger, claimOne, find);
    housekeepingIsForgotten(() => ledger);
  });
}

type Get = () => Ledger;
type Find = () => ReturnType<Ledger['find']>;
type ClaimOne = (now?: IsoInstant, leaseUntil?: IsoInstant) => Promise<Claim>;

function promisesAreKept(get: Get, find: Find): void {
  test('a promise is found again with everything it was made of', async () => {
    const [made] = await get().promise([promised()]);
    expect(made).toMatchObject({ ...promised(), state: 'waiting', attempts: 0, externalId: null, createdAt: NOW });
    expect(await find()).toEqual(made);
    expect(await get().bornAt()).toBe(NOW);
  });

  test('a key is unique for ever: the second promise changes nothing, whatever became of the first', async () => {
    await get().promise([promised()]);
    expect(await get().promise([promised({ payload: { other: true } })])).toEqual([]);
    const [claim] = await get().claim(NOW, at(2), 1);
    await get().confirm(claim as Claim, NOW, []);
    expect(await get().promise([promised()])).toEqual([]);
    expect(await find()).toMatchObject({ state: 'confirmed', payload: promised().payload });
  });

  test('fifty callers who promise the same keys in different order make each of them once', async () => {
    const keys = many(5);
    const calls = Array.from({ length: 50 }, (_, i) => get().promise(i % 2 ? keys : [...keys].reverse()));
    const made = (await Promise.all(calls)).flat();
    expect(made.map((one) => one.subject).sort()).toEqual(keys.map((one) => one.subject).sort());
  });

  test('new rows come back in the order given, known ones left out, a key given twice made once', async () => {
    await get().promise([promised({ subject: 'S-b' })]);
    const wanted = ['S-z', 'S-b', 'S-a', 'S-z'].map((subject) => promised({ subject }));
    expect((await get().promise(wanted)).map((one) => one.subject)).toEqual(['S-z', 'S-a']);
    expect(await get().promise([])).toEqual([]);
  });

  test('two tenants have the same key without meeting, and neither reaches the other row', async () => {
    const [a] = await get().promise([promised(), promised({ tenantId: 'tenant-b' })]);
    const foreign = { tenantId: 'tenant-b', id: a?.id ?? '' };
    expect(await get().cancel(foreign, 'not theirs')).toBe(false);
    expect(await get().reschedule(foreign, at(5), at(6))).toBe(false);
    expect(await get().list('tenant-b', ['waiting'], 10)).toHaveLength(1);
    expect(await get().find('tenant-c', 'summary', 'S-001', '1')).toBeNull();
  });

  test('a waiting row can be moved or cancelled, any other not', async () => {
    const [row] = await get().promise([promised()]);
    if (!row) throw new Error('no row');
    expect(await get().reschedule(row, at(10), at(20))).toBe(true);
    expect(await get().claim(NOW, at(2), 1)).toEqual([]);
    expect(await find()).toMatchObject({ dueAt: at(10), deadlineAt: at(20) });
    expect(await get().cancel(row, 'meeting cancelled')).toBe(true);
    expect(await find()).toMatchObject({ state: 'cancelled', lastFault: 'meeting cancelled' });
    expect(await get().cancel(row, 'again')).toBe(false);
    expect(await get().reschedule(row, at(1), at(2))).toBe(false);
    expect(await get().claim(at(60), at(62), 1)).toEqual([]);
  });
}

function claimsAreFair(get: Get, claimOne: ClaimOne): void {
  test('due rows are claimed oldest first, up to the limit, and nothing that is not due', async () => {
    await get().promise([promised({ subject: 'S-later', dueAt: at(1) }), ...many(3).reverse()]);
    expect(subjects(await get().claim(NOW, at(2), 2))).toEqual(['S-0', 'S-1']);
    expect(subjects(await get().claim(NOW, at(2), 10))).toEqual(['S-2']);
    expect(await get().claim(NOW, at(2), 10)).toEqual([]);
    expect(subjects(await get().claim(at(1), at(2), 10))).toEqual(['S-later']);
  });

  test('only the kinds asked for are claimed and waited for', async () => {
    await get().promise([promised(), promised({ kind: 'mail', dueAt: at(3) })]);
    expect(await get().claim(NOW, at(2), 5, [])).toEqual([]);
    expect(await get().claim(NOW, at(2), 5, ['mail'])).toEqual([]);
    expect(await get().nextDueAt(['mail'])).toBe(at(3));
    expect(await get().nextDueAt([])).toBeNull();
    expect(subjects(await get().claim(NOW, at(2), 5, ['mail', 'summary']))).toEqual(['S-001']);
  });

  test('two workers claim two hundred rows in small bites without a single double', async () => {
    await get().promise(many(200));
    const worker = async (): Promise<string[]> => {
      const mine: string[] = [];
      for (;;) {
        const claims = await get().claim(NOW, at(2), 7);
        if (claims.length === 0) return mine;
        mine.push(...subjects(claims));
      }
    };
    const [one, two] = await Promise.all([worker(), worker()]);
    expect(one.length).toBeGreaterThan(0);
    expect(two.length).toBeGreaterThan(0);
    expect(new Set([...one, ...two]).size).toBe(200);
    expect(one.length + two.length).toBe(200);
  });

  test('the next due instant is that of the earliest waiting row or lease', async () => {
    expect(await get().nextDueAt()).toBeNull();
    await get().promise([promised({ subject: 'S-1', dueAt: at(30) }), promised()]);
    expect(await get().nextDueAt()).toBe(NOW);
    const claim = await claimOne(NOW, at(2));
    expect(await get().nextDueAt()).toBe(at(2));
    await get().confirm(claim, NOW, []);
    expect(await get().nextDueAt()).toBe(at(30));
  });
}

function fencesHold(get: Get, claimOne: ClaimOne, find: Find): void {
  test('a lease that runs out is taken over: new fence, one attempt more, the proof of the effect kept', async () => {
    await get().promise([promised()]);
    const lost = await claimOne(NOW, at(2));
    expect(lost.obligation).toMatchObject({ state: 'claimed', attempts: 0 });
    await get().acted(lost, 'message-1', at(1));
    expect(await get().claim(at(1), at(3), 1)).toEqual([]);
    const taken = await claimOne(at(2), at(4));
    expect(taken.fence).toBeGreaterThan(lost.fence);
    expect(taken.obligation).toMatchObject({ state: 'acted', attempts: 1, externalId: 'message-1', actedAt: at(1) });
  });

  test('a zombie writes nothing, whatever it tries', async () => {
    await get().promise([promised()]);
    const zombie = await claimOne(NOW, at(2));
    await claimOne(at(2), at(4));
    const before = await find();
    expect(await get().extend(zombie, at(60))).toBe(false);
    expect(await get().acted(zombie, 'zombie', at(3))).toBe(false);
    expect(await get().confirm(zombie, at(3), [promised({ subject: 'S-zombie' })])).toBe(false);
    expect(await get().retry(zombie, at(3), 'zombie')).toBe(false);
    expect(await get().bury(zombie, 'zombie')).toBe(false);
    expect(await find()).toEqual(before);
    expect(await get().find('tenant-a', 'summary', 'S-zombie', '1')).toBeNull();
  });

  test('after its end a claim is good for nothing more', async () => {
    await get().promise([promised()]);
    const claim = await claimOne();
    expect(await get().retry(claim, at(1), 'throttled')).toBe(true);
    expect(await get().confirm(claim, NOW, [])).toBe(false);
    expect(await find()).toMatchObject({ state: 'waiting', attempts: 1, lastFault: 'throttled', dueAt: at(1) });
  });

  test('a heartbeat keeps the row, also when the lease ran out and nobody came', async () => {
    await get().promise([promised()]);
    const claim = await claimOne(NOW, at(2));
    expect(await get().extend(claim, at(4))).toBe(true);
    expect(await get().claim(at(3), at(6), 1)).toEqual([]);
    expect(await get().extend(claim, at(9))).toBe(true);
    expect(await get().claim(at(5), at(7), 1)).toEqual([]);
    expect((await claimOne(at(9), at(11))).obligation.attempts).toBe(1);
  });
}

function endsAreRecorded(get: Get, claimOne: ClaimOne, find: Find): void {
  test('a confirmation and the promises that follow from it are made together', async () => {
    await get().promise([promised()]);
    const claim = await claimOne();
    await get().acted(claim, 'message-1', at(1));
    const follow = [promised({ kind: 'chase' }), promised()];
    expect(await get().confirm(claim, at(2), follow)).toBe(true);
    expect(await find()).toMatchObject({ state: 'confirmed', externalId: 'message-1', confirmedAt: at(2) });
    expect(await get().find('tenant-a', 'chase', 'S-001', '1')).toMatchObject({ state: 'waiting' });
    expect(await get().list('tenant-a', ['waiting', 'confirmed'], 10)).toHaveLength(2);
  });

  test('when a promise that follows cannot be written, nothing is confirmed', async () => {
    await get().promise([promised()]);
    const claim = await claimOne();
    const broken = promised({ subject: 'S-2', dueAt: 'not an instant' });
    await expect(get().confirm(claim, NOW, [promised({ kind: 'chase' }), broken])).rejects.toThrow();
    expect(await find()).toMatchObject({ state: 'claimed', confirmedAt: null });
    expect(await get().find('tenant-a', 'chase', 'S-001', '1')).toBeNull();
    await expect(get().promise([promised({ kind: 'chase' }), broken])).rejects.toThrow();
    expect(await get().find('tenant-a', 'chase', 'S-001', '1')).toBeNull();
  });

  test('a dead row is listed, never claimed, and redriven under its old key as uncertain', async () => {
    await get().promise([promised()]);
    const claim = await claimOne();
    await get().acted(claim, 'message-1', NOW);
    expect(await get().bury(claim, 'denied')).toBe(true);
    expect(await get().claim(at(999), at(1001), 1)).toEqual([]);
    const [dead] = await get().list('tenant-a', ['dead'], 10);
    expect(dead).toMatchObject({ lastFault: 'denied', attempts: 1 });
    const id = dead?.id ?? '';
    expect(await get().redrive('tenant-b', id, at(5), at(60))).toBeNull();
    const kept = { id, subject: 'S-001', revision: '1', externalId: 'message-1', attempts: 1 };
    const expected = { ...kept, state: 'waiting', isUncertain: true, dueAt: at(5), deadlineAt: at(60) };
    expect(await get().redrive('tenant-a', id, at(5), at(60))).toMatchObject(expected);
    expect(await get().redrive('tenant-a', id, at(5), at(60))).toBeNull();
    expect((await claimOne(at(5), at(7))).obligation.id).toBe(id);
  });

  test('a list holds the tenant and the states asked for, oldest due first', async () => {
    await get().promise([...many(3).reverse(), promised({ tenantId: 'tenant-b' })]);
    await claimOne();
    expect((await get().list('tenant-a', ['waiting'], 10)).map((one) => one.subject)).toEqual(['S-1', 'S-2']);
    expect(await get().list('tenant-a', ['waiting', 'claimed'], 2)).toHaveLength(2);
    expect(await get().list('tenant-a', [], 10)).toEqual([]);
  });
}

function housekeepingIsForgotten(get: Get): void {
  const BEFORE = at(100);
  const confirm = async (wanted: readonly NewObligation[], when: IsoInstant) => {
    await get().promise(wanted);
    for (const claim of await get().claim(NOW, at(2), 99)) await get().confirm(claim, when, []);
  };
  const left = async () =>
    (await get().list('tenant-a', OBLIGATION_STATES, 99)).map(({ kind, subject }) => `${kind} ${subject}`).sort();

  test('confirmed housekeeping that is old is deleted, and counted; a younger run stays', async () => {
    const runs = HOUSEKEEPING_KINDS.map((kind) => promised({ kind, subject: 'old' }));
    await confirm(runs, at(99));
    await confirm([promised({ kind: 'delta-sync', subject: 'young' })], BEFORE);
    expect(await get().forgetHousekeeping('tenant-a', BEFORE)).toBe(HOUSEKEEPING_KINDS.length);
    expect(await left()).toEqual(['delta-sync young']);
    expect(await get().forgetHousekeeping('tenant-a', BEFORE)).toBe(0);
  });

  test('effects stay for ever: they are the proof', async () => {
    const effects = OBLIGATION_KINDS.filter((kind) => !HOUSEKEEPING_KINDS.includes(kind));
    await confirm(
      effects.map((kind) => promised({ kind })),
      at(1),
    );
    expect(await get().forgetHousekeeping('tenant-a', BEFORE)).toBe(0);
    expect(await left()).toHaveLength(effects.length);
    expect(await get().promise([promised({ kind: 'mail' })])).toEqual([]);
  });

  test('what is open, held, cancelled or dead stays, and so does the other tenant’s', async () => {
    const run = (subject: string, tenantId = 'tenant-a') => promised({ kind: 'status-sweep', subject, tenantId });
    await confirm([run('other', 'tenant-b')], at(1));
    await get().promise([run('dead')]);
    for (const claim of await get().claim(NOW, at(2), 9)) await get().bury(claim, 'denied');
    await get().promise([run('held')]);
    await get().claim(NOW, at(2), 9);
    const [dropped] = await get().promise([run('cancelled'), run('waiting')]);
    if (dropped) await get().cancel(dropped, 'not wanted');
    expect(await get().forgetHousekeeping('tenant-a', BEFORE)).toBe(0);
    expect(await left()).toHaveLength(4);
    expect(await get().find('tenant-b', 'status-sweep', 'other', '1')).not.toBeNull();
  });
}
