import { describe, expect, test } from 'vitest';
import { openProposal, proposalIn, proposalText, readProposal } from '../../../../addin/ui/items/proposal.ts';
import type { LogView } from '../../../../shared/contract/action-items.ts';

const line = (at: string, comment: string, after: object = { agreement: 'Date proposed' }): LogView => ({
  at,
  who: null,
  what: 'changed',
  before: '{}',
  after: JSON.stringify(after),
  comment,
  channel: 'Teams',
});
const LOG = [
  line('2026-03-05T08:00:00.000Z', '2026-04-01: The parts are late'),
  line('2026-03-05T09:00:00.000Z', '2026-05-12: The parts are later still\nthan we thought'),
  line('2026-03-05T10:00:00.000Z', 'Called the supplier', {}),
  line('2026-03-05T11:00:00.000Z', '2030-01-01: Whenever it suits me', {}),
];

describe('a proposed date', () => {
  test('is read as it was written', () => {
    const proposal = { date: '2026-05-12', why: 'Waiting for: parts' };
    expect(readProposal(proposalText(proposal))).toEqual(proposal);
  });

  test.each(['', 'Called the supplier', '2026-05-12', 'On 2026-05-12: no', '2026-13-45: x', '2026-02-30: x'])(
    'is not seen in “%s”',
    (reason) => {
      expect(readProposal(reason)).toBeNull();
    },
  );

  test('is the newest one of the history', () => {
    expect(openProposal({ agreement: 'Date proposed' }, LOG)).toEqual({
      date: '2026-05-12',
      why: 'The parts are later still\nthan we thought',
    });
  });

  test('is not made by a comment that looks like one, nor by a damaged line', () => {
    const [made] = LOG;
    const comment = LOG.at(-1);
    expect(made && proposalIn(made)).toEqual({ date: '2026-04-01', why: 'The parts are late' });
    expect(comment && proposalIn(comment)).toBeNull();
    for (const after of ['', 'null', '{"agreement":'])
      expect(proposalIn({ after, comment: '2030-01-01: x' })).toBeNull();
  });

  test('without a date is not answered with an older one', () => {
    const log = [...LOG, line('2026-03-06T08:00:00.000Z', 'Next month some time')];
    expect(openProposal({ agreement: 'Date proposed' }, log)).toBeNull();
  });

  test('is no longer open once it was answered', () => {
    expect(openProposal({ agreement: 'Agreed' }, LOG)).toBeNull();
  });
});
