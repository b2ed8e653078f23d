/** Sentences that look like promises and are none: tales, habits, rules, idioms, things that go from one place to another. */
import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';
import type { SourceKind } from '../../../shared/extraction/extraction.ts';

/** Wednesday 15 May 2024. */
const contextOf = (names: string) => ({
  at: '2024-05-15T10:00:00Z',
  timeZone: 'Europe/Lisbon',
  attendees: names.split(', ').map((name) => ({ name })),
});

const PEOPLE = 'Ana Lopes, Ben Ford, Oscar Tull, Benoît Roux, 田中, 鈴木';

const found = (text: string, kind: SourceKind = 'minutes') =>
  extract({ format: 'plain', text, kind }, contextOf(PEOPLE)).items;

const owners = (text: string, kind: SourceKind = 'minutes') => found(text, kind).map(({ owner }) => owner);

describe('nothing to do', () => {
  test.each([
    'Nobody had asked Oscar to write to the mayor.',
    'Bea had asked Oscar to write to the mayor by 31 May, and he did so in May.',
    'If the board asked Ben to write, he would.',
    'Last year the council asked Ben to write to the mayor.',
    'The council asked Ben to leave the room.',
    'The chair asked Ana to explain the figures.',
    'Ben can write very well.',
    'Ana can make the meeting on Friday.',
    'Rubbish will be sent to landfill.',
    'Parcels will be sent by post these days.',
    'The members will be invited every year.',
    '@ana builds bikes in her free time.',
    '@ben uses Linux.',
    '@ben closes the meeting.',
    '@ana makes a good point.',
    'Going to work by bike is healthy.',
    'Trivial to add before the fair.',
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    'Der Vorstand bat Ana, den Raum zu verlassen.',
    'Es wurde nicht beschlossen, dass Ana die Firma anschreibt.',
    'Jeden Montag prüft Ana die Kasse.',
    'In der Regel bestellt Ben das Material.',
    'Leider schreibt Ana so langsam.',
    'Im letzten Jahr organisiert Ben das Fest.',
    'Ana geht hin und wieder ins Kino.',
    'Ben spricht mit Akzent.',
    'Ana sagt zu, dass es ihr gut geht.',
    'Die Runde ist offen. Der Müll muss getrennt werden.',
    'Hier müssen die Hunde an der Leine geführt werden.',
    '- Die Firma ist da und die Bank prüft den Antrag',
  ])('%j', (text) => {
    expect(found(`Protokoll der Sitzung, und das ist nicht alles.\n\n${text}`)).toEqual([]);
  });

  test.each(['Het bestuur vroeg Ana om stilte in de zaal.', 'Vaak belt Ana haar moeder met het nieuws van de dag.'])(
    '%j',
    (text) => {
      expect(found(`Notulen van het bestuur, en dat is niet alles.\n\n${text}`)).toEqual([]);
    },
  );

  test.each([
    'Benoît compte les voix dans la salle.',
    'Benoît compte parmi les membres fondateurs.',
    'Benoît prévoit de bonnes ventes pour les fêtes.',
    'Marcher fait du bien à tout le monde.',
    'Habiter en ville coûte cher.',
    'Manger ensemble était un plaisir.',
    'Il faut trouver cela normal.',
  ])('%j', (text) => {
    expect(found(`Compte-rendu de la réunion du conseil, et ce n'est pas tout.\n\n${text}`)).toEqual([]);
  });

  test.each([
    'Falta un libro publicado en 1990 en la biblioteca de la escuela.',
    'Falta energia elétrica para ligar o rádio na sala da escola.',
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    '田中さんは東京に住む。',
    '鈴木さんは毎朝公園を走ることを楽しみにする。',
    '田中さんは英語を話す。',
    '田中さんは明日休みます。',
    '雨は夕方までに止む。',
    '工事は3月末までに終わる。',
    '開催を中止することにした。',
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each(["I'm planning on being away.", 'I volunteer to this day at the shelter.'])('%j', (text) => {
    expect(found(`Hi Ben,\n\n${text}\n\nAna`, 'email')).toEqual([]);
  });
});

describe('nobody is its owner', () => {
  const listed = (...items: readonly string[]): string =>
    `# Action items\n\n${items.map((item) => `- ${item}`).join('\n')}`;

  test.each([
    'Migrate the wiki from Confluence -> Notion',
    'Rename Cost → Price',
    'Move the site Netlify → Cloudflare',
    'Merge develop => Main',
    'Switch Vue -> React',
    'New Website to launch in May',
  ])('%j', (item) => {
    expect(owners(listed(item))).toEqual([null]);
    expect(owners(listed(item, item.replace('Re', 'Un')))).toEqual(expect.not.arrayContaining([expect.any(String)]));
  });

  test('of whose day or week it is', () => {
    const text =
      "- Today's tasks:\n    - Will write the letter to the council\n- Week's updates:\n    - Will call the printer today";
    expect(owners(text).filter((owner) => owner !== null)).toEqual([]);
  });

  test('who is only greeted', () => {
    const mail = 'Ana:\n\nI will send you the contract tomorrow.\n\nRegards,\nBen Ford';
    expect(owners(mail, 'email')).toEqual(['Ben Ford']);
  });

  test('whose paragraph is over', () => {
    const notes = 'Ana:\nThe hall is cold.\n\nBen:\nSo it is.\n\nThen we spoke of the fair. I will write the minutes.';
    expect(owners(notes)).toEqual([null]);
  });

  test('a place in a list of places', () => {
    const text = 'New York, San Francisco, Los Angeles\n\nSan Francisco will host the fair.';
    const [item] = found(text);
    expect(item?.confidence ?? 0).toBeLessThan(0.6);
  });
});

describe('still owned, still due', () => {
  test.each([
    ['# Tasks\n\n- Order the paint\n- Assigned to: Ana Lopes\n- Due: 3 June', 'Ana Lopes', '2024-06-03'],
    ['ACTION: Ana to change the password prior to 3 June', 'Ana', '2024-06-03'],
  ])('%j', (text, owner, dueOn) => {
    expect(found(text).map((item) => [item.owner, item.dueOn])).toEqual([[owner, dueOn]]);
  });

  test('long lines of letters cost no more than their length', () => {
    const german = `Protokoll der Sitzung, und das ist nicht alles.\n\n${`bittet Ana a${'zu'.repeat(9_000)}\n`.repeat(25)}`;
    const english = `${`letter be made x `.repeat(1_200)}\n`.repeat(25);
    expect(found(german)).toEqual([]);
    expect(found(english)).toEqual([]);
  });
});
