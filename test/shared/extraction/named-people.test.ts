import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';
import type { SourceFormat, SourceKind } from '../../../shared/extraction/extraction.ts';

/** The meeting: Wednesday 15 May 2024; Ana, Ben and Chloé were there. */
const CONTEXT = {
  at: '2024-05-15T10:00:00Z',
  timeZone: 'Europe/Lisbon',
  attendees: [{ name: 'Ana Pires' }, { name: 'Ben Okafor' }, { name: 'Chloé Martin' }],
};

const read = (text: string, kind: SourceKind = 'minutes', locale = 'en', format: SourceFormat = 'markdown') =>
  extract({ format, text, kind }, { ...CONTEXT, locale }).items;

describe('a name, a colon and a task', () => {
  test.each([
    ['- Ana: book the venue before 1 June', 'en', 'Ana', '2024-06-01'],
    ['Ben: check the alarm routing by end of month', 'en', 'Ben', '2024-05-31'],
    ['- Chloé Martin: draft the letter to the council', 'en', 'Chloé Martin', null],
    ['- Ana und Ben: Stühle aus dem Keller holen', 'de', 'Ana und Ben', null],
    ['- Ben: Zelt bei der Gemeinde anmelden bis Freitag', 'de', 'Ben', '2024-05-17'],
    ['- Ben : prévenir les bénévoles', 'fr', 'Ben', null],
    ['- Ana: llamar al técnico', 'es', 'Ana', null],
    ['- Ana: pedir orçamento até sexta-feira', 'pt', 'Ana', '2024-05-17'],
    ['- Ben: sleutels ophalen vóór vrijdag', 'nl', 'Ben', '2024-05-17'],
  ])('%j (%s) is the task of the one named', (text, locale, owner, dueOn) => {
    expect(read(text, 'minutes', locale)).toMatchObject([{ rule: 'name-task', owner, dueOn }]);
  });

  test('people of the attendance list count, speakers alone do not', () => {
    const named = 'Present: Wei Chen, Olu Bello\n\nSports day\n- Olu: order the medals';
    expect(read(named)).toMatchObject([{ rule: 'name-task', owner: 'Olu' }]);
    expect(read('- Idea: order the medals\n- Idea: book the hall')).toEqual([]);
  });

  test.each([
    ['Ana: we saw 10 % growth', 'en'],
    ['Ben: report from the last visit', 'en'],
    ['Ben: review of the contract is late', 'en'],
    ['Ana: read the contract and found two faults', 'en'],
    ['Venue: Berlin', 'en'],
    ['Ana: maybe move the summer party', 'en'],
    ['Ana: book the venue (done)', 'en'],
    ['- Ana: die Rechnungen waren zu hoch', 'de'],
    ['- Ben: meinte, dass andere mehr Werbung machen', 'de'],
    ['- Ben: voorstel om de regels te wijzigen', 'nl'],
    ['- Ana : le voisin se plaint du bruit', 'fr'],
  ])('leaves %j (%s)', (text, locale) => {
    expect(read(text, 'minutes', locale)).toEqual([]);
  });

  test('a record of talk is no list of tasks', () => {
    const said = ['the roof is old', 'yes', 'two offers', 'not cheap', 'who pays?', 'the town', 'fine'];
    const talk = said.map((words, turn) => `${turn % 2 === 0 ? 'Ana' : 'Ben'}: ${words}`).join('\n');
    expect(read(`${talk}\nAna: take the cheaper one`)).toEqual([]);
  });
});

