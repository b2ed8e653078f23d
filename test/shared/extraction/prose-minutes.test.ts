/** How people write minutes without marking anything: offices for names, decisions in clauses, names on a line alone. */
import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';
import type { SourceKind } from '../../../shared/extraction/extraction.ts';

/** Wednesday 15 May 2024; nobody is known beforehand. */
const CONTEXT = { at: '2024-05-15T10:00:00Z', timeZone: 'Europe/Lisbon', attendees: [] };

const shown = (text: string, kind: SourceKind = 'minutes') =>
  extract({ format: 'plain', text, kind }, CONTEXT).items.map(({ owner, dueOn }) => `${owner}: ${dueOn}`);

const under = (names: string, ...lines: readonly string[]): string => [names, '', ...lines].join('\n');

const GERMAN = 'Anwesend: Greta Holm, Jonas Weidel, Mila Brandt';
const DUTCH = 'Aanwezig: Sanne Vos, Teun Bakker, Lotte Prins';
const FRENCH = 'Présents : Maëlle Guérin, Théo Lacroix, Inès Morel';
const ENGLISH = 'Present: Wanda Fry, Oscar Tull, Bea Noor';

describe('who is given the work', () => {
  test.each([
    [GERMAN, 'Der stellvertretende Vorsitzende wird das Angebot prüfen.', 'Der stellvertretende Vorsitzende: null'],
    [GERMAN, 'Jonas erklärt sich bereit, die Plakate zu drucken.', 'Jonas: null'],
    [GERMAN, 'Es wurde beschlossen, dass Greta die Firma bis zum 3. Juni anschreibt.', 'Greta: 2024-06-03'],
    [GERMAN, 'Der Vorstand bittet Mila, einen Termin zu vereinbaren.', 'Mila: null'],
    [GERMAN, 'Jonas hat den Plan gezeichnet und wird ihn bis 20. 6. verteilen.', 'Jonas: 2024-06-20'],
    [GERMAN, 'Greta wird den Termin im Verteiler bekannt geben.', 'Greta: null'],
    [DUTCH, 'De feestcommissie zal hier voor zorgen.', 'De feestcommissie: null'],
    [DUTCH, 'Het bestuur vraagt Teun om de zaal te boeken.', 'Teun: null'],
    [DUTCH, 'Lotte heeft de sleutel en zal elke week de post ophalen.', 'Lotte: null'],
    [FRENCH, 'Théo compte préparer le dossier avant le 3 juin.', 'Théo: 2024-06-03'],
    [FRENCH, 'Le conseil demande à Inès de contacter la mairie.', 'Inès: null'],
    [ENGLISH, 'The chair asked Oscar to write to the landlord by 3 June.', 'Oscar: 2024-06-03'],
    [ENGLISH, 'It was agreed that Wanda orders the paint.', 'Wanda: null'],
    [GERMAN, 'Für die Einladung prüft Mila die Adressen.', 'Mila: null'],
    [DUTCH, 'Voor het feest regelt Sanne de muziek.', 'Sanne: null'],
    [FRENCH, 'Maëlle a la liste, et elle va écrire au fournisseur.', 'Maëlle: null'],
    [ENGLISH, 'Oscar has the list, and he will send it round.', 'Oscar: null'],
    [ENGLISH, '@bnoor writes the announcement.', '@bnoor: null'],
    [ENGLISH, 'Too few helpers in Feb. @bnoor starts the thread.', '@bnoor: null'],
    [ENGLISH, 'Wanda: Will review both offers.', 'Wanda: null'],
    [ENGLISH, "Wanda: They called, so I'll work with them on the lease.", 'Wanda: null'],
    [ENGLISH, '- [Bea] will review the offer', 'Bea: null'],
    [ENGLISH, '#action-item Kelso should talk to the printer', 'Kelso: null'],
    [ENGLISH, "- Wanda's updates:\n    - Going to write the letter over the weekend", 'Wanda: null'],
    [ENGLISH, 'Bea to have a look.', 'Bea: null'],
    [ENGLISH, 'Oscar can call the plumber.', 'Oscar: null'],
    [ENGLISH, 'A pipe has burst the clerk will inform the insurance.', 'the clerk: null'],
    [ENGLISH, 'ACTION: Acting Clerk to order the paint', 'Acting Clerk: null'],
  ])('%#: %s / %s', (names, text, expected) => {
    expect(shown(under(names, text))).toEqual([expected]);
  });

  test.each([
    [GERMAN, 'Der Vorsitzende berichtet über die Lage.'],
    [GERMAN, 'Der Vorstand stellt fest, dass Greta anwesend ist.'],
    [GERMAN, 'Es wird im Herbst wieder ein Fest geben.'],
    [GERMAN, 'Mila bittet um Verständnis.'],
    [DUTCH, 'De voorzitter opent de vergadering.'],
    [FRENCH, 'Théo compte trente adhérents.'],
    [FRENCH, 'Les membres de la chorale remercient Maëlle.'],
    [ENGLISH, 'Bea asked Oscar about the paint.'],
    [ENGLISH, 'It was agreed that Wanda is right.'],
    [GERMAN, 'Wenn Zeit ist, prüft niemand die Adressen.'],
    [FRENCH, 'Maëlle a la liste, et elle est contente.'],
    [ENGLISH, '@bnoor reports on the hall.'],
    [ENGLISH, 'Release dates: proposed 29 November 2024'],
    [ENGLISH, "Wanda: I'll work from home."],
    ['Anwesend: alle', '- Training macht Spaß'],
    ['Anwesend: alle', '- Firma liefert morgen'],
    ['Anwesend: alle', '- Verein sucht Helfer'],
    [ENGLISH, 'Trivial to add before the fair.'],
    [ENGLISH, 'Wanda: I will make one comment on that.'],
    [ENGLISH, 'Bea to have lunch.'],
    [ENGLISH, 'Oscar: yes, it was cold, and will be colder.'],
    [ENGLISH, 'Oscar can see the plumber from here.'],
    [ENGLISH, 'The rules by which the clerk will be chosen are old.'],
  ])('%#: nobody, in %s / %s', (names, text) => {
    expect(shown(under(names, text))).toEqual([]);
  });
});

