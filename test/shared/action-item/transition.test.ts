import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ActionItem, PRIORITIES, STAGES } from '../../../shared/action-item/action-item.ts';
import { REGISTER_ROLES } from '../../../shared/action-item/role.ts';
import { ruleOf, VERBS, type Verb } from '../../../shared/action-item/status.ts';
import { type Act, type TransitionFacts, transition } from '../../../shared/action-item/transition.ts';
import { ANA, anItem, BEN, DAN } from '../../support/builders.ts';

const NOW = '2026-03-09T23:30:00.000Z';
const TEXTS = { actionTaken: 'Sent it.', outcome: 'Approved.', lessons: 'Ask earlier.', nextSteps: 'None.' };

const act = (verb: Verb, facts: TransitionFacts = {}, changes: Partial<Act> = {}): Act => ({
  verb,
  by: ANA,
  roles: ['coordinator'],
  facts,
  now: NOW,
  zone: 'Europe/Berlin',
  ...changes,
});

function changesOf(item: ActionItem, what: Act): Partial<ActionItem> {
  const result = transition(item, what);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

test('starting moves the stage and nothing else', () => {
  expect(changesOf(anItem({ dueOn: '2026-03-20' }), act('start'))).toEqual({
    stage: 'In Progress',
    status: 'In Progress',
  });
});

test('the day is the one of the owner’s zone', () => {
  const item = anItem({ dueOn: '2026-03-09' });
  expect(changesOf(item, act('start')).status).toBe('Overdue');
  expect(changesOf(item, act('start', {}, { zone: 'America/New_York' })).status).toBe('In Progress');
});

test('blocking takes a reason, which becomes the barrier', () => {
  expect(transition(anItem(), act('block', { reason: '  ' }))).toMatchObject({
    ok: false,
    failure: { kind: 'missing', needs: ['reason'] },
  });
  expect(changesOf(anItem(), act('block', { reason: 'No budget', helpAsked: 'Approve it' }))).toMatchObject({
    stage: 'Blocked',
    barrier: 'No budget',
    barrierSince: '2026-03-10',
    helpAsked: 'Approve it',
  });
});

test('what no longer blocks is cleared', () => {
  const blocked = anItem({ stage: 'Blocked', barrier: 'No budget', barrierSince: '2026-03-01', helpAsked: 'x' });
  const cleared = { barrier: '', barrierSince: null, helpAsked: '' };
  expect(changesOf(blocked, act('unblock'))).toMatchObject({ stage: 'In Progress', ...cleared });
  expect(changesOf(blocked, act('complete'))).toMatchObject({ stage: 'Completed', progress: 100, ...cleared });
});

test('the owner completes with what they say about it', () => {
  const done = changesOf(anItem(), act('complete', { actionTaken: 'Sent it.' }, { by: BEN, roles: [] }));
  expect(done).toMatchObject({ stage: 'Completed', status: 'Completed', completedOn: NOW, actionTaken: 'Sent it.' });
});

test('refuses to close an item without evidence and says all that is missing', () => {
  expect(transition(anItem({ stage: 'Completed', priority: 'Critical' }), act('close'))).toEqual({
    ok: false,
    failure: {
      kind: 'missing',
      needs: ['actionTaken', 'outcome', 'lessons', 'nextSteps', 'evidence'],
      evidenceMissing: 2,
    },
  });
});

test('closes a checked item and names who checked it', () => {
  const item = anItem({ stage: 'Completed', evidenceLinks: ['https://contoso.example/a'] });
  expect(changesOf(item, act('close', TEXTS))).toEqual({
    ...TEXTS,
    stage: 'Closed',
    status: 'Closed',
    verifier: ANA,
    verifiedOn: NOW,
    closedOn: NOW,
  });
  expect(changesOf(item, act('close', { ...TEXTS, verifier: DAN })).verifier).toEqual(DAN);
});

test('evidence given while closing counts and is added to what is there', () => {
  const item = anItem({ stage: 'Completed', priority: 'Critical', evidenceLinks: ['https://a.example'] });
  const evidenceLinks = ['https://b.example', 'https://a.example', 'https://b.example'];
  expect(changesOf(item, act('close', { ...TEXTS, evidenceLinks })).evidenceLinks).toEqual([
    'https://a.example',
    'https://b.example',
  ]);
});

test('neither the owner nor somebody naming the owner as verifier closes', () => {
  const item = anItem({ stage: 'Completed', priority: 'Low', owner: BEN });
  const refused = { ok: false, failure: { kind: 'owner-may-not', verb: 'close' } };
  expect(transition(item, act('close', TEXTS, { by: BEN }))).toEqual(refused);
  expect(transition(item, act('close', { ...TEXTS, verifier: BEN }))).toEqual(refused);
});

test.each(['return', 'reopen'] as const)('%s takes a reason and undoes the verification, keeping the texts', (verb) => {
  const stage = ruleOf(verb).from[0] ?? 'Open';
  const item = anItem({ ...TEXTS, stage, verifier: ANA, verifiedOn: NOW, completedOn: NOW, closedOn: NOW });
  expect(transition(item, act(verb))).toMatchObject({ ok: false, failure: { kind: 'missing', needs: ['reason'] } });
  expect(changesOf(item, act(verb, { reason: 'The figures are wrong.' }))).toEqual({
    stage: 'In Progress',
    status: 'Overdue',
    progress: 0,
    completedOn: null,
    closedOn: null,
    verifier: null,
    verifiedOn: null,
  });
});

test.each([
  ['return', 'Completed', 100, 90],
  ['return', 'Completed', 40, 40],
  ['reopen', 'Closed', 100, 0],
] as const)('%s of a %s item takes it from %i to %i percent', (verb, stage, before, after) => {
  expect(changesOf(anItem({ stage, progress: before }), act(verb, { reason: 'x' })).progress).toBe(after);
});

test('cancelling takes a reason', () => {
  expect(transition(anItem(), act('cancel'))).toMatchObject({ ok: false, failure: { needs: ['reason'] } });
  expect(changesOf(anItem(), act('cancel', { reason: 'No longer needed' }))).toMatchObject({
    stage: 'Cancelled',
    status: 'Closed',
    closedOn: NOW,
  });
});

test('says from where a verb does not lead on', () => {
  expect(transition(anItem({ stage: 'Cancelled' }), act('reopen', { reason: 'x' }))).toEqual({
    ok: false,
    failure: { kind: 'not-from-here', verb: 'reopen', stage: 'Cancelled' },
  });
});

test('whatever is tried, a closed item has evidence, texts and a verifier who is not its owner', () => {
  const tries = fc.record({
    verb: fc.constantFrom(...VERBS),
    by: fc.constantFrom(ANA, BEN, DAN),
    roles: fc.subarray([...REGISTER_ROLES]),
    facts: fc.constantFrom<TransitionFacts>({}, { reason: 'x' }, TEXTS, { ...TEXTS, evidenceLinks: ['a', 'b'] }),
  });
  const start = fc.record({ stage: fc.constantFrom(...STAGES), priority: fc.constantFrom(...PRIORITIES) });
  fc.assert(
    fc.property(start, fc.array(tries, { maxLength: 12 }), (first, acts) => {
      let item = anItem({ ...first, stage: first.stage === 'Closed' ? 'Open' : first.stage, owner: BEN });
      for (const one of acts) {
        const result = transition(item, { ...one, now: NOW, zone: 'UTC' });
        if (result.ok) item = { ...item, ...result.value };
      }
      if (item.stage !== 'Closed') return;
      expect(item.verifier?.key).not.toBe(BEN.key);
      expect([item.actionTaken, item.outcome, item.lessons, item.nextSteps]).not.toContain('');
      expect(item.evidenceLinks.length).toBeGreaterThanOrEqual(item.priority === 'Low' ? 0 : 1);
    }),
  );
});
