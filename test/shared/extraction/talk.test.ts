import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';
import type { SourceFormat } from '../../../shared/extraction/extraction.ts';

/** Wednesday 15 May 2024; nobody is known beforehand. */
const CONTEXT = { at: '2024-05-15T10:00:00Z', timeZone: 'Europe/Lisbon', attendees: [] };

const shown = (text: string, format: SourceFormat = 'plain') =>
  extract({ format, text }, CONTEXT).items.map(({ owner, dueOn, quote }) => `${owner}: ${quote} (${dueOn})`);

describe('chats copied into notes', () => {
  test('a stamped line is its speaker’s turn, and the next line is not part of it', () => {
    const text =
      '[10:12] Ines: Morning\n[10:14] Marek: I will also check the leases tomorrow\nthanks\n[10:15] Ines: Great';
    expect(shown(text)).toEqual(['Marek: I will also check the leases tomorrow (2024-05-16)']);
  });

  test.each(['[10:14:31] Marek:', '[10:14 AM] Marek:', '[15/05/2024, 10:14] Marek:'])('%s opens a turn', (stamp) => {
    expect(shown(`${stamp} I'll send the leases by Friday`)).toEqual([
      "Marek: I'll send the leases by Friday (2024-05-17)",
    ]);
  });

  test('lines below a name and a time are said by that person', () => {
    const text =
      'Ines Prado 10:12\nMorning\nMarek Zelny 10:14\nI will check the leases tomorrow\nInes Prado 10:15\nGreat';
    expect(shown(text)).toEqual(['Marek Zelny: I will check the leases tomorrow (2024-05-16)']);
  });

  test('a time of an agenda is nobody', () => {
    expect(shown("[10:30] I'll send the leases by Friday")).toEqual([
      "null: I'll send the leases by Friday (2024-05-17)",
    ]);
  });
});

describe('promises of a speaker', () => {
  const TURNS = [
    ['Ines Prado', 'Hello everyone, shall we begin?'],
    ['Marek Zelny', "I'll have a summary to you by Thursday."],
    ['Lea Brandt', "I'll call them this afternoon."],
    ['Ines Prado', "I'll have my phone with me, and we'll call them options."],
  ];
  const EXPECTED = [
    "Marek Zelny: I'll have a summary to you by Thursday. (2024-05-16)",
    "Lea Brandt: I'll call them this afternoon. (2024-05-15)",
  ];

  test('count in notes of several turns', () => {
    expect(shown(TURNS.map(([name, words]) => `${name}: ${words}`).join('\n'))).toEqual(EXPECTED);
  });

  test('count in a transcript', () => {
    const cues = TURNS.map(([name, words], i) => `00:0${i}:01.000 --> 00:0${i}:04.000\n<v ${name}>${words}</v>`);
    expect(shown(`WEBVTT\n\n${cues.join('\n\n')}`, 'vtt')).toEqual(EXPECTED);
  });
});

describe('what is no task', () => {
  test.each([
    'ACTION: (none)',
    'TODO: nothing for now',
    'ACTION: none at this time.',
    'Action items:\n- (none)',
    'Aufgaben:\n- derzeit keine',
    'Actions :\n- aucune pour le moment',
    'Members were reminded that badges must be returned by Friday.',
    'Présents : Mme Dubois\n\nMme Dubois se demande s’il faudrait revoir le bail.',
    "Présents : Mme Dubois\n\nMme Dubois s'interroge sur le montant du bail.",
  ])('%j', (text) => {
    expect(shown(text)).toEqual([]);
  });

  test.each(['ACTION: none of the links work, fix them', 'TODO: nothing may be lost, copy the archive'])(
    '%j is one',
    (text) => {
      expect(shown(text)).toHaveLength(1);
    },
  );
});

describe('the next session', () => {
  const followUp = (text: string) => extract({ format: 'plain', text }, CONTEXT).followUp?.on ?? null;

  test.each([
    'Next meeting: the minutes will be sent within 24 hours.',
    'After the next meeting the costs are reviewed by the end of the quarter.',
  ])('is not dated by %j', (text) => {
    expect(followUp(text)).toBeNull();
  });

  test('is dated by the day behind such words', () => {
    expect(followUp('Next meeting: agenda within 24 hours, on 29 May 2024')).toBe('2024-05-29');
  });
});