describe('work that nobody is named for', () => {
  const SPANISH = 'Asistentes: Lucía Prado, Iván Robles, Noa Ferrer';
  const PORTUGUESE = 'Presentes: Inês Faria, Rui Pinho, Lia Serra';

  test.each([
    [GERMAN, 'Das Protokoll muss noch unterschrieben werden.'],
    [GERMAN, 'Für das Fest müssen weitere Helfer gefunden werden.'],
    [GERMAN, 'Ein neuer Drucker soll angeschafft werden.'],
    [DUTCH, 'De zaal moet nog worden geboekt.'],
    [FRENCH, 'Il faut également acheter une imprimante.'],
    [FRENCH, 'Un nouveau bail devra être rédigé.'],
    [FRENCH, "Commencer par acheter l'ordinateur, puis repeindre la salle."],
    [SPANISH, 'Hay que comprar una impresora.'],
    [PORTUGUESE, 'É preciso comprar uma impressora.'],
    [ENGLISH, 'Further enquiries will be made.'],
    [ENGLISH, 'More quotes will be sought.'],
  ])('%#: open, in %s / %s', (names, text) => {
    expect(shown(under(names, text))).toEqual(['null: null']);
  });

  test.each([
    [GERMAN, 'Die Tür muss immer geschlossen werden.'],
    [GERMAN, 'Die Beiträge werden jährlich eingezogen.'],
    [GERMAN, 'Die Liste soll gepflegt werden.'],
    [DUTCH, 'De deur moet altijd gesloten zijn.'],
    [FRENCH, 'Il faut toujours prévenir la mairie.'],
    [FRENCH, 'Votre salle sera prête.'],
    [FRENCH, 'Atelier de peinture avec les enfants du quartier.'],
    [SPANISH, 'Hay que tener paciencia.'],
    [PORTUGUESE, 'É preciso ter calma.'],
    [ENGLISH, 'The weather will be fine.'],
  ])('%#: a rule or a remark, in %s / %s', (names, text) => {
    expect(shown(under(names, text))).toEqual([]);
  });
});

