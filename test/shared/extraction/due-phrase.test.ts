import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findDeadline,
  type Reference,
  resolveDeadline,
  resolvePhrase,
  vagueTime,
} from '../../../shared/extraction/due-phrase.ts';

/** Wednesday, 15 May 2024, noon; the series meets again on 29 May. */
const REFERENCE: Reference = { on: { year: 2024, month: 5, day: 15 }, minuteOfDay: 720, nextMeetingOn: '2024-05-29' };

const dueOf = (text: string, locale: string): string | null => {
  const found = findDeadline(text, locale.slice(0, 2), locale);
  return found === null ? null : resolveDeadline(found, REFERENCE);
};

describe('the deadline in a task', () => {
  test.each([
    ['en-GB', 'Ana to send the plan by Friday', '2024-05-17'],
    ['en-GB', 'send it by Wednesday', '2024-05-15'],
    ['en-GB', 'review the draft before 3 June', '2024-06-03'],
    ['en-US', 'file the form by 6/3', '2024-06-03'],
    ['en-GB', 'file the form by 6/3/2025', '2025-03-06'],
    ['en-GB', 'update the page tomorrow', '2024-05-16'],
    ['en-GB', 'confirm by the end of the month', '2024-05-31'],
    ['en-GB', 'confirm by the end of the week', '2024-05-17'],
    ['en-GB', 'answer by EOD Thursday', '2024-05-16'],
    ['en-GB', 'call the bank no later than Friday COB', '2024-05-17'],
    ['en-GB', 'send the deck tomorrow EOD', '2024-05-16'],
    ['en-GB', 'send the deck tomorrow by EOD', '2024-05-16'],
    ['en-GB', 'send the deck by Friday, close of business', '2024-05-17'],
    ['en-GB', 'send the deck on Friday by the end of the day', '2024-05-17'],
    ['en-GB', 'send the deck by COB', '2024-05-15'],
    ['en-GB', 'reply within three working days', '2024-05-20'],
    ['en-GB', 'reply in two weeks', '2024-05-29'],
    ['en-GB', 'write it up before the next meeting', '2024-05-29'],
    ['en-GB', 'Minutes must be approved (until 31 May)', '2024-05-31'],
    ['en-GB', 'submit no later than May 21st', '2024-05-21'],
    ['de-DE', 'Ben schickt den Entwurf bis Freitag', '2024-05-17'],
    ['de-DE', 'bis zum 05.06. antworten', '2024-06-05'],
    ['de-DE', 'bis Ende der Woche klären', '2024-05-17'],
    ['de-DE', 'bis spätestens 31. Mai melden', '2024-05-31'],
    ['fr-FR', 'envoyer le bilan avant la fin du mois', '2024-05-31'],
    ['fr-FR', 'relancer le fournisseur avant le 12 juin', '2024-06-12'],
    ['es-ES', 'enviar el informe antes del viernes', '2024-05-17'],
    ['es-ES', 'revisar el contrato para el 3 de junio', '2024-06-03'],
    ['pt-PT', 'enviar o relatório até sexta-feira', '2024-05-17'],
    ['pt-BR', 'revisar o contrato até 3 de junho', '2024-06-03'],
    ['nl-NL', 'stuurt het verslag uiterlijk vrijdag', '2024-05-17'],
    ['nl-NL', 'voor 3 juni reageren', '2024-06-03'],
    ['ja-JP', '来週の金曜日までに資料を送付する', '2024-05-24'],
    ['ja-JP', '5月31日までに確認してください', '2024-05-31'],
    ['ja-JP', '今月末までに提出する', '2024-05-31'],
  ])('%s: %j is due %s', (locale, text, expected) => {
    expect(dueOf(text, locale)).toBe(expected);
  });

  test.each([
    ['en-GB', 'plan the summit on the 10th of June'],
    ['en-GB', 'circulate the minutes of 3 April'],
    ['en-GB', 'book a room for the workshop'],
    ['en-GB', 'look at https://example.com/2024/06/03/post'],
    ['en-GB', 'share a snippet (3-10 lines)'],
    ['en-GB', 'may need a second look'],
    ['en-GB', 'schedule meetings for upcoming weeks'],
    ['de-DE', 'Mail wegen Planungstreffen im neuen Jahr schreiben'],
    ['fr-FR', 'préparer un sondage pour la date de l’AG (deuxième quinzaine)'],
    ['ja-JP', '資料を更新する'],
  ])('%s: %j has none', (locale, text) => {
    expect(dueOf(text, locale)).toBeNull();
  });

  test('a day that is over is no deadline', () => {
    expect(dueOf('released on 3/5/2024', 'en-GB')).toBeNull();
  });

  test.each([
    'asap',
    'soon',
    'next sprint',
    'bald',
    'bientôt',
    'lo antes posible',
    'em breve',
    'binnenkort',
    'なるべく早く',
  ])('%j is vague', (text) => {
    expect(vagueTime(`please do it ${text}`)).not.toBeNull();
  });

  test('a date is not vague', () => {
    expect(vagueTime('please do it by Friday')).toBeNull();
  });
});

describe('a phrase that is nothing but a date', () => {
  test.each([
    ['en-GB', 'next Friday', '2024-05-24'],
    ['en-GB', 'this Friday', '2024-05-17'],
    ['en-GB', 'Friday next week', '2024-05-24'],
    ['en-GB', 'Friday after next', '2024-05-24'],
    ['en-GB', 'the first Monday of July', '2024-07-01'],
    ['en-GB', 'the 20th', '2024-05-20'],
    ['en-GB', 'the day after tomorrow', '2024-05-17'],
    ['en-GB', '2 weeks before Christmas', '2024-12-11'],
    ['en-GB', '10 to 22 June 2025', '2025-06-10'],
    ['en-GB', '29 February', '2028-02-29'],
    ['en-GB', 'two Mondays later', '2024-06-03'],
    ['de-DE', 'übernächste Woche am Freitag', '2024-05-31'],
    ['de-DE', 'siebten sechsten', '2024-06-07'],
    ['fr-FR', 'vendredi prochain', '2024-05-24'],
    ['fr-FR', 'mardi en 15', '2024-06-04'],
    ['es-ES', 'pasado mañana', '2024-05-17'],
    ['pt-BR', 'próxima segunda-feira', '2024-05-20'],
    ['nl-NL', 'volgende week dinsdag', '2024-05-21'],
    ['ja-JP', '明後日', '2024-05-17'],
    ['ja-JP', '7月の第一金曜日', '2024-07-05'],
  ])('%s: %j is %s', (locale, phrase, expected) => {
    expect(resolvePhrase(phrase, locale, REFERENCE)).toBe(expected);
  });

  test.each(['the 31st of June', 'soon', '', '13/13/2024'])('%j names no day', (phrase) => {
    expect(resolvePhrase(phrase, 'en-GB', REFERENCE)).toBeNull();
  });

  test('any text gives a real date or none', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('en', 'de', 'fr', 'es', 'pt', 'nl', 'ja'),
        (text, locale) => {
          const due = resolvePhrase(text, locale, REFERENCE);
          return due === null || /^\d{4}-\d{2}-\d{2}$/.test(due);
        },
      ),
      { numRuns: 400 },
    );
  });
});
