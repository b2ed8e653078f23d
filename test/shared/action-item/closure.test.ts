import { expect, test } from 'vitest';
import { addEvidence, evidenceMissing, mayVerify, missingForClosure } from '../../../shared/action-item/closure.ts';
import { ANA, anItem, BEN } from '../../support/builders.ts';

const WHOLE = anItem({
  actionTaken: 'a',
  outcome: 'b',
  lessons: 'c',
  nextSteps: 'd',
  evidenceLinks: ['https://contoso.example/proof'],
  verifier: ANA,
});

test('nothing is missing from a whole item', () => {
  expect(missingForClosure(WHOLE)).toEqual([]);
});

test.each([
  ['actionTaken', { actionTaken: ' ' }],
  ['outcome', { outcome: '' }],
  ['lessons', { lessons: '\n' }],
  ['nextSteps', { nextSteps: '' }],
  ['evidence', { evidenceLinks: [] }],
  ['evidence', { priority: 'Critical' as const }],
  ['verifier', { verifier: null }],
  ['verifier', { verifier: BEN }],
])('says that %s is missing', (need, changes) => {
  expect(missingForClosure({ ...WHOLE, ...changes })).toEqual([need]);
});

test.each([
  ['Low', [], 0],
  ['Normal', [], 1],
  ['High', ['a'], 0],
  ['Critical', ['a'], 1],
  ['Critical', ['a', ' a ', ''], 1],
  ['Critical', ['a', 'b'], 0],
] as const)('%s with %j lacks %i', (priority, evidenceLinks, expected) => {
  expect(evidenceMissing({ priority, evidenceLinks })).toBe(expected);
});

test('the owner does not verify, also under another name', () => {
  expect(mayVerify(BEN, { ...BEN, name: 'B. Okoye' })).toBe(false);
  expect(mayVerify({ ...BEN, key: null }, BEN)).toBe(false);
  expect(mayVerify(BEN, ANA)).toBe(true);
  expect(mayVerify(null, ANA)).toBe(true);
});

test('new evidence resets a verification', () => {
  const verified = { ...WHOLE, stage: 'Completed' as const, verifiedOn: '2026-03-09T10:00:00.000Z' };
  expect(addEvidence(verified, 'https://contoso.example/more')).toEqual({
    ok: true,
    value: {
      evidenceLinks: [...WHOLE.evidenceLinks, 'https://contoso.example/more'],
      verifier: null,
      verifiedOn: null,
    },
  });
  expect(addEvidence(verified, 'https://contoso.example/proof')).toEqual({ ok: true, value: {} });
});

test('a finished item takes no evidence', () => {
  for (const stage of ['Closed', 'Cancelled'] as const)
    expect(addEvidence({ ...WHOLE, stage }, 'x')).toEqual({ ok: false, failure: { kind: 'item-finished' } });
});
