import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';

/** Wednesday 15 May 2024; the mail is Petra's. */
const CONTEXT = {
  at: '2024-05-15T10:00:00Z',
  timeZone: 'Europe/Berlin',
  attendees: [],
  author: { name: 'Petra Lang' },
};

const shown = (words: string) =>
  extract(
    {
      format: 'plain',
      text: `Hallo zusammen,\n\ndanke für das Gespräch. ${words}\n\nViele Grüße\nPetra`,
      kind: 'email',
    },
    CONTEXT,
  ).items.map(({ owner, dueOn }) => `${owner}: ${dueOn}`);

describe('a German mail after the meeting', () => {
  test.each([
    ['Silke schickt bis Freitag den Vertrag an den Verein.', 'Silke: 2024-05-17'],
    ['Torben klärt die Miete mit dem Hausmeister.', 'Torben: null'],
    ['Ich selbst bestelle bis übermorgen die Stühle.', 'Petra Lang: 2024-05-17'],
    ['Ich buche die Halle bis Freitag.', 'Petra Lang: 2024-05-17'],
  ])('%j hands out a task', (words, expected) => {
    expect(shown(words)).toEqual([expected]);
  });

  test.each([
    'Silke meint, dass es reicht.',
    'Die Firma schickt bis Freitag den Vertrag.',
    'Der Verein prüft das noch.',
    'Schickt Silke den Vertrag?',
    'Silke hat den Vertrag geschickt.',
  ])('%j does not', (words) => {
    expect(shown(words)).toEqual([]);
  });
});
