import { expect, test } from 'vitest';
import { type CadenceInput, nextSessionDay } from '../../../shared/follow-up/cadence.ts';
import { MONDAY_TO_FRIDAY } from '../../../shared/time/working-days.ts';

const day = (changes: Partial<CadenceInput>) =>
  nextSessionDay({
    cadence: 'Two-weekly',
    heldOn: '2026-03-02',
    namedOn: null,
    hasCriticalOverdue: false,
    today: '2026-03-03',
    calendar: MONDAY_TO_FRIDAY,
    ...changes,
  });

test.each<[string, Partial<CadenceInput>, string, string]>([
  ['a week on', { cadence: 'Weekly' }, '2026-03-09', 'cadence'],
  ['two weeks on', {}, '2026-03-16', 'cadence'],
  ['four weeks on, over the change of clocks', { cadence: 'Four-weekly' }, '2026-03-30', 'cadence'],
  [
    'four weeks on, over leap day',
    { cadence: 'Four-weekly', heldOn: '2028-02-07', today: '2028-02-08' },
    '2028-03-06',
    'cadence',
  ],
  ['the named day before the rhythm', { namedOn: '2026-04-01' }, '2026-04-01', 'named'],
  ['the named day where that is the rhythm', { cadence: 'Named date', namedOn: '2026-04-01' }, '2026-04-01', 'named'],
  ['the named day though no rhythm is wanted', { cadence: 'None', namedOn: '2026-04-01' }, '2026-04-01', 'named'],
  ['a Saturday moves to Monday', { namedOn: '2026-03-14' }, '2026-03-16', 'named'],
  ['a day in the past is tomorrow', { today: '2026-05-05' }, '2026-05-06', 'cadence'],
  ['today is tomorrow', { namedOn: '2026-03-03' }, '2026-03-04', 'named'],
  ['a day in the past, on a Friday, is Monday', { today: '2026-05-08' }, '2026-05-11', 'cadence'],
  ['at once for a critical overdue item', { hasCriticalOverdue: true }, '2026-03-04', 'critical-overdue'],
  [
    'at once, but not on a weekend',
    { hasCriticalOverdue: true, today: '2026-03-06' },
    '2026-03-09',
    'critical-overdue',
  ],
  ['never later for a critical item', { hasCriticalOverdue: true, namedOn: '2026-03-04' }, '2026-03-04', 'named'],
  [
    'for a critical item also without a rhythm',
    { hasCriticalOverdue: true, cadence: 'None' },
    '2026-03-04',
    'critical-overdue',
  ],
])('%s', (_what, changes, on, why) => {
  expect(day(changes)).toMatchObject({ kind: 'on', on, why });
});

test('a holiday moves it on and the wish is remembered', () => {
  const calendar = { days: [1, 2, 3, 4, 5], holidays: new Set(['2026-04-03', '2026-04-06']) };
  expect(day({ namedOn: '2026-04-03', calendar })).toEqual({
    kind: 'on',
    on: '2026-04-07',
    wished: '2026-04-03',
    why: 'named',
  });
});

test('no rhythm plans nothing, a missing date is asked for', () => {
  expect(day({ cadence: 'None' })).toEqual({ kind: 'none' });
  expect(day({ cadence: 'Named date' })).toEqual({ kind: 'ask' });
});
