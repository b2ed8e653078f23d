import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';

/** Wednesday 15 May 2024; nobody is known beforehand. */
const CONTEXT = { at: '2024-05-15T10:00:00Z', timeZone: 'Europe/Lisbon', attendees: [] };

const shown = (text: string) =>
  extract({ format: 'plain', text, kind: 'minutes' }, CONTEXT).items.map(({ owner, dueOn }) => `${owner}: ${dueOn}`);

describe('formal English', () => {
  test.each([
    ['The Secretary shall lodge the accounts no later than 28 June.', 'The Secretary: 2024-06-28'],
    ['It was resolved that the Secretary shall lodge the accounts before 20 June.', 'the Secretary: 2024-06-20'],
    ['RESOLVED that the Clerk shall write to the county council by 20 June.', 'the Clerk: 2024-06-20'],
    ['Dr Lund undertook to circulate the charter within ten working days.', 'Dr Lund: 2024-05-29'],
    ['The Vice-Chair agreed to speak with the landlord.', 'The Vice-Chair: null'],
    ['Ms Hale and Mr Fenn are to prepare a schedule by 30 June.', 'Ms Hale and Mr Fenn: 2024-06-30'],
  ])('%j is a task', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });

  test.each([
    'The Treasurer shall hold office for three years.',
    'The Chair shall be elected every year.',
    'Everyone was reminded that invoices should be submitted by Friday.',
  ])('%j is a rule, not a task', (text) => {
    expect(shown(text)).toEqual([]);
  });
});
