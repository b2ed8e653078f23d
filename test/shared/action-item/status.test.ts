import { expect, test } from 'vitest';
import { STAGES, type Stage } from '../../../shared/action-item/action-item.ts';
import type { RegisterRole } from '../../../shared/action-item/role.ts';
import {
  isOpenStage,
  refusalOf,
  ruleOf,
  statusOf,
  TRANSITIONS,
  VERBS,
  type Verb,
  verbsFor,
} from '../../../shared/action-item/status.ts';
import { ANA, anItem, BEN } from '../../support/builders.ts';

test.each([
  ['Open', null, 'In Progress'],
  ['Open', '2026-03-09', 'In Progress'],
  ['Open', '2026-03-08', 'Overdue'],
  ['In Progress', '2026-03-08', 'Overdue'],
  ['Blocked', '2026-03-08', 'Overdue'],
  ['Blocked', '2026-03-10', 'In Progress'],
  ['Completed', '2026-03-08', 'Completed'],
  ['Closed', '2026-03-08', 'Closed'],
  ['Cancelled', '2026-03-08', 'Closed'],
] as const)('on 9 March an item that is %s and due %s shows %s', (stage, dueOn, expected) => {
  expect(statusOf(stage, dueOn, '2026-03-09')).toBe(expected);
});

test('every verb has one row', () => {
  expect(TRANSITIONS.map((row) => row.verb)).toEqual([...VERBS]);
  for (const verb of VERBS) expect(ruleOf(verb).verb).toBe(verb);
});

const LEADS_TO: Readonly<Record<Stage, readonly Verb[]>> = {
  Open: ['start', 'block', 'complete', 'cancel'],
  'In Progress': ['block', 'complete', 'cancel'],
  Blocked: ['unblock', 'complete', 'cancel'],
  Completed: ['return', 'close'],
  Closed: ['reopen'],
  Cancelled: [],
};

test.each(STAGES)('an admin may do exactly what leads on from %s', (stage) => {
  expect(verbsFor(anItem({ stage }), ANA, ['admin'])).toEqual(LEADS_TO[stage]);
});

test('only open stages are open', () => {
  expect(STAGES.filter(isOpenStage)).toEqual(['Open', 'In Progress', 'Blocked']);
});

test.each<[string, Stage, RegisterRole[], readonly Verb[]]>([
  ['nobody in particular', 'In Progress', [], []],
  ['a viewer', 'In Progress', ['viewer'], []],
  ['somebody who may own actions but not this one', 'In Progress', ['owner'], []],
  ['quality', 'In Progress', ['quality'], []],
  ['quality', 'Completed', ['quality'], ['return', 'close']],
  ['a supervisor', 'Closed', ['supervisor'], ['reopen']],
])('%s meets an item that is %s', (_who, stage, roles, expected) => {
  expect(verbsFor(anItem({ stage }), ANA, roles)).toEqual(expected);
});

test.each<[Stage, readonly Verb[]]>([
  ['Open', ['start', 'block', 'complete']],
  ['Blocked', ['unblock', 'complete']],
  ['Completed', ['return']],
  ['Closed', []],
])('the owner of an item that is %s', (stage, expected) => {
  expect(verbsFor(anItem({ stage, owner: BEN }), BEN, [])).toEqual(expected);
});

test('an owner never closes their own item, whatever else they are', () => {
  const everything: RegisterRole[] = ['coordinator', 'supervisor', 'quality', 'admin'];
  expect(refusalOf(ruleOf('close'), anItem({ owner: BEN }), BEN, everything)).toEqual({
    kind: 'owner-may-not',
    verb: 'close',
  });
});

test('a mail address alone grants nothing, but is enough to refuse closing', () => {
  const item = anItem({ owner: { key: null, name: 'Ben', mail: 'BEN@contoso.example' }, stage: 'Completed' });
  expect(verbsFor({ ...item, stage: 'Open' }, BEN, [])).toEqual([]);
  expect(verbsFor(item, BEN, ['coordinator'])).toEqual(['return']);
});

test('an owner from outside is known by the address of both', () => {
  const outside = { key: null, name: 'Eve', mail: 'eve@partner.example' };
  expect(verbsFor(anItem({ owner: outside }), { ...outside, mail: 'Eve@Partner.example' }, [])).toContain('complete');
  expect(verbsFor(anItem({ owner: { ...outside, mail: null } }), { ...outside, mail: null }, [])).toEqual([]);
});
