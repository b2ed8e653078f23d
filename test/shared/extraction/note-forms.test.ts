import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';

/** Thursday 5 March 2026; nobody is known beforehand. */
const CONTEXT = { at: '2026-03-05T10:00:00Z', timeZone: 'UTC', attendees: [] };

const PRESENT = {
  en: 'Present: Ida Moss, Lee Park, Tom Reed',
  de: 'Anwesend: Jana Roth, Leo Park, Timo Ried',
  nl: 'Aanwezig: Ida Mos, Lies Park, Tom Riet',
  fr: 'Présents : Ida Mousse, Luc Parc',
} as const;

const owners = (language: keyof typeof PRESENT, ...lines: readonly string[]) =>
  extract(
    { format: 'markdown', text: [PRESENT[language], '', ...lines].join('\n'), kind: 'minutes' },
    { ...CONTEXT, locale: language },
  ).items.map(({ owner }) => owner);

describe('where a name may stand', () => {
  test.each([
    ['en', '- Ida - to ask the printer for a quote', 'Ida'],
    ['en', '- Send the invitations to all members - Lee', 'Lee'],
    ['en', '- The gate must be locked at night (Tom)', 'Tom'],
    ['de', '- Säumige Mitglieder mahnen (JR)', 'JR'],
    ['de', '- Im Chat soll nach Referenzen gefragt werden. (LP)', 'LP'],
    ['de', '- LP - Folien für die Tagung vorbereiten', 'LP'],
    ['de', '- Raum ist zu klein --> JR sowie LP setzen sich zusammen', 'JR sowie LP'],
    ['de', '- Beitrag über die neue Struktur schreiben --> ToDo JR', 'JR'],
    ['nl', 'De brief wordt door Lies geschreven.', 'Lies'],
    ['fr', 'Luc est volontaire pour composer le groupe de travail.', 'Luc'],
  ] as const)('%s: %s', (language, line, owner) => {
    expect(owners(language, line)).toEqual([owner]);
  });

  test.each([
    ['en', '- Ida: To make it easier it would help to see the list'],
    ['en', '- Make the move function asynchronous. (@lee)'],
    ['de', '- JR mit Vortrag beim Verein am 02.12.2025'],
    ['de', '- JR stellt die Ergebnisse der Umfrage vor'],
    ['de', '- Bescheinigungen (JR) liegen vor'],
  ] as const)('%s: %s gives no task', (language, line) => {
    expect(owners(language, line)).toEqual([]);
  });

  test('who is named on a mark twice is a person, once may be a title', () => {
    expect(
      owners('nl', '_Actie Krijn_: aanmaningen versturen.', '', 'Meer hierover. _Actie Krijn_: folder drukken.'),
    ).toEqual(['Krijn', 'Krijn']);
    expect(owners('en', 'Action Research: a talk by the university')).toEqual([]);
  });
});

describe('the present tense', () => {
  test('of running text counts for work only', () => {
    expect(
      owners(
        'nl',
        'Tom slaapt er nog een nachtje over.',
        '',
        'Ida oppert een nieuwe datum.',
        '',
        'Lies regelt de sleutel.',
      ),
    ).toEqual(['Lies']);
  });

  test('of a point in a list hands out any task', () => {
    expect(owners('de', '- LP schaut sich die Verträge an', '- TR legt die Ausweise in den Schrank')).toEqual([
      'LP',
      'TR',
    ]);
  });
});

describe('English without a doer', () => {
  const tasks = (line: string) =>
    extract({ format: 'plain', text: line, kind: 'minutes' }, CONTEXT).items.map(({ quote }) => quote);

  test.each([
    ['Footpath still not open - letter to be sent to the county.', 'letter to be sent to the county.'],
    ['It was agreed that a plumber be asked for a price.', 'a plumber be asked for a price.'],
  ])('%j records a task', (line, task) => {
    expect(tasks(line)).toEqual([task]);
  });

  test.each([
    'Funding still to be confirmed for the court.',
    'The lamp was reported to be repaired.',
    'Mr Gale reported poor cutting of the grass on 4 February.',
    'The accounts to be discussed at length.',
  ])('%j does not', (line) => {
    expect(tasks(line)).toEqual([]);
  });
});

