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
  ['ACTA DE LA REUNIÓN DEL 5 DE MAYO DE 2026\n- Ana prepara el informe (plazo: 20/05/2026)', '2026-05-05'],
  ['PROTOKOLL DER SITZUNG VOM 5. MÄRZ 2026\nKern schickt die Liste bis 20.03.2026', '2026-03-05'],
  ['Compte rendu du 5 mai 2026\nÉchéance : 20/05/2026', '2026-05-05'],
  ['Ata da reunião de 5 de maio de 2026\nPrazo: 20/05/2026', '2026-05-05'],
  ['Verslag 5 mei 2026\nuiterlijk op 20-05-2026', '2026-05-05'],
  ['MINUTES OF 5 MAY 2026\nDue by 20/05/2026', '2026-05-05'],
  ['Datum: 5. Mai 2026, 10 bis 12 Uhr', '2026-05-05'],
  ['Minutes 03/28/26, next 04/02/26', '2026-03-28'],
])('%j was on %s', (text, date) => {
  expect(meetingDate(text)).toBe(date);
});

test.each([
  ['a date that could be two days', 'Date: 03/04/2026'],
  ['a due date', '| Action | Due date: |\n| --- | --- |\n| Send | 1 May 2026 |'],
  ['a deadline in brackets', 'Acta de la reunión\nAna envía el informe (plazo: 20/05/2026)'],
  ['a limit', 'Acta\nFecha límite: 20/05/2026'],
  ['a day something is due by', 'Notizen\nKern schickt die Liste bis zum 20.05.2026'],
  ['a day before which to act', 'Notulen\nAnna belt vóór 20 mei 2026'],
  ['no date at all', 'Minutes of the meeting'],
  ['an impossible day', 'Date: 31-02-2026'],
  ['a version number', 'Release 1.2.3.4 notes'],
  ['rows of a log', 'Decision log\n| Date | Decision |\n| --- | --- |\n| 14 February 2019 | Go |'],
])('%s is not taken for the meeting’s', (_, text) => {
  expect(meetingDate(text)).toBeUndefined();
});