describe('somebody asked by name', () => {
  test.each([
    ['Could Ana please share the template before the next meeting?', 'en', 'Ana'],
    ['Can Ben draft the letter to parents?', 'en', 'Ben'],
    ['Ana, please forward the drawings to the foundry.', 'en', 'Ana'],
    ['@ben can you send the invoice to Accounts?', 'en', '@ben'],
    ['Kann Ana die Liste verschicken?', 'de', 'Ana'],
    ['¿Puede Ben revisar el contrato?', 'es', 'Ben'],
  ])('%j (%s) is a request', (text, locale, owner) => {
    expect(read(text, 'minutes', locale)).toMatchObject([{ rule: 'request', kind: 'request', owner, quote: text }]);
  });

  test.each([
    'Can Ana come on Friday?',
    'Could Ben be the problem?',
    'Will Ana send the plan?',
    'Can the roof carry the weight?',
    'Maybe could Ana write the letter?',
  ])('%j stays a question', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('a title makes a person, and the greeted one is asked', () => {
    const mail =
      'Sehr geehrte Frau Seidel,\n\nkönnten Sie uns bitte das Angebot bis Freitag schicken? Herr Maurer wird Ihnen die Maße am Montag durchgeben.';
    expect(read(mail, 'email', 'de').map(({ owner, dueOn }) => [owner, dueOn])).toEqual([
      ['Frau Seidel', '2024-05-17'],
      ['Herr Maurer', '2024-05-20'],
    ]);
    expect(read('Purpose: please provide an example of the file', 'email')[0]?.owner ?? null).toBeNull();
  });
});

describe('two people in one sentence', () => {
  test('are two items, each with its own owner and date', () => {
    const text = "Hi Zoe,\n\nI'll send the quote by Friday and Peter will check the stock tomorrow.\n\nBest,\nOscar";
    expect(read(text, 'email').map(({ owner, quote, dueOn }) => [owner, quote, dueOn])).toEqual([
      ['Oscar', "I'll send the quote by Friday", '2024-05-17'],
      ['Peter', 'Peter will check the stock tomorrow.', '2024-05-16'],
    ]);
  });

  test('stay one where the second is part of what the first does', () => {
    expect(read('Ana will ask whether Ben will pay the invoice.')).toHaveLength(1);
    expect(read('Ana and Ben will walk the line on Monday.')).toHaveLength(1);
  });
});

describe('what looks like a person or a promise', () => {
  test.each([
    ['Began to distribute the jobs among us.', 'minutes'],
    ['Agreed to remove the old wording.', 'minutes'],
    ['Will include a presentation and food.', 'invite'],
    ['Will keep trying until the message is five days old.', 'email'],
    ["I'll do my best.", 'email'],
    ['Please see attachment for the report of 12 May.', 'email'],
    ['For further assistance, please send mail to postmaster.', 'email'],
  ] as const)('%j in %s gives nothing', (text, kind) => {
    expect(read(text, kind)).toEqual([]);
  });

  test('an ordinal that counts things is no date', () => {
    expect(read('ACTION: Ana to measure the second corridor')).toMatchObject([{ duePhrase: null, dueOn: null }]);
    expect(read('ACTION: Ana to clean the 3rd floor')).toMatchObject([{ dueOn: null }]);
    expect(read('ACTION: Ana to clean the hall on the 20th')).toMatchObject([{ dueOn: '2024-05-20' }]);
  });

  test('a calendar week ends on its Friday', () => {
    expect(read('- TODO Ana: Fenster bestellen bis KW 22', 'minutes', 'de')).toMatchObject([{ dueOn: '2024-05-31' }]);
    expect(read('- TODO Ana: Fenster bestellen bis KW 3', 'minutes', 'de')).toMatchObject([{ dueOn: '2025-01-17' }]);
  });
});

describe('odd tables', () => {
  const rows = (text: string) => read(text).map(({ text: task, owner, dueOn }) => [task, owner, dueOn]);

  test('headers with colons and heading signs, and a header that comes again', () => {
    expect(
      rows(
        '| ## Next steps: | Person responsible: | Due date: |\n| --- | --- | --- |\n| - Collect the forms | Ana | 24 May 2024 |\n| ## Next steps: | Person responsible: | Due date: |\n| Book the bus | Ben | |',
      ),
    ).toEqual([
      ['Collect the forms', 'Ana', '2024-05-24'],
      ['Book the bus', 'Ben', null],
    ]);
  });

  test('another table below is read by its own header', () => {
    const tracker = '| Task | Owner |\n|---|---|\n| Book the bus | Ben |\n\n';
    expect(rows(`${tracker}| Topic | Minutes |\n|---|---|\n| Budget | long |`)).toHaveLength(1);
    expect(rows(`${tracker}| Agenda item: | Roles | Presenter: | Ana |`)).toHaveLength(1);
  });

  test('a timetable with leaders is no list of tasks', () => {
    expect(rows('| Time | Topic | Lead |\n|---|---|---|\n| 10:00 | Budget | Ana |')).toEqual([]);
  });
});
