import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';
import type { SourceFormat, SourceKind } from '../../../shared/extraction/extraction.ts';

/** The meeting: Wednesday 15 May 2024; Ana, Ben and Chloé were there. */
const CONTEXT = {
  at: '2024-05-15T10:00:00Z',
  timeZone: 'Europe/Lisbon',
  attendees: [{ name: 'Ana Pires' }, { name: 'Ben Okafor' }, { name: 'Chloé Martin' }],
};

const read = (text: string, kind: SourceKind = 'minutes', format: SourceFormat = 'markdown', locale?: string) =>
  extract({ format, text, kind }, locale === undefined ? CONTEXT : { ...CONTEXT, locale }).items;

/** `rule: owner: quote` of every item, for short expectations. */
const shown = (...args: Parameters<typeof read>): string[] =>
  read(...args).map(({ rule, owner, quote }) => `${rule}: ${owner}: ${quote}`);

describe('labelled-item', () => {
  test.each([
    ['ACTION: Ana to send the plan', 'Ana'],
    ['**Action item:** Ben will update the page', 'Ben'],
    ['AI(Ben): find a room', 'Ben'],
    ['TODO (Ana): ask the supplier', 'Ana'],

    ['#action Chloé to call the bank', 'Chloé'],
    ['Actiepunt: Ana stuurt het verslag', 'Ana'],
    ['Aufgabe: Ben schreibt den Bericht', 'Ben'],
    ['À faire : relancer le fournisseur', null],
    ['Acción: Ana revisa el contrato', 'Ana'],
    ['Ação: Ben envia o relatório', 'Ben'],
    ['アクション：資料を送付する', null],
    ['AP1: Ana to circulate the budget', 'Ana'],
    ['AI#12 Ana: circulate the budget', 'Ana'],
    ['ACTION-45: Ben to draft the text (due 22 May)', 'Ben'],
    ['Actie Ana: brief schrijven', 'Ana'],
    ['Action required: Ben to confirm the numbers.', 'Ben'],
    ['**ACTION (Ana, Ben)** - review the budget', 'Ana, Ben'],
    ['Action : Ana enverra le compte rendu', 'Ana'],
    ['## Ben\n- TODO: book the venue', 'Ben'],
  ])('reads %j', (text, owner) => {
    const items = read(text);
    expect(items).toHaveLength(1);
    expect(items[0]?.rule).toBe('labelled-item');
    expect(items[0]?.owner).toBe(owner);
  });

  test('an empty label takes the list below it', () => {
    expect(shown('Action:\n- Ana to send the plan\n- Ben to book the room\n\nOther business was short.')).toEqual([
      'labelled-item: Ana: Ana to send the plan',
      'labelled-item: Ben: Ben to book the room',
    ]);
  });

  test.each([
    'ACTION: none',
    'Task force: the open gate',
    'Action Research: a method of the sixties',
    'Action by: Ana',
    'AI tools are popular',
    'Action: ~~Ana to send it~~'.replace('Action: ', '~~Action: ').replace('~~Ana', 'Ana'),
    'The action was closed.',
  ])('leaves %j', (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe('section-item', () => {
  test('list items under an action heading, in seven languages', () => {
    for (const heading of [
      'Action items',
      'Nächste Schritte',
      'Actions à mener',
      'Próximos pasos',
      'Próximos passos',
      'Actiepunten',
      'アクションアイテム',
    ]) {
      expect(
        read(`## ${heading}\n\n- Ana: the plan, first draft\n- the room for June`).map(({ rule }) => rule),
      ).toEqual(['section-item', 'section-item']);
    }
  });

  test('a title right above a list may say more', () => {
    expect(shown('Tasks for next week\n- finish the poster - Ana')).toEqual([
      'section-item: Ana: finish the poster - Ana',
    ]);
    expect(shown('Tasks were handed out.\n- nobody minded')).toEqual([]);
  });

  test('a name nobody vouches for owns what a task verb after it says', () => {
    expect(shown('## Action items\n- Zoe: talk to legal\n- Budget: two thousand')).toEqual([
      'section-item: Zoe: Zoe: talk to legal',
      'section-item: null: Budget: two thousand',
    ]);
  });

  test('detail under a task is part of it', () => {
    expect(shown('## Action items\n- Ana to send the plan\n  - with the new figures\n  - and the map')).toEqual([
      'section-item: Ana: Ana to send the plan',
    ]);
  });

  test('a person above a list owns the list', () => {
    expect(shown('## Action items\n- Ben:\n  - book the room\n  - order lunch')).toEqual([
      'section-item: Ben: book the room',
      'section-item: Ben: order lunch',
    ]);
  });

  test('plain lines count right under the title, not beside a table, and not under the next title', () => {
    expect(
      shown(
        'Actions:\n\nA short talk with both groups.\n\nPoints to settle for the new plan:\n\nThe old plan was too long for anybody to read.',
      ),
    ).toEqual(['section-item: null: A short talk with both groups.']);
    expect(
      shown('## Action items\n| Action | Owner |\n|---|---|\n| send the plan | Ana |\n\nPO Box 508\n\n3818 Lower Town'),
    ).toEqual(['tracker-row: Ana: send the plan']);
  });

  test.each([
    '## Previous action items\n- Ana to send the plan (done)',
    '## Action items\n- Ana to send the plan (done)',
    '## Action items\n- ~~Ana to send the plan~~',
    '## Action items\n- none',
    '## Attendees\n- Ana Pires\n- Ben Okafor',
  ])('nothing in %j', (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe('checkbox', () => {
  test('an open box is a task, wherever it stands', () => {
    expect(shown('## Room\n- [ ] book it (Ben)\n- [x] ask for the price (Ana)')).toEqual([
      'checkbox: Ben: book it (Ben)',
    ]);
  });

  test('boxes of attendance and of checklists are none', () => {
    expect(
      shown(
        '## Attendees\n- [ ] Ana Pires\n- [x] Ben Okafor\n\n## Before meeting checklist\n- [ ] start the recording',
      ),
    ).toEqual([]);
  });
});

describe('tracker-row', () => {
  const table = (...rows: string[]) => ['| Status | Owner | Task | Due |', '|---|---|---|---|', ...rows].join('\n');

  test('rows of a table in any order of columns, with owner and date', () => {
    const [item] = read(table('| open | Ana | send the plan | 24 May |'));
    expect(item).toMatchObject({
      rule: 'tracker-row',
      owner: 'Ana',
      quote: 'send the plan',
      duePhrase: '24 May',
      dueOn: '2024-05-24',
    });
  });

  test('names under "Action" and tasks under "Owner" are put right', () => {
    expect(shown('| Next steps: | Owner: | Due date: |\n|---|---|---|\n| Ana Pires | Draw the map | 24 May |')).toEqual(
      ['tracker-row: Ana Pires: Draw the map'],
    );
  });

  test('finished and empty rows are none, nor is a table of other things', () => {
    expect(shown(table('| done | Ana | send the plan | |', '| | | | |'))).toEqual([]);
    expect(shown('| Name | Situation |\n|---|---|\n| Ana | present |')).toEqual([]);
  });
});

describe('owner-will', () => {
  test.each([
    ['Ana will send the plan to everybody.', 'en', 'Ana'],
    ['- Approved - Ben to comment on the draft', 'en', 'Ben'],
    ['The draft is ready; Chloé will review it on Friday.', 'en', 'Chloé'],
    ['It was agreed that Ana would contact the council before June.', 'en', 'Ana'],
    ['The treasurer was asked to prepare the accounts.', 'en', 'The treasurer'],
    ['Ana took an action to send the letter.', 'en', 'Ana'],
    ['→ Ana drafts the letter', 'en', 'Ana'],
    ['Ben kümmert sich um den Raum.', 'de', 'Ben'],
    ['- Ana kontaktiert den Lieferanten', 'de', 'Ana'],
    ["Chloé s'occupe de la réservation.", 'fr', 'Chloé'],
    ['Ana va relancer le fournisseur.', 'fr', 'Ana'],
    ['Ana va a revisar el contrato.', 'es', 'Ana'],
    ['Ben vai enviar o relatório.', 'pt', 'Ben'],
    ['Ana gaat het verslag versturen.', 'nl', 'Ana'],
  ])('reads %j (%s)', (text, locale, owner) => {
    const [item] = read(text, 'minutes', 'markdown', locale);
    expect(item).toMatchObject({ rule: 'owner-will', owner });
  });

  test('two people in a sentence are two tasks', () => {
    expect(shown('Ana will send the plan and Ben will book the room.')).toEqual([
      'owner-will: Ana: Ana will send the plan',
      'owner-will: Ben: Ben will book the room.',
    ]);
  });

  test.each([
    ['Ana will be on holiday next week.', 'en'],
    ['Will Ana send the plan?', 'en'],
    ['Ana might look at it at some point.', 'en'],
    ['Ana will not send the plan.', 'en'],
    ['The release will contain the fix.', 'en'],
    ['Ben said that it works.', 'en'],
    ['Ana drafts the letter every year.', 'en'],
    ['Members must close the gate at night.', 'en'],
    ['Ana berichtet vom Treffen.', 'de'],
    ['Chloé a envoyé le bilan.', 'fr'],
    ['Ana: me gusta la idea.', 'es'],
    ['Ana fue a la reunión anterior.', 'es'],
    ['Ana heeft het verslag verstuurd.', 'nl'],
  ])('leaves %j (%s)', (text, locale) => {
    expect(shown(text, 'minutes', 'markdown', locale)).toEqual([]);
  });
});

describe('speaker-commits and group-commits', () => {
  test('"I" is whoever speaks', () => {
    expect(shown("Ben: Good point, I'll follow up with the bank.")).toEqual([
      "speaker-commits: Ben: I'll follow up with the bank.",
    ]);
    const vtt = 'WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana Pires>Okay so I I will uh send the minutes to you.</v>';
    expect(shown(vtt, 'transcript', 'vtt')).toEqual(['speaker-commits: Ana Pires: I will uh send the minutes to you.']);
  });

  test('"I" in a mail is whoever signed it', () => {
    expect(shown('Dear all,\nI will send the plan to the bank.\nBen', 'email', 'plain')).toEqual([
      'speaker-commits: Ben: I will send the plan to the bank.',
    ]);
  });

  test('"we" commits without an owner', () => {
    expect(shown("We'll publish the minutes in the folder.")).toEqual([
      "group-commits: null: We'll publish the minutes in the folder.",
    ]);
  });

  test.each([
    "I'll be out of the office until Monday.",
    "If it rains I'll be happy to help.",
    "These are the largest changes that we'll make to the text.",
  ])('leaves %j', (text) => {
    expect(shown(text, 'email', 'plain')).toEqual([]);
  });
});

describe('request', () => {
  test.each([
    ['Ben,\nCould you please send me the figures by Friday?', 'Ben', 'en'],
    ['Ana, would you mind asking the bank.', 'Ana', 'en'],
    ['Mary - Please correct these entries and tell Megan.', 'Mary', 'en'],
    ['We need your feedback by Friday EOD.', null, 'en'],
    ['Könntest du bitte den Bericht prüfen?', null, 'de'],
    ["Pourriez-vous m'envoyer le bilan ?", null, 'fr'],
    ['Por favor, revisen el contrato adjunto.', null, 'es'],
    ['Poderia enviar o relatório atualizado?', null, 'pt'],
    ['Kun je het verslag nog controleren?', null, 'nl'],
  ])('reads %j', (text, owner, locale) => {
    const items = read(text, 'email', 'plain', locale);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ rule: 'request', kind: 'request', owner });
  });

  test.each([
    'Please let me know if you have any questions.',
    'Please find attached the plan.',
    'Please do not reply to this message.',
    'When would you like me to begin?',
    'She wanted to make sure that it arrived.',
    'Feel free to call.',
    'Once again, if you see smoke, please call the guard at the gate.',
    'If you would like to see the garden, please ring the bell twice.',
  ])('leaves %j', (text) => {
    expect(shown(text, 'email', 'plain')).toEqual([]);
  });
});

describe('work handed out in talk', () => {
  const said = (words: string) =>
    shown(`WEBVTT\n\n00:01.000 --> 00:05.000\n<v Chair>${words}</v>`, 'transcript', 'vtt');

  test.each([
    [
      'And Ryan you work on the buttons for next time.',
      'owner-will: Ryan: Ryan you work on the buttons for next time.',
    ],
    [
      "Manuel you're going to look into the materials.",
      "request: Manuel: Manuel you're going to look into the materials.",
    ],
    [
      'If you could maybe come up with some shapes, and you could look into the costs.',
      'request: null: If you could maybe come up with some shapes',
    ],
    ['Send me your slides before the weekend please.', 'request: null: Send me your slides before the weekend please.'],
  ])('reads %j', (words, first) => {
    expect(said(words)[0]).toBe(first);
  });

  test.each([
    'You could have a small one but then you lose it.',
    "Now I'll draw a fish on this one.",
    'We will have lunch now.',
    'He did not send me anything.',
    'Can you see it?',
  ])('leaves %j', (words) => {
    expect(said(words)).toEqual([]);
  });
});

describe('passive-task, imperative and bracket-owner', () => {
  test('a task without a doer counts when it has a deadline or a known group', () => {
    expect(shown('The minutes must be approved before 1 June.')).toEqual([
      'passive-task: null: The minutes must be approved before 1 June.',
    ]);
    expect(shown('The text needs to be signed off by legal.')).toEqual([
      'passive-task: legal: The text needs to be signed off by legal.',
    ]);
    expect(shown('The text needs to be clear.')).toEqual([]);
  });

  test('a line that begins with a task verb counts when it has a deadline', () => {
    expect(shown('- Contact the printer again by Friday')).toEqual([
      'imperative: null: Contact the printer again by Friday',
    ]);
    expect(shown('- Release target Friday')).toEqual([]);
  });

  test('in a mail a task verb stands first, after "Also," or after a name', () => {
    expect(shown('Shawn, give Dave a call about the contract.', 'email', 'plain')).toEqual([
      'imperative: Shawn: Shawn, give Dave a call about the contract.',
    ]);
    expect(shown('Verify your address with the office by the end of the day today.', 'email', 'plain')).toHaveLength(1);
    expect(shown('Beginning in autumn the paper is printed on both sides.', 'email', 'plain')).toEqual([]);
    expect(shown('Sadly, give and take are rare.', 'email', 'plain')).toEqual([]);
  });

  test('people in brackets behind a task own it', () => {
    expect(shown('Programme: open the call for papers (Ana), sort the talks (Ben and Chloé).')).toEqual([
      'bracket-owner: Ana: open the call for papers (Ana)',
      'bracket-owner: Ben and Chloé: sort the talks (Ben and Chloé)',
    ]);
    expect(shown('Programme: the call for papers (Lisbon) was a success.')).toEqual([]);
  });
});

describe('Japanese sentences', () => {
  test.each([
    ['見積書を金曜日までに送付してください。', 'request', null, '2024-05-17'],
    ['佐藤さんが来週の水曜日までに報告書を作成します。', 'owner-will', '佐藤', '2024-05-22'],
    ['5月31日までに申込書を提出する。', 'passive-task', null, '2024-05-31'],
  ])('reads %j', (text, rule, owner, dueOn) => {
    expect(read(text, 'minutes', 'plain', 'ja-JP')).toMatchObject([{ rule, owner, dueOn, quote: text }]);
  });

  test.each(['佐藤さんが報告書を作成しました。', 'よろしくお願いします。', '会場は公園です。', '予算は足りますか？'])(
    'leaves %j',
    (text) => {
      expect(shown(text, 'minutes', 'plain', 'ja-JP')).toEqual([]);
    },
  );
});

describe('what is reported apart', () => {
  const result = extract(
    {
      format: 'markdown',
      kind: 'minutes',
      text: '## Decisions\n- We keep the old logo.\n\n## Announcements\n- The office moves in July.\n\nBen: who pays for the removal van?\n\nNext meeting: 12 June at 10:00',
    },
    CONTEXT,
  );

  test('that nothing is decided is no decision, that something is not done may be one', () => {
    const decided = (text: string) => extract({ format: 'plain', text, kind: 'notes' }, CONTEXT).decisions.length;
    expect(decided('We talked about a second forklift, but nothing is decided.')).toBe(0);
    expect(decided('We decided not to buy a second forklift this year.')).toBe(1);
  });

  test('decisions, information and questions', () => {
    expect(result.decisions.map(({ quote }) => quote)).toEqual(['We keep the old logo.']);
    expect(result.information.map(({ quote }) => quote)).toEqual(['The office moves in July.']);
    expect(result.questions).toHaveLength(1);
    expect(result.items).toEqual([]);
  });

  test('the next session with its date', () => {
    expect(result.followUp).toMatchObject({ phrase: '12 June', on: '2024-06-12' });
    expect(extract({ format: 'plain', text: "Let's reconvene in four weeks." }, CONTEXT).followUp).toMatchObject({
      phrase: 'in four weeks',
      on: '2024-06-12',
    });
    expect(extract({ format: 'plain', text: 'We met four weeks ago.' }, CONTEXT).followUp).toBeNull();
  });
});