describe('where people read in one language and write in another', () => {
  const read = (locale: string, text: string) =>
    extract({ format: 'plain', text, kind: 'minutes' }, { ...CONTEXT, locale }).items.map(
      ({ owner, dueOn }) => `${owner}: ${dueOn}`,
    );

  test('the text decides in which language it is read', () => {
    const text = under(GERMAN, 'Greta verschickt bis Freitag die Mahnungen. Jonas soll den Raum buchen.');
    expect(read('en-GB', text)).toEqual(['Greta: 2024-05-17', 'Jonas: null']);
    expect(read('de-DE', text)).toEqual(read('en-GB', text));
  });

  test('the reader decides how a date in their own language is read', () => {
    const text = under(ENGLISH, 'Wanda will send the plan by 06/07.');
    expect(read('en-US', text)).toEqual(['Wanda: 2024-06-07']);
    expect(read('en-GB', text)).toEqual(['Wanda: 2024-07-06']);
    expect(read('de-DE', text)).toEqual(['Wanda: 2024-07-06']);
  });

  test('a date with its full stop ends no sentence', () => {
    expect(shown(under(GERMAN, 'Greta verschickt bis zum 20.06. die Mahnungen.'))).toEqual(['Greta: 2024-06-20']);
  });

  test('minutes with the join link of their meeting stay minutes', () => {
    const told = 'Der Kassenbericht wurde verlesen.\n\nEs hat Fragen gegeben.\n\nDer Bericht wurde angenommen.';
    const text = `${under(GERMAN, told, '', 'Jonas soll den Raum buchen.')}\n\nMicrosoft Teams meeting\nJoin on your computer`;
    expect(extract({ format: 'plain', text }, CONTEXT).items).toHaveLength(1);
  });
});

describe('names', () => {
  test('a list of full names is who was there, under whatever heading', () => {
    const text = '# Mitwirkende\n\nGreta Holm, Jonas Weidel, Mila Brandt\n\n# Verlauf\n\n- Mila bestellt den Kuchen.';
    expect(shown(text)).toEqual(['Mila: null']);
  });

  test('an attendance heading may say more than one word', () => {
    expect(shown('# Anwesende Mitglieder\n\nMila Brandt\n\n# Verlauf\n\n- Mila bestellt den Kuchen.')).toEqual([
      'Mila: null',
    ]);
  });

  test('a surname may be its first letter', () => {
    expect(shown('Present: Nick B, Dora H\n\nACTION: Nick call the bank')).toEqual(['Nick: null']);
  });

  test('a name alone on its line speaks what stands below it', () => {
    const text = under(ENGLISH, 'Wanda:', 'The hall was cold.', '', 'Oscar:', "I'll ask the plumber.");
    expect(shown(text)).toEqual(['Oscar: null']);
  });

  test('a label alone on its line speaks nothing', () => {
    expect(shown(under(ENGLISH, 'Hall:', "I'll ask the plumber."))).toEqual(['null: null']);
  });
});

describe('lists', () => {
  test('HTML left in Markdown has its points, and parts of a plan only gather', () => {
    const text =
      '<b>Tasks to be completed</b>\n<ul>\n<li>Phase 1\n  <ul>\n  <li>Order the paint</li>\n  <li>Ask the school</li>\n  </ul>\n</li>\n</ul>';
    expect(shown(text)).toEqual(['null: null', 'null: null']);
  });

  test('a list that ends on arrows and names has their owners', () => {
    const text = '# À faire\n\n- écrire au fournisseur -> Maëlle\n- réserver la salle -> Théo';
    expect(shown(text)).toEqual(['Maëlle: null', 'Théo: null']);
  });

  test('what is said of a task is no second task, and says whose it is', () => {
    const text = '# Tasks\n\n- Order the paint\n- Assigned to: Wanda Fry\n- Status: open';
    expect(shown(text)).toEqual(['Wanda Fry: null']);
  });

  test('surnames first are names, too', () => {
    const text = '# Tareas\n\n- Cano Moya, Yeray: integración\n- Ruiz Sanz, Eva: pruebas\n- Vega Mora, Leo: diseño';
    expect(shown(text)).toEqual(['Cano Moya, Yeray: null', 'Ruiz Sanz, Eva: null', 'Vega Mora, Leo: null']);
  });

  test('what was completed is no task', () => {
    expect(shown('# Completed tasks\n\n- Order the paint\n- Ask the school')).toEqual([]);
  });
});

