import { describe, expect, test } from 'vitest';
import { openProposal, proposalText, readProposal } from '../../../../addin/ui/items/proposal.ts';
import type { LogView } from '../../../../shared/contract/action-items.ts';

const line = (at: string, comment: string): LogView => ({
  at,
  who: null,
  what: 'changed',
  before: '{}',
  after: '{}',
  comment,
  channel: 'Teams',
});
const LOG = [
  line('2026-03-05T08:00:00.000Z', '2026-04-01: The parts are late'),
  line('2026-03-05T09:00:00.000Z', '2026-05-12: The parts are later still\nthan we thought'),
  line('2026-03-05T10:00:00.000Z', 'Called the supplier'),
];

describe('a proposed date', () => {
  test('is read as it was written', () => {
    const proposal = { date: '2026-05-12', why: 'Waiting for: parts' };
    expect(readProposal(proposalText(proposal))).toEqual(proposal);
  });

  test.each(['', 'Called the supplier', '2026-05-12', 'On 2026-05-12: no'])('is not seen in “%s”', (reason) => {
    expect(readProposal(reason)).toBeNull();
  });

  test('is the newest one of the history', () => {
    expect(openProposal({ agreement: 'Date proposed' }, LOG)).toEqual({
      date: '2026-05-12',
      why: 'The parts are later still\nthan we thought',
    });
  });

  test('is no longer open once it was answered', () => {
    expect(openProposal({ agreement: 'Agreed' }, LOG)).toBeNull();
  });
});