describe('states that are work', () => {
  test.each([
    'Ida will work on the map with the school.',
    'Ida will be drafting the reply to the county.',
    'Ida to attend the hearing in Leeds.',
  ])('%j', (line) => {
    expect(owners('en', line)).toEqual(['Ida']);
  });

  test.each(['Ida will work from home.', 'Ida will be late.', 'Better to write it in the rules.'])(
    '%j is none',
    (line) => {
      expect(owners('en', line)).toEqual([]);
    },
  );
});

describe('offices and bodies', () => {
  test.each([
    ['en', 'The Parish Council will check the lease.', 'The Parish Council'],
    ['en', 'The clerk was instructed to write to the county.', 'The clerk'],
    ['en', 'Mrs Dean was asked if she could find a plumber.', 'Mrs Dean'],
    ['de', 'Der Beisitzer kümmert sich um die Karten.', 'Der Beisitzer'],
    ['fr', 'La commission va donc la contacter.', 'La commission'],
  ] as const)('%s: %s', (language, line, owner) => {
    expect(owners(language, line)).toEqual([owner]);
  });

  test.each([
    ['en', 'The Finance Group will meet on Wednesdays.'],
    ['de', 'Der Beisitzer wird vorgeschlagen und einstimmig gewählt.'],
    ['de', 'Der Beisitzer bringt den Punkt an, dass die Karten fehlen.'],
    ['fr', 'La commission va dans le sens de cette demande.'],
  ] as const)('%s: %s gives no task', (language, line) => {
    expect(owners(language, line)).toEqual([]);
  });
});

describe('futures without a marked subject', () => {
  const read = (locale: string, text: string) =>
    extract({ format: 'plain', text, kind: 'minutes' }, { ...CONTEXT, locale }).items.map(({ rule }) => rule);

  test.each([
    ['fr', 'Nous communiquerons les dates aux membres.', 'group-commits'],
    ['es', 'Enviaremos la lista a los vecinos.', 'group-commits'],
    ['pt', 'Enviaremos a lista para os moradores.', 'group-commits'],
    ['en', 'This needs time, will schedule a separate call.', 'speaker-commits'],
    ['en', 'Will keep you posted on the lease.', 'speaker-commits'],
  ])('%s: %s', (locale, text, rule) => {
    expect(read(locale, text)).toEqual([rule]);
  });

  test.each([
    ['fr', 'Nous serons présents à la fête du village.'],
    ['es', 'Seremos más el próximo año en la plaza.'],
    ['en', 'Will keep trying to reach them all.'],
    ['en', 'Ana, will the hall be free for the party?'],
  ])('%s: %s promises nothing', (locale, text) => {
    expect(read(locale, text)).toEqual([]);
  });

  test('in Spanish who says what they will do has a task', () => {
    const text =
      'Asistentes: Ana Ruiz, Luis Sol\n\nAna indica que hablará con el dueño.\n\nLuis indica que será difícil.';
    const { items } = extract({ format: 'plain', text, kind: 'minutes' }, { ...CONTEXT, locale: 'es' });
    expect(items.map(({ owner }) => owner)).toEqual(['Ana']);
  });
});

test('who keeps saying things in the notes is a person', () => {
  const text =
    'Roy vraagt naar de kas.\n\nRoy merkt op dat het laat is.\n\nRoy gaat uitzoeken hoe het zit met de bank.';
  const { items } = extract({ format: 'plain', text, kind: 'minutes' }, { ...CONTEXT, locale: 'nl' });
  expect(items.map(({ owner }) => owner)).toEqual(['Roy']);
});