describe('Japanese', () => {
  const text = (line: string) => `出席者：高木、西村、三浦\n\n・${line}`;

  test.each([
    ['西村：会場の見積もりを取る（5/20まで）', '西村: 2024-05-20'],
    ['西村: ポスターの案を出す', '西村: null'],
    ['会場の予約は三浦さんにお願いする。', '三浦: null'],
  ])('%j is a task', (line, expected) => {
    expect(shown(text(line))).toEqual([expected]);
  });

  test.each(['西村は参加できる。', '三浦さんにお礼を言いました。'])('%j is none', (line) => {
    expect(shown(text(line))).toEqual([]);
  });
});

describe('mails and talk', () => {
  test('a question that is to be answered is a request, and its day is no deadline', () => {
    expect(shown('Hi Oscar,\n\nLet me know what time suits you tomorrow.\n\nWanda', 'email')).toEqual(['Oscar: null']);
  });

  test.each(['Let me know if you have questions.', 'Let me know how it goes.'])('%j is kind', (text) => {
    expect(shown(`Hi Oscar,\n\n${text}\n\nWanda`, 'email')).toEqual([]);
  });

  test('what a group says it will send is a promise, what it will see is none', () => {
    const talk = 'Wanda Fry: We will send the list to the printer.\nOscar Tull: We will see how it looks.';
    expect(shown(talk, 'transcript')).toEqual(['null: null']);
  });

  test('whoever volunteers is the owner', () => {
    const talk = 'Wanda Fry: who counts?\nOscar Tull: I volunteer to count.\nWanda Fry: good\nOscar Tull: yes';
    expect(shown(talk, 'transcript')).toEqual(['Oscar Tull: null']);
  });

  test.each(["I'll I'll I'll write him an answer.", "I'll let them know.", "I'll double check."])(
    '%j is a promise',
    (text) => {
      expect(shown(`Wanda Fry: ${text}`, 'transcript')).toEqual(['Wanda Fry: null']);
    },
  );

  test('a promise may begin with "I think"', () => {
    const talk = "Wanda Fry: who writes?\nOscar Tull: I think I'll write the letter to the council.";
    expect(shown(talk, 'transcript')).toEqual(['Oscar Tull: null']);
  });

  test.each(["I'll be drafting the note to the council.", 'Please review and give me any comments on the plan.'])(
    '%j is work',
    (text) => {
      expect(shown(`Hi Oscar,\n\n${text}\n\nWanda`, 'email')).toHaveLength(1);
    },
  );

  test.each(["I'll be there on time.", 'Any comments?'])('%j is none', (text) => {
    expect(shown(`Hi Oscar,\n\n${text}\n\nWanda`, 'email')).toEqual([]);
  });

  test('a choice of the reader is no request, a polite opening is one', () => {
    expect(shown('Wanda Fry: if you have a minute, can you post this in the forum', 'transcript')).toHaveLength(1);
    expect(shown('Wanda Fry: if you like paper, please tick the box', 'transcript')).toEqual([]);
  });

  test('a look that somebody will take is work, also behind another verb', () => {
    expect(shown("Wanda Fry: I'll pop in and take a look at the boiler.", 'transcript')).toEqual(['Wanda Fry: null']);
    expect(shown("Wanda Fry: I'll pop in and say hello.", 'transcript')).toEqual([]);
  });

  test('the day to which something is moved is the task, not its deadline', () => {
    expect(shown(under(ENGLISH, 'ACTION: Wanda to push the fair back to 1 June'))).toEqual(['Wanda: null']);
    expect(shown(under(ENGLISH, 'ACTION: Wanda to move the chairs by 1 June'))).toEqual(['Wanda: 2024-06-01']);
  });

  test('a mail that only passes another on is read where that begins', () => {
    const mail =
      'From: Ana Lopes\nSent: Monday\nSubject: FW: key\n\nFrom: Ben Ford\nSent: Monday\nTo: Ana Lopes\n\nPlease bring the key to the hall.';
    expect(shown(mail, 'email')).toHaveLength(1);
  });
});
