import { expect, test } from 'vitest';
import { meetingDate } from '../../../../server/adapters/documents/meeting-date.ts';

test.each([
  ['Minutes\nDate: 9th May 2019', '2019-05-09'],
  ['Team meeting\nApril 8, 2022', '2022-04-08'],
  ['Datum 14-06-2018\nAanwezig: Ann', '2018-06-14'],
  ['| vergaderdatum 1-9-2021 | aanwezig Frank |', '2021-09-01'],
  ['Protokoll\nDatum: 3. März 2026', '2026-03-03'],
  ['Compte rendu\nDate : 1er février 2026', '2026-02-01'],
  ['Acta\nFecha: 5 de marzo de 2026', '2026-03-05'],
  ['議事録\n日時: 2026年3月5日 10:00', '2026-03-05'],
  ['Notes 2026-03-05', '2026-03-05'],
  ['Date\n05/03/2026\nlater 28/03/2026', '2026-03-05'],
  ['Minutes 03/28/26, next 04/02/26', '2026-03-28'],
])('%j was on %s', (text, date) => {
  expect(meetingDate(text)).toBe(date);
});

test.each([
  ['a date that could be two days', 'Date: 03/04/2026'],
  ['a due date', '| Action | Due date: |\n| --- | --- |\n| Send | 1 May 2026 |'],
  ['no date at all', 'Minutes of the meeting'],
  ['an impossible day', 'Date: 31-02-2026'],
  ['a version number', 'Release 1.2.3.4 notes'],
  ['rows of a log', 'Decision log\n| Date | Decision |\n| --- | --- |\n| 14 February 2019 | Go |'],
])('%s is not taken for the meeting’s', (_, text) => {
  expect(meetingDate(text)).toBeUndefined();
});
