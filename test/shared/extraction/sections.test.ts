import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';

/** Thursday 5 March 2026; nobody is known beforehand. */
const CONTEXT = { at: '2026-03-05T10:00:00Z', timeZone: 'UTC', attendees: [] };

const shown = (...lines: readonly string[]) =>
  extract({ format: 'markdown', text: lines.join('\n'), kind: 'minutes' }, CONTEXT).items.map(
    ({ owner, quote, dueOn }) => [owner, quote.replace(/\s+/g, ' '), dueOn],
  );

describe('attendance', () => {
  test('ends where numbered points begin, so that the points are read', () => {
    expect(
      shown(
        'Teilnehmende',
        '---',
        '- Jana Roth',
        '- Timo Kurz',
        '',
        '1. Kasse',
        '    - TK kümmert sich um den Beleg',
        '    - JR fragt bei der Bank nach',
      ),
    ).toEqual([
      ['TK', 'TK kümmert sich um den Beleg', null],
      ['JR', 'JR fragt bei der Bank nach', null],
    ]);
  });

  test('ends with the first sentence', () => {
    expect(
      shown(
        'Present: Ida Moss, Lee Park',
        '',
        'The minutes of the last meeting were read and agreed.',
        'Ida will order the sign.',
      ),
    ).toEqual([['Ida', 'Ida will order the sign.', null]]);
  });

  test.each(['Présent·e·s', 'Présent.e.s', 'Présent(e)s', 'Présent.es'])('%s says who is there', (heading) => {
    expect(shown(`**${heading} :** Zoé, Malo`, '', 'Zoé et Malo vont choisir la salle avant le 20 mars.')).toEqual([
      ['Zoé et Malo', 'Zoé et Malo vont choisir la salle avant le 20 mars.', '2026-03-20'],
    ]);
  });

  test.each([
    ['Those attending: Mr P Gale (Chairman), Mrs R Dean', 'Mr Gale', 'Mr Gale will ask for a second quote.'],
    ['Board members in attendance were:\n\n- Tia Wolf\n- Max Hart', 'Tia', 'Tia will ask for a second quote.'],
    ['The board (Tia Wolf, Max Hart and Bea Long) met on Monday.', 'Bea', 'Bea will ask for a second quote.'],
  ])('%j makes its people known', (opening, owner, task) => {
    expect(shown(opening, '', '## Roof', '', task)).toEqual([[owner, task, null]]);
  });

  test('gives the initials that stand behind a name', () => {
    expect(shown('## Gäste', '- Mia Brand (MB, ab 15:30 Uhr)', '', '## Raum', '- MB erstellt den Plan')).toEqual([
      ['MB', 'MB erstellt den Plan', null],
    ]);
  });
});

describe('headings', () => {
  test('an introduction under an action heading keeps the list a list of actions', () => {
    expect(shown('## Action items', 'From this meeting:', '* Gather the forms', '* Paint the door')).toEqual([
      [null, 'Gather the forms', null],
      [null, 'Paint the door', null],
    ]);
  });

  test('a new mark among reviewed actions is a new action, a numbered one is not', () => {
    expect(
      shown(
        '## Review of action items',
        '- ACTION-12: Ida to call the bank, still open',
        '- ACTION: Lee to call the bank again',
      ),
    ).toEqual([['Lee', 'Lee to call the bank again', null]]);
  });

  test('a task that mentions a checklist is no heading', () => {
    expect(shown('## Action items', '* Merge the safety checklist, print it, hang it up')).toHaveLength(1);
  });

  test('escaped list marks are list marks', () => {
    expect(
      shown('Present: Ida Moss, Lee Park', '', '\\* Ida will order salt.', '', '4\\. Lee will book the hall.'),
    ).toHaveLength(2);
  });
});

describe('tables under a heading for actions', () => {
  test.each([
    [
      '## Compromissos',
      '| Nº | Compromissos | Responsável | Data |',
      '| 1 | Criar a página | Rui | 2026-03-12 |',
      ['Rui', 'Criar a página', '2026-03-12'],
    ],
    [
      '## Actielijst',
      '| Nr | Actie | Naam | |',
      '| 1 | Sleutel ophalen | Joke Vis | open |',
      ['Joke Vis', 'Sleutel ophalen', null],
    ],
    [
      '## Actions',
      '| Action | Name | Date |',
      '| Order the sign | Ida Moss | 12 March |',
      ['Ida Moss', 'Order the sign', '2026-03-12'],
    ],
  ])('%s: name and date columns are owner and due date', (heading, header, row, item) => {
    expect(shown(heading, '', header, '|---|---|---|---|', row)).toEqual([item]);
  });

  test('elsewhere a name column is no owner', () => {
    expect(
      shown('## Talks', '', '| Topic | Name | Date |', '|---|---|---|', '| Roofs of Riga | Ida Moss | 12 March |'),
    ).toEqual([]);
  });
});

test('a point of an agenda that is called tasks opens no section', () => {
  expect(
    shown(
      '## Orden del día',
      '1. Dudas de los vecinos',
      '2. Reparto de tareas',
      '3. Elección del portavoz',
      '4. Ruegos y preguntas',
    ),
  ).toEqual([]);
});

test('attendance in the middle of the first line is read', () => {
  expect(
    shown(
      'Notulen van het bestuur, gehouden in Utrecht. Aanwezig: Joke Vis, Tom Riet en Els Park.',
      '',
      '## Zaal',
      '',
      'Els gaat de zaal boeken.',
    ),
  ).toEqual([['Els', 'Els gaat de zaal boeken.', null]]);
});

describe('who signs the points of an action list', () => {
  test('is their owner, known or not, when half of the points are signed', () => {
    expect(
      shown(
        '## Action items',
        '- Share the dates of summer - Sean',
        '- Board talk about seats - Sean',
        '- Order slates – Ida/Lee',
      ).map(([owner]) => owner),
    ).toEqual(['Sean', 'Sean', 'Ida/Lee']);
  });

  test('is nobody when only one point ends like that', () => {
    expect(
      shown('## Action items', '- Update the manual - Python', '- Order slates', '- Paint the door').map(
        ([owner]) => owner,
      ),
    ).toEqual([null, null, null]);
  });

  test('may stand in a bracket behind the mark', () => {
    expect(
      shown('- TODO (nina_f) review the draft of the rules', '- TODO (optional) paint the door red').map(
        ([owner]) => owner,
      ),
    ).toEqual(['nina_f', null]);
  });
});
